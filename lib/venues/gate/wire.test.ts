import { array, assert, asyncProperty, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { WireError } from '../wire-error';
import { type AskedBars, parseBars, parseMarkBars } from './candles';
import { openInterestOf, parseStats, ratiosOf } from './contract-stats';
import { parseDepth } from './depth';
import { earliestPage } from './earliest-page';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseLiquidationFrame, parseLiquidations } from './liquidations';
import { parseMarginTiers } from './margin-tiers';
import { parseFundingInterval, parseMarkPrice } from './mark-price';
import { parseServerTime } from './server-time';
import { withTakerBuy } from './taker-split';
import { parseOpenInterest, parseTickerFrame } from './ticker';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, SIZE, START, SYMBOL } from './wire-samples';

const FIVE = (5 * MINUTE) as Millis;
const ANY: [number, number] = [0, Infinity];
const at = (index: number): UnixMs => (START + index * INTERVAL) as UnixMs;
const asked = (count: number): AskedBars => ({ interval: FIVE, from: at(0), to: at(count) });
const bars = (rows: unknown[]): ReturnType<typeof parseBars> => parseBars(rows, asked(9), SIZE);

describe('each payload becomes the record that it says', () => {
  test('a contract, by its multiplier', () => {
    const found = parseInstruments(wire.contracts(), () => undefined);
    expect(found[1]).toEqual({
      venue: 'gate',
      symbol: SYMBOL,
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      contractSize: 0.0001,
      tickSize: 0.1,
      stepSize: 0.0001,
    });
    expect(found[0]).toMatchObject({ symbol: 'ETH_USDT', contractSize: 0.01, stepSize: 0.001 });
  });

  test.each([
    ['delisting', { in_delisting: true }],
    ['not trading', { status: 'prelaunch' }],
    ['inverse', { type: 'inverse' }],
    ['named as no stream knows it', { name: '龙虾_USDT' }],
  ])('a contract that is %s is left out', (_, change) => {
    expect(parseInstruments([wire.contract(change)], () => undefined)).toEqual([]);
  });

  test('a contract that does not hold is left out, and said', () => {
    const faults: string[] = [];
    const rows = [wire.contract({ quanto_multiplier: '0' }), wire.contract()];
    expect(parseInstruments(rows, (fault) => faults.push(fault.field))).toHaveLength(1);
    expect(faults).toEqual(['contracts.quanto_multiplier']);
  });

  test('a candle is a bar in base units, whether sizes are text or numbers', () => {
    const bar = {
      openTime: at(1),
      duration: FIVE,
      open: 83_807.3,
      high: 83_823,
      low: 83_788.1,
      close: 83_817.9,
      volume: 29.117,
    };
    expect(bars(wire.candles(2))[1]).toEqual(bar);
    expect(bars([wire.candle(1, { v: 291_170 })])).toEqual([bar]);
    const { volume: _, ...mark } = bar;
    expect(parseMarkBars([wire.candle(1, { v: undefined })], asked(2))).toEqual([mark]);
  });

  test('a trade is a buy or a sale of its taker by the sign of its size; pages come newest first', () => {
    const sale = { id: 1, time: START + 125, price: 83_775.4, quantity: 0.0002, taker: 'sell' };
    const page = [wire.trade(2, { size: 9 }), wire.trade(1)];
    expect(parseTrades(page, SYMBOL, SIZE, ANY)).toEqual([
      sale,
      { ...sale, id: 2, time: START + 250, quantity: 0.0009, taker: 'buy' },
    ]);
    const text = [wire.trade(1, { create_time_ms: String(START / 1_000 + 0.125) })];
    expect(parseTrades(text, SYMBOL, SIZE, ANY)).toEqual([sale]);
  });

  test('the stream gives a trade the same name and another unit of time', () => {
    expect(parseTradeFrame(wire.tradesResult(), SYMBOL, SIZE)).toEqual([
      { id: 842_235_619, time: START + 732, price: 83_746.9, quantity: 0.0003, taker: 'sell' },
    ]);
  });

  test('an internal trade keeps its id and counts for nothing', () => {
    const [internal] = parseTradeFrame(wire.tradesResult({ is_internal: true }), SYMBOL, SIZE);
    expect(internal).toMatchObject({ id: 842_235_619, quantity: 0 });
  });

  test('statistics hold at the end of their period, each contract once; the newest row is not final', () => {
    const rows = parseStats(wire.statsRows(4), at(1), at(9));
    expect(openInterestOf(rows, FIVE, SIZE)).toEqual([
      { time: at(2), quantity: 28_888.8431 },
      { time: at(3), quantity: 28_888.8431 },
    ]);
    expect(ratiosOf(rows.slice(0, 1), FIVE)).toEqual([
      { time: at(2), of: 'accounts', ratio: 1.174 },
      { time: at(2), of: 'top-accounts', ratio: 1.021 },
      { time: at(2), of: 'top-positions', ratio: 0.987 },
    ]);
    expect(
      ratiosOf(parseStats([wire.stats(0, { lsr_account: 0 }), wire.stats(1)], at(0), at(1)), FIVE),
    ).toHaveLength(2);
  });

  test('open interest of the ticker counts each contract once', () => {
    expect(parseOpenInterest(wire.tickers(), SYMBOL, SIZE, at(0))).toEqual({
      time: START,
      quantity: 28_888.8431,
    });
  });

  test('the contract says mark, index and the funding that it heads for', () => {
    expect(parseMarkPrice(wire.contract(), SYMBOL, at(0))).toEqual({
      time: START,
      mark: 83_760.7,
      index: 83_802.16,
      predictedFunding: -0.000002,
      nextFunding: 1_790_380_800_000,
      fundingInterval: 8 * HOUR,
    });
    expect(parseFundingInterval(wire.contract({ funding_interval: 3_600 }), SYMBOL)).toBe(HOUR);
  });

  test('the streamed ticker says so too; an older form says less', () => {
    const { mark, openInterest } = parseTickerFrame(wire.tickerResult(), SYMBOL, SIZE, undefined);
    expect(mark).toEqual({
      time: START + 966,
      mark: 83_746.8,
      index: 83_786.4,
      predictedFunding: 0.000125,
      nextFunding: 1_790_380_800_000,
      fundingInterval: 8 * HOUR,
    });
    expect(openInterest).toEqual({ time: START + 966, quantity: 28_888.8431 });
    const gone = { t: undefined, funding_interval: undefined, funding_next_apply: undefined };
    expect(parseTickerFrame(wire.tickerResult(gone), SYMBOL, SIZE, START).mark).toEqual({
      time: START,
      mark: 83_746.8,
      index: 83_786.4,
      predictedFunding: 0.000125,
    });
  });

  test('each funding rate carries the interval that it paid for', () => {
    const rates = parseFundingRates(wire.fundingRates([0, 8, 12, 13]), (4 * HOUR) as Millis, ANY);
    expect(rates.map(({ interval }) => interval / HOUR)).toEqual([4, 8, 4, 1]);
    expect(rates[0]).toEqual({ time: START, rate: -0.000007, interval: 4 * HOUR, kind: 'realised' });
  });

  test('the book is cut to the levels asked for', () => {
    expect(parseDepth(wire.orderBook(), 1, SIZE)).toEqual({
      time: START + 121,
      bids: [{ price: 83_956.3, quantity: 1.307 }],
      asks: [{ price: 83_956.4, quantity: 4.5979 }],
    });
  });

  test('tiers begin where the one before ends', () => {
    expect(parseMarginTiers(wire.riskLimitTiers(), SYMBOL, '2026-09-25')?.tiers).toEqual([
      { floor: 0, maxLeverage: 200, maintenanceMarginRate: 0.003 },
      { floor: 500_000, maxLeverage: 150.01, maintenanceMarginRate: 0.0035 },
    ]);
    expect(parseMarginTiers([], SYMBOL, '2026-09-25')).toBeUndefined();
  });

  test('server time', () => {
    expect(parseServerTime({ server_time: START })).toBe(START);
  });
});

