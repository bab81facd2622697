import { beforeEach, describe, expect, test } from 'vitest';

import type { MarketFeed } from '../market-feed';
import { steadyFeed } from '../steady-feed';
import type { VenueWire, WireAnswer } from '../venue-wire';
import { createBybitWire } from './wire';

const MINUTE = 60_000;
let feed: MarketFeed;
let wire: VenueWire;

beforeEach(() => {
  feed = steadyFeed({ now: Date.now(), hours: 30 });
  wire = createBybitWire(feed);
});

function ask(path: string, by = wire): WireAnswer | undefined {
  return by.answer({ method: 'GET', url: new URL(`https://api.bybit.com/v5/market/${path}`), body: '' });
}

/** The rows of a list, and the cursor to the next ones. */
function list(path: string): { rows: Record<string, string>[]; cursor: string } {
  const { result } = ask(path)!.body as {
    result: { list: Record<string, string>[]; nextPageCursor?: string };
  };
  return { rows: result.list, cursor: result.nextPageCursor ?? '' };
}

const klines = (query: string): number[] =>
  list(`kline?category=linear&symbol=BTCUSDT&interval=1&${query}`).rows.map((row) => Number(row[0]));

describe('pages', () => {
  test('of bars come newest first, both ends included, the newest ones if there are too many', () => {
    const end = Math.floor(feed.now() / MINUTE) * MINUTE - 60 * MINUTE;
    expect(klines(`start=${end - 2 * MINUTE}&end=${end}`)).toEqual([end, end - MINUTE, end - 2 * MINUTE]);
    expect(klines(`start=${end - 9 * MINUTE}&end=${end}&limit=2`)).toEqual([end, end - MINUTE]);
    expect(klines(`start=${end}&limit=2`)).toEqual([end + MINUTE, end]);
    expect(klines('')).toHaveLength(200);
  });

  test('of open interest lead on by their cursor, until the record begins', () => {
    const times: number[] = [];
    let cursor = '';
    do {
      const page = list(
        `open-interest?category=linear&symbol=BTCUSDT&intervalTime=5min&limit=200&cursor=${cursor}`,
      );
      times.push(...page.rows.map(({ timestamp }) => Number(timestamp)));
      ({ cursor } = page);
    } while (cursor !== '');
    expect(times).toEqual(times.map((_, i) => times[0]! - i * 5 * MINUTE));
    expect(times.at(-1)).toBe(feed.from);
  });

  test('of open interest without an end ignore the start', () => {
    const query = 'open-interest?category=linear&symbol=BTCUSDT&intervalTime=5min&limit=3';
    expect(list(`${query}&startTime=${feed.from}`)).toEqual(list(query));
  });

  test('of instruments are cut at the limit, and go on at the cursor', () => {
    const first = list('instruments-info?category=linear&limit=2');
    const next = list(`instruments-info?category=linear&limit=2&cursor=${first.cursor}`);
    const all = list('instruments-info?category=linear');
    expect([...first.rows, ...next.rows]).toEqual(all.rows.slice(0, 4));
    expect(all.cursor).toBe('');
    expect(all.rows.filter(({ symbol }) => symbol === 'BTCUSDT')).toHaveLength(1);
  });
});

describe('refusals are codes in answers of status 200', () => {
  test.each([
    ['an unknown symbol', 'tickers?category=linear&symbol=NOPEUSDT', 'params error: symbol invalid'],
    [
      'a symbol of the other category',
      'tickers?category=inverse&symbol=BTCUSDT',
      'params error: symbol invalid',
    ],
    ['no category', 'kline?symbol=BTCUSDT&interval=1', 'params error: Category is invalid'],
    [
      'an unknown interval',
      'kline?category=linear&symbol=BTCUSDT&interval=7',
      'params error: interval is invalid',
    ],
    [
      'a limit over the cap',
      'kline?category=linear&symbol=BTCUSDT&interval=1&limit=1001',
      'limit is invalid',
    ],
    ['a start alone', 'funding/history?category=linear&symbol=BTCUSDT&startTime=1', 'endTime is required'],
  ])('%s', (_, path, message) => {
    expect(ask(path)).toMatchObject({
      status: 200,
      body: { retCode: 10_001, retMsg: expect.stringContaining(message), result: {} },
    });
  });

  test('a path of another venue is left to it', () => {
    const url = new URL('https://api.bybit.com/fapi/v1/time');
    expect(wire.answer({ method: 'GET', url, body: '' })).toBeUndefined();
  });
});

test('a contract that is listed without a market has empty data', () => {
  expect(list('kline?category=inverse&symbol=BTCUSD&interval=1').rows).toEqual([]);
  expect(list('recent-trade?category=linear&symbol=BTCPERP').rows).toEqual([]);
});

test('the 601st request within five seconds is refused, and so are all others, unless the limit is lifted', () => {
  const free = createBybitWire(feed, { unlimited: true });
  for (let request = 0; request < 600; request++) {
    expect(ask('time')?.status).toBe(200);
    ask('time', free);
  }
  expect(ask('time')).toMatchObject({ status: 403, body: expect.stringContaining('too frequent') });
  expect(ask('time')?.status).toBe(403);
  expect(ask('time', free)?.status).toBe(200);
});
