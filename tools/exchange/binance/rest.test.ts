import { describe, expect, test } from 'vitest';

import { priceAt, steadyFeed } from '../steady-feed';
import { Book, type BookChange } from './book';
import { klines, markPriceKlines } from './klines';
import { openInterestHistory } from './open-interest';
import { fundingRate, premiumIndex } from './premium';
import { ticker24h } from './ticker';
import { aggTrades, recentTrades } from './trade-history';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const NOW = Date.parse('2026-03-04T05:06:07.250Z');
const OPEN_MINUTE = Math.floor(NOW / MINUTE) * MINUTE;

const feed = steadyFeed({ now: NOW });

function ask(text: string): URLSearchParams {
  return new URLSearchParams(`symbol=BTCUSDT&${text}`);
}

describe('parameters are checked as the venue checks them', () => {
  test.each([
    ['interval=1m', '', -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."],
    ['interval=1m', 'ETHUSDT', -1121, 'Invalid symbol.'],
    ['', 'BTCUSDT', -1102, "Mandatory parameter 'interval' was not sent, was empty/null, or malformed."],
    ['interval=7m', 'BTCUSDT', -1120, 'Invalid interval.'],
    ['interval=1m&limit=1501', 'BTCUSDT', -1130, "Data sent for parameter 'limit' is not valid."],
    ['interval=1m&limit=0', 'BTCUSDT', -1130, "Data sent for parameter 'limit' is not valid."],
    [
      'interval=1m&startTime=x',
      'BTCUSDT',
      -1100,
      "Illegal characters found in parameter 'startTime'; legal range is '^[0-9]{1,20}$'.",
    ],
    ['interval=1m&startTime=2&endTime=1', 'BTCUSDT', -1023, 'Start time is greater than end time.'],
  ])('klines?%s of symbol "%s" gives %d', (text, symbol, code, msg) => {
    const query = new URLSearchParams(text);
    if (symbol) query.set('symbol', symbol);
    expect(() => klines(feed, query)).toThrow(expect.objectContaining({ code, message: msg, status: 400 }));
  });
});

describe('bars', () => {
  test('without a range the newest come, and the last is still forming', () => {
    const rows = klines(feed, ask('interval=1m&limit=3'));
    expect(rows.map((row) => row[0])).toEqual([OPEN_MINUTE - 2 * MINUTE, OPEN_MINUTE - MINUTE, OPEN_MINUTE]);
    // Seconds 0 … 7 of the minute have traded: eight trades of 0.5.
    expect(rows[2]?.[5]).toBe('4.000');
    expect(rows[2]?.[8]).toBe(8);
  });

  test('a row says prices in two decimals, quantities in three, and what takers bought', () => {
    const [row] = klines(feed, ask(`interval=1m&startTime=${OPEN_MINUTE - HOUR}&limit=1`));
    const second = (OPEN_MINUTE - HOUR) / 1_000;
    const prices = Array.from({ length: 60 }, (_, i) => priceAt(second + i));
    const quote = prices.reduce((total, price) => total + price / 2, 0);
    const bought = prices
      .filter((_, i) => (second + i) % 2 === 0)
      .reduce((total, price) => total + price / 2, 0);
    expect(row).toEqual([
      OPEN_MINUTE - HOUR,
      prices[0]?.toFixed(2),
      Math.max(...prices).toFixed(2),
      Math.min(...prices).toFixed(2),
      prices[59]?.toFixed(2),
      '30.000',
      OPEN_MINUTE - HOUR + MINUTE - 1,
      quote.toFixed(5),
      60,
      '15.000',
      bought.toFixed(5),
      '0',
    ]);
  });

  test('a start wins: the first bars from it come, not the last before the end', () => {
    const start = OPEN_MINUTE - 30 * MINUTE;
    const rows = klines(feed, ask(`interval=1m&startTime=${start - 1}&endTime=${NOW}&limit=2`));
    expect(rows.map((row) => row[0])).toEqual([start, start + MINUTE]);
  });

  test('an end alone gives the newest up to it', () => {
    const end = OPEN_MINUTE - 10 * MINUTE;
    expect(klines(feed, ask(`interval=1m&endTime=${end}&limit=2`)).map((row) => row[0])).toEqual([
      end - MINUTE,
      end,
    ]);
  });

  test('a page from before the record begins with the record', () => {
    expect(klines(feed, ask(`interval=1h&startTime=${NOW - 30 * DAY}`))[0]?.[0]).toBe(feed.from);
  });

  test('nothing after now is given', () => {
    expect(klines(feed, ask(`interval=1m&startTime=${OPEN_MINUTE}&endTime=${NOW + HOUR}`))).toHaveLength(1);
  });

  test('mark bars carry prices only', () => {
    const [row] = markPriceKlines(feed, ask('interval=5m&limit=1'));
    expect(row?.slice(5)).toEqual(['0', expect.any(Number), '0', 0, '0', '0', '0']);
    expect(row?.[1]).toMatch(/^\d+\.\d{8}$/);
  });
});

describe('trades', () => {
  test('an id pages forward without a gap', () => {
    const first = aggTrades(feed, ask('fromId=5&limit=3'));
    expect(first.map(({ a }) => a)).toEqual([5, 6, 7]);
  });

  test('a range gives its first trades, ends included', () => {
    const rows = aggTrades(feed, ask(`startTime=${OPEN_MINUTE}&endTime=${OPEN_MINUTE + 2_000}`));
    expect(rows.map(({ T }) => T)).toEqual([OPEN_MINUTE, OPEN_MINUTE + 1_000, OPEN_MINUTE + 2_000]);
  });

  test('a range of an hour is too long', () => {
    expect(() => aggTrades(feed, ask(`startTime=${NOW - HOUR}&endTime=${NOW}`))).toThrow(
      expect.objectContaining({ code: -1127 }),
    );
  });

  test('without a range the newest come', () => {
    const rows = aggTrades(feed, ask('limit=1000'));
    expect(rows).toHaveLength(1000);
    expect(rows.at(-1)).toEqual({
      a: (OPEN_MINUTE + 7_000 - feed.from) / 1_000 + 1,
      p: priceAt(OPEN_MINUTE / 1_000 + 7).toFixed(2),
      q: '0.500',
      f: expect.any(Number),
      l: expect.any(Number),
      T: OPEN_MINUTE + 7_000,
      m: true,
    });
    expect(recentTrades(feed, ask('limit=2')).map(({ id }) => id)).toEqual(rows.slice(-2).map(({ a }) => a));
  });

  test('more than a thousand cannot be asked for', () => {
    expect(() => aggTrades(feed, ask('limit=1001'))).toThrow(expect.objectContaining({ code: -1130 }));
  });
});

describe('open interest history', () => {
  const grid = Math.floor(NOW / (5 * MINUTE)) * 5 * MINUTE;

  test('thirty rows unless told, on the grid of the period, ascending', () => {
    const rows = openInterestHistory(feed, ask('period=5m'));
    expect(rows).toHaveLength(30);
    expect(rows.at(-1)?.['timestamp']).toBe(grid);
    expect(rows.at(-1)?.['sumOpenInterest']).toBe(((grid - feed.from) / MINUTE + 80_000).toFixed(8));
  });

  test('a page is the end of its range, whatever the start', () => {
    const rows = openInterestHistory(
      feed,
      ask(`period=5m&startTime=${NOW - 2 * HOUR}&endTime=${NOW - HOUR}&limit=2`),
    );
    const end = Math.floor((NOW - HOUR) / (5 * MINUTE)) * 5 * MINUTE;
    expect(rows.map(({ timestamp }) => timestamp)).toEqual([end - 5 * MINUTE, end]);
  });

  test.each([
    [`period=5m&startTime=${NOW - 31 * DAY}`, "parameter 'startTime' is invalid."],
    [`period=5m&endTime=${NOW - 31 * DAY}`, "parameter 'endTime' is invalid."],
    ['period=1m', "parameter 'period' is invalid."],
    ['period=5m&limit=501', "Data sent for parameter 'limit' is not valid."],
  ])('%s is refused', (text, message) => {
    expect(() => openInterestHistory(feed, ask(text))).toThrow(
      expect.objectContaining({ code: -1130, message }),
    );
  });
});

describe('funding, premium and the day', () => {
  test('funding stands at its hours, eight apart', () => {
    const long = steadyFeed({ now: NOW, hours: 30 });
    const rows = fundingRate(long, ask(''));
    expect(rows.map(({ fundingTime }) => new Date(fundingTime as number).toISOString())).toEqual([
      '2026-03-03T00:00:00.000Z',
      '2026-03-03T08:00:00.000Z',
      '2026-03-03T16:00:00.000Z',
      '2026-03-04T00:00:00.000Z',
    ]);
    expect(rows[0]).toMatchObject({ fundingRate: '0.00010000', symbol: 'BTCUSDT' });
    expect(fundingRate(long, ask(`startTime=${long.from}&limit=1`))).toEqual(rows.slice(0, 1));
  });

  test('a symbol gives an object, none gives a list', () => {
    const one = premiumIndex(feed, ask(''));
    expect(premiumIndex(feed, new URLSearchParams())).toEqual([one]);
    expect(one).toMatchObject({ nextFundingTime: Date.parse('2026-03-04T08:00:00Z') });
  });

  test('the day sums the bars that there are', () => {
    const seconds = (OPEN_MINUTE + 8_000 - feed.from) / 1_000;
    expect(ticker24h(feed, ask(''))).toMatchObject({
      count: seconds,
      volume: (seconds / 2).toFixed(3),
      firstId: 1,
    });
  });
});

describe('the book', () => {
  test('a change carries what differs, what is gone as 0, and chains to the one before', () => {
    const changes: BookChange[] = [];
    const moving = steadyFeed({ now: OPEN_MINUTE });
    const book = new Book(moving, (change) => changes.push(change));
    book.refresh();
    moving.advance(OPEN_MINUTE + 1_000, () => {});
    book.refresh();
    expect(changes[1]?.previous).toBe(changes[0]?.last);
    expect(changes[1]?.first).toBe((changes[0]?.last ?? 0) + 1);
    const gone = (levels: [string, string][] = []): number =>
      levels.filter(([, quantity]) => quantity === '0.000').length;
    // The price rises by a tick: one ask goes, one bid of the far end goes.
    expect([gone(changes[1]?.bids), gone(changes[1]?.asks)]).toEqual([1, 1]);
    expect(book.answer(ask('limit=5'))['lastUpdateId']).toBe(changes[1]?.last);
  });

  test('only some depths can be asked for', () => {
    const book = new Book(feed, () => {});
    expect(() => book.answer(ask('limit=7'))).toThrow(expect.objectContaining({ code: -4021 }));
  });
});
