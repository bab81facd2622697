import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import { type Millis, type UnixMs, price } from '../../core/units';
import { deductions } from '../../liquidation/margin-tiers';
import { UnlistedSymbol } from '../unlisted-symbol';
import { WireError } from '../wire-error';
import { parseContext, parseContextFrame } from './asset-context';
import { type AskedBars, parseBars } from './candles';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments, tickAt } from './instrument';
import { parseMarginTiers } from './margin-tiers';
import { parseServerTime } from './server-time';
import { parseTrades } from './trades';
import * as wire from './wire-samples';
import { COIN, INTERVAL, START } from './wire-samples';

const NOW = (START + 90_000) as UnixMs;
const DATE = '2026-02-01';
const ANY: [number, number] = [0, Infinity];
const asked = (count: number): AskedBars => ({
  interval: (5 * MINUTE) as Millis,
  from: START as UnixMs,
  to: (START + count * INTERVAL) as UnixMs,
});
const refuse = (fault: WireError): never => {
  throw fault;
};

describe('each payload becomes the record that it says', () => {
  test('a candle is a bar without a taker split', () => {
    expect(parseBars(wire.candles(2), COIN, asked(2))[1]).toEqual({
      openTime: START + INTERVAL,
      duration: INTERVAL,
      open: 104_300,
      high: 104_330,
      low: 104_288,
      close: 104_312,
      volume: 12.3456099999,
    });
  });

  test('trades ascend, though the newest came first, and B means that the taker bought', () => {
    const [first, second] = parseTrades(wire.recentTrades(2), COIN, 'trades');
    expect(first).toEqual({
      key: `${START + 40}:716095722814131`,
      time: START + 40,
      price: 104_320,
      quantity: 0.015,
      taker: 'buy',
    });
    expect(second?.time).toBe(START + 80);
    expect(parseTrades([wire.trade(1, { side: 'A' })], COIN, 'trades')[0]?.taker).toBe('sell');
  });

  test('a trade has the same key whether its id came as a number or as the text that ccxt makes of it', () => {
    const [asNumber] = parseTrades([wire.trade(1)], COIN, 'trades');
    const [asText] = parseTrades([wire.trade(1, { tid: '716095722814131' })], COIN, 'trades');
    expect(asText).toEqual(asNumber);
  });

  test('an id that comes again at another time is another trade', () => {
    const keys = parseTrades([wire.trade(1), wire.trade(1, { time: START })], COIN, 'trades').map(
      ({ key }) => key,
    );
    expect(new Set(keys).size).toBe(2);
  });

  test('a context is the mark price with the funding of the hour, and half of the published open interest', () => {
    const expected = {
      mark: {
        time: NOW,
        mark: 69_172,
        index: 69_182.2,
        predictedFunding: 0.0000125,
        nextFunding: START + HOUR,
        fundingInterval: HOUR,
      },
      openInterest: { time: NOW, quantity: 17_262.25618 },
    };
    expect(parseContext(wire.metaAndContexts(), COIN, NOW)).toEqual(expected);
    expect(parseContextFrame(wire.contextFrame()['data'], COIN, NOW)).toEqual(expected);
  });

  test('a context is found by the place of its coin', () => {
    expect(parseContext(wire.metaAndContexts(), 'kPEPE', NOW).mark.mark).toBe(0.011523);
  });

  test('a context without a middle, as on an empty book, is read', () => {
    const data = { coin: COIN, ctx: wire.context({ midPx: null, premium: null, impactPxs: null }) };
    expect(parseContextFrame(data, COIN, NOW).mark.mark).toBe(69_172);
  });

  test('each funding rate is that of its hour', () => {
    const rates = parseFundingRates(wire.fundingHistory(2), COIN, ANY);
    expect(rates).toEqual([
      { time: START + 76, rate: 0.0000125, interval: HOUR, kind: 'realised' },
      { time: START + HOUR + 76, rate: -0.0000081, interval: HOUR, kind: 'realised' },
    ]);
  });

  test('the book is cut to the levels asked for', () => {
    expect(parseDepth(wire.book(), COIN, 1)).toEqual({
      time: START,
      bids: [{ price: 104_320, quantity: 7.6699 }],
      asks: [{ price: 104_321, quantity: 0.11543 }],
    });
  });

  test('the instruments are the coins that are traded', () => {
    const listed = parseInstruments(wire.metaAndContexts(), refuse);
    expect(listed.map(({ symbol }) => symbol)).toEqual([COIN, 'ETH', 'ATOM', 'kPEPE']);
    expect(listed[0]).toEqual({
      venue: 'hyperliquid',
      symbol: COIN,
      base: COIN,
      quote: 'USDC',
      linear: true,
      contractSize: 1,
      tickSize: 1,
      stepSize: 0.00001,
    });
    expect(listed[3]).toMatchObject({ base: 'kPEPE', tickSize: 0.000001, stepSize: 1 });
  });

  // "Tick and lot size": 1234.5 is valid, 1234.56 is not; 0.001234 is, 0.0012345 is not; with one decimal of size
  // 0.01234 is, 0.012345 is not; 123456 is, though it has six figures.
  test.each([
    [1234.5, 1, 0.1],
    [0.001234, 0, 0.000001],
    [0.01234, 1, 0.00001],
    [123_456, 0, 1],
    [10_000, 0, 1],
    [9_999.9, 0, 0.1],
    [14.31, 0, 0.001],
    [1, 0, 0.0001],
    [69_172, 5, 1],
    [2_412.7, 4, 0.1],
  ])('the tick at %d with %d decimals of size is %d', (mark, szDecimals, tick) => {
    expect(tickAt(price(mark), szDecimals)).toBe(tick);
  });

  test('margin tiers are those of the table that the coin names, at half of the initial margin', () => {
    const table = parseMarginTiers(wire.meta(), COIN, DATE);
    expect(table).toEqual({
      symbol: COIN,
      date: DATE,
      source: 'Hyperliquid, meta.marginTables',
      tiers: [
        { floor: 0, maxLeverage: 40, maintenanceMarginRate: 0.0125 },
        { floor: 150_000_000, maxLeverage: 20, maintenanceMarginRate: 0.025 },
      ],
    });
    // "Margin tiers": deduction(n) = deduction(n - 1) + lower bound(n) × (rate(n) - rate(n - 1)).
    expect(deductions(table)).toEqual([0, 1_875_000]);
  });

  test('the id of a table below 50 is its leverage, and without an id the coin has its own', () => {
    const flat = [{ floor: 0, maxLeverage: 5, maintenanceMarginRate: 0.1 }];
    expect(parseMarginTiers(wire.meta(), 'ATOM', DATE).tiers).toEqual(flat);
    const list = { universe: [{ name: 'ATOM', maxLeverage: 5 }], marginTables: [] };
    expect(parseMarginTiers(list, 'ATOM', DATE).tiers).toEqual(flat);
  });

  test('server time, as a number and as text', () => {
    expect(parseServerTime(wire.exchangeStatus())).toBe(START);
    expect(parseServerTime({ specialStatuses: null, time: String(START) })).toBe(START);
  });
});