describe('the side of a forced order', () => {
  const long = { time: START, position: 'long', quantity: 0.06, orderPrice: 3_405, fillPrice: 3_424 };

  test('in the history a positive size was a long, as its fill above the limit of a sale shows', () => {
    expect(parseLiquidations([wire.liqOrder()], SYMBOL, SIZE, ANY)).toEqual([long]);
    const bought = wire.liqOrder({ size: -165, order_size: 165, order_price: '28225', fill_price: '28070' });
    expect(parseLiquidations([bought], SYMBOL, SIZE, ANY)).toMatchObject([{ position: 'short' }]);
  });

  test('in the stream a negative size closed a long', () => {
    expect(parseLiquidationFrame(wire.liquidatesResult(), SYMBOL, SIZE)).toEqual([
      { time: START + 123, position: 'long', quantity: 0.0077, orderPrice: 63_527.5 },
      { time: START + 456, position: 'short', quantity: 0.001, orderPrice: 63_530.1 },
    ]);
    const [single] = wire.liquidatesResult();
    expect(parseLiquidationFrame(single, SYMBOL, SIZE)).toHaveLength(1);
  });

  test('one that says both signs alike is not believed; one that was not filled has no fill', () => {
    expect(() => parseLiquidations([wire.liqOrder({ order_size: '600' })], SYMBOL, SIZE, ANY)).toThrow(
      'liq_orders[0].order_size: expected the sign that size has not',
    );
    const unfilled = [wire.liqOrder({ fill_price: '0' })];
    expect(parseLiquidations(unfilled, SYMBOL, SIZE, ANY)[0]).not.toHaveProperty('fillPrice');
  });
});