describe('what does not hold is refused by its name', () => {
  test.each([
    ['candleSnapshot[3].h', { h: '104305.0' }],
    ['candleSnapshot[3].l', { l: '104301.0' }],
    ['candleSnapshot[3].o', { o: '-1' }],
    ['candleSnapshot[3].c', { c: 'NaN' }],
    ['candleSnapshot[3].v', { v: '-0.1' }],
    ['candleSnapshot[3].t', { t: START }],
    ['candleSnapshot[3].t', { t: START / 1000 }],
    ['candleSnapshot[3].T', { T: START }],
    ['candleSnapshot[3].i', { i: '15m' }],
    ['candleSnapshot[3].s', { s: 'ETH' }],
  ])('%s', (field, change) => {
    const page = [...wire.candles(3), wire.candle(3, change)];
    expect(() => parseBars(page, COIN, asked(4))).toThrow(
      `hyperliquid info/candleSnapshot: ${field}: expected`,
    );
  });

  test('bars that were not asked for', () => {
    expect(() => parseBars(wire.candles(4), COIN, asked(2))).toThrow('candleSnapshot[3].t');
  });

  test.each<[string, (coin: string) => unknown]>([
    ['candles', (coin) => parseBars(wire.candles(1), coin, asked(1))],
    ['a trade', (coin) => parseTrades([wire.trade(1)], coin, 'trades')],
    ['a context', (coin) => parseContextFrame(wire.contextFrame()['data'], coin, NOW)],
    ['funding', (coin) => parseFundingRates(wire.fundingHistory(1), coin, ANY)],
    ['a book', (coin) => parseDepth(wire.book(), coin, 5)],
  ])('%s of another coin', (_, parse) => {
    expect(parse(COIN)).toBeDefined();
    expect(() => parse('ETH')).toThrow(WireError);
  });

  test('a list of contexts that is not as long as that of coins', () => {
    const [list, contexts] = wire.metaAndContexts() as [unknown, unknown[]];
    const short = [list, contexts.slice(1)];
    expect(() => parseContext(short, COIN, NOW)).toThrow('expected 5, one for each coin, got 4');
  });

  test('one coin that does not hold leaves the others', () => {
    const [list, contexts] = wire.metaAndContexts() as [unknown, unknown[]];
    const faults: WireError[] = [];
    const spoilt = [list, [contexts[0], wire.context({ markPx: 'x' }), ...contexts.slice(2)]];
    const listed = parseInstruments(spoilt, (fault) => faults.push(fault));
    expect(listed.map(({ symbol }) => symbol)).toEqual([COIN, 'ATOM', 'kPEPE']);
    expect(faults.map(({ field }) => field)).toEqual(['metaAndAssetCtxs.markPx']);
  });

  test('a book that is crossed, or out of order', () => {
    const [bids, asks] = wire.book()['levels'] as [unknown[], unknown[]];
    const with_ = (levels: unknown): unknown => ({ ...wire.book(), levels });
    expect(() => parseDepth(with_([asks.slice(0, 1), bids.slice(0, 1)]), COIN, 5)).toThrow(
      'below the best ask',
    );
    expect(() => parseDepth(with_([bids.toReversed(), asks]), COIN, 5)).toThrow('levels[0][1].px');
    expect(() => parseDepth(with_([bids, asks.toReversed()]), COIN, 5)).toThrow('levels[1][1].px');
  });

  test('a coin that is not listed, or no more, told apart from a list that does not hold', () => {
    for (const coin of ['NOPE', 'LOOM']) {
      expect(() => parseContext(wire.metaAndContexts(), coin, NOW)).toThrow(UnlistedSymbol);
      expect(() => parseMarginTiers(wire.meta(), coin, DATE)).toThrow(UnlistedSymbol);
    }
    expect(() => parseDepth(null, 'NOPE', 5)).toThrow(UnlistedSymbol);
    expect(() => parseContext([{ universe: 1 }, []], 'NOPE', NOW)).not.toThrow(UnlistedSymbol);
    expect(() => parseContext([{ universe: 1 }, []], 'NOPE', NOW)).toThrow('metaAndAssetCtxs[0].universe');
  });

  test('a margin table that is missing, empty or does not start at nothing', () => {
    const tables = (marginTables: unknown[]): unknown => ({ ...wire.meta(), marginTables });
    const tier = (lowerBound: string): unknown => ({ lowerBound, maxLeverage: 40 });
    expect(() => parseMarginTiers(tables([]), COIN, DATE)).toThrow('a table 56');
    expect(() => parseMarginTiers(tables([[56, { marginTiers: [] }]]), COIN, DATE)).toThrow(
      'at least one tier',
    );
    const late = [[56, { marginTiers: [tier('5.0')] }]];
    expect(() => parseMarginTiers(tables(late), COIN, DATE)).toThrow('lowerBound');
    const down = [[56, { marginTiers: [tier('0.0'), tier('0.0')] }]];
    expect(() => parseMarginTiers(tables(down), COIN, DATE)).toThrow('meta.marginTiers[1].lowerBound');
  });
});