describe('what takers bought of a bar', () => {
  const split = (row: Record<string, unknown>): number | undefined =>
    withTakerBuy(
      bars([wire.candle(0)]),
      parseStats([wire.stats(0, row), wire.stats(1)], at(0), at(1)),
      SIZE,
    )[0]!.takerBuy;

  test('is what the statistics of the same period say', () => {
    expect(split({})).toBeCloseTo(11.8229, 9);
    expect(split({ long_taker_size: '0', short_taker_size: '291170' })).toBe(0);
  });

  test('is unknown where they tell of another volume, or of none', () => {
    expect(split({ long_taker_size: '60000' })).toBeUndefined();
    expect(split({ long_taker_size: '0', short_taker_size: '0' })).toBeUndefined();
    expect(split({ long_taker_size: undefined })).toBeUndefined();
    expect(withTakerBuy(bars([wire.candle(3)]), [], SIZE)[0]).not.toHaveProperty('takerBuy');
  });

  test('is never more than the volume, nor less than nothing', () => {
    assert(
      property(integer({ min: 0, max: 291_170 }), integer({ min: -2_900, max: 2_900 }), (long, off) => {
        const short = Math.max(0, 291_170 - long + off);
        const bought = split({ long_taker_size: String(long), short_taker_size: String(short) })!;
        expect(bought).toBeGreaterThanOrEqual(0);
        expect(bought).toBeLessThanOrEqual(29.117);
      }),
    );
  });

  test('of a bar without trades is nothing', () => {
    const quiet = bars([wire.candle(0, { v: '0' })]);
    const none = { long_taker_size: '0', short_taker_size: '0' };
    const stats = parseStats([wire.stats(0, none), wire.stats(1)], at(0), at(1));
    expect(withTakerBuy(quiet, stats, SIZE)[0]).toHaveProperty('takerBuy', 0);
  });
});

describe('what does not hold is refused by its name', () => {
  test.each([
    ['candlesticks[3].h', { h: '83810' }],
    ['candlesticks[3].l', { l: '83810' }],
    ['candlesticks[3].o', { o: '-1' }],
    ['candlesticks[3].c', { c: 'NaN' }],
    ['candlesticks[3].v', { v: '-1' }],
    ['candlesticks[3].t', { t: START / 1_000 }],
    ['candlesticks[3].t', { t: START }],
    ['candlesticks[3].t', { t: START / 1_000 + 901 }],
  ])('%s', (field, change) => {
    expect(() => bars([...wire.candles(3), wire.candle(3, change)])).toThrow(
      `gate futures/usdt/candlesticks: ${field}: expected`,
    );
  });

  test('bars that were not asked for', () => {
    expect(() => parseBars(wire.candles(4), asked(2), SIZE)).toThrow('candlesticks[3].t');
  });

  test.each<[string, (symbol: string) => unknown]>([
    ['a trade', (symbol) => parseTrades(wire.trades(1), symbol, SIZE, ANY)],
    ['a streamed trade', (symbol) => parseTradeFrame(wire.tradesResult(), symbol, SIZE)],
    ['a ticker', (symbol) => parseOpenInterest(wire.tickers(), symbol, SIZE, at(0))],
    ['a streamed ticker', (symbol) => parseTickerFrame(wire.tickerResult(), symbol, SIZE, START)],
    ['a contract', (symbol) => parseMarkPrice(wire.contract(), symbol, at(0))],
    ['a forced order', (symbol) => parseLiquidations([wire.liqOrder()], symbol, SIZE, ANY)],
    ['a streamed forced order', (symbol) => parseLiquidationFrame(wire.liquidatesResult(), symbol, SIZE)],
  ])('%s of another symbol', (_, parse) => {
    expect(parse(SYMBOL)).toBeDefined();
    expect(() => parse('ETH_USDT')).toThrow(WireError);
  });

  test('a repeated trade id', () => {
    const twice = [wire.trade(1), wire.trade(1)];
    expect(() => parseTrades(twice, SYMBOL, SIZE, ANY)).toThrow('trades[1].id: expected more than 1');
  });

  test('a crossed book', () => {
    const crossed = { ...wire.orderBook(), asks: [{ p: '83956.3', s: '1' }] };
    expect(() => parseDepth(crossed, 5, SIZE)).toThrow('order_book.bids[0].p');
  });

  test('milliseconds where the venue has seconds', () => {
    expect(() => parseTrades([wire.trade(1, { create_time_ms: START })], SYMBOL, SIZE, ANY)).toThrow(
      'trades[0].create_time_ms: expected milliseconds from 2015 to 2100',
    );
  });
});

describe('of a venue that gives the newest rows of a window', () => {
  const SECOND = 1_000;
  const row = (time: number): { time: UnixMs } => ({ time: (START + time) as UnixMs });

  test('the earliest are found by halving, and nothing before `until` is missing', async () => {
    const most = 10;
    await assert(
      asyncProperty(
        array(integer({ min: 0, max: 60 * SECOND }), { maxLength: 200 }),
        integer({ min: 0, max: 59 * SECOND }),
        integer({ min: 1, max: 60 * SECOND }),
        async (times, start, span) => {
          const all = times.map(row).toSorted((a, b) => a.time - b.time);
          const within = (from: number, to: number): typeof all =>
            all.filter(({ time }) => time >= from && time < to);
          const ask = async (from: UnixMs, to: UnixMs): Promise<typeof all> => {
            const found = within(from, to + SECOND);
            return from === to ? found : found.slice(-most);
          };
          const from = (START + start) as UnixMs;
          const { rows, until } = await earliestPage(ask, most, from, (from + span) as UnixMs);
          expect(until).toBeGreaterThan(from);
          expect(rows).toEqual(within(from, until));
        },
      ),
    );
  });
});
