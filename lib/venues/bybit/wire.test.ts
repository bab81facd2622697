import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import type { Millis, Price, UnixMs } from '../../core/units';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { WireError } from '../wire-error';
import { banIn } from './bans';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { type InstrumentPage, parseInstruments } from './instrument';
import { type AskedBars, parseBars, parseMarkBars, parseMarkOpens } from './klines';
import { liquidationReader } from './liquidations';
import { parseLongShortRatios } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTicker, tickerReader } from './ticker';
import { parseRecentTrades, tradeReader } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, INVERSE, START, SYMBOL } from './wire-samples';

const ANY: [number, number] = [0, Infinity];
const none = (): undefined => undefined;
const EIGHT_HOURS = (8 * HOUR) as Millis;
const asked = (count: number, symbol = SYMBOL): AskedBars => ({
  symbol,
  interval: (5 * MINUTE) as Millis,
  from: START as UnixMs,
  to: (START + count * INTERVAL) as UnixMs,
});

/** A row of the sample with other fields. */
function changed(payload: unknown, change: object): unknown {
  const { result, ...rest } = payload as { result: { list: object[] } };
  const list = result.list.map((row) => ({ ...row, ...change }));
  return { ...rest, result: { ...result, list } };
}

describe('each payload becomes the record that it says', () => {
  test('klines come newest first and become bars, ascending, without a taker split', () => {
    const bars = parseBars(wire.kline(3), asked(3));
    expect(bars.map(({ openTime }) => (openTime - START) / INTERVAL)).toEqual([0, 1, 2]);
    expect(bars[1]).toEqual({
      openTime: START + INTERVAL,
      duration: INTERVAL,
      open: 37_000.1,
      high: 37_050.5,
      low: 36_990,
      close: 37_020.3,
      volume: 120.5,
    });
  });

  test('of an inverse contract the turnover is the volume in coins', () => {
    expect(parseBars(wire.kline(1, INVERSE), asked(1, INVERSE))[0]?.volume).toBe(4_460_000.25);
  });

  test('a bar that is not over when the venue answers is left out, but its opening mark is known', () => {
    const early = { ...(wire.kline(3) as object), time: START + 3 * INTERVAL - 1 };
    expect(parseBars(early, asked(3))).toHaveLength(2);
    expect(parseBars({ ...early, time: START + 3 * INTERVAL }, asked(3))).toHaveLength(3);
    const marks = { ...(wire.markPriceKline(3) as object), time: START + 3 * INTERVAL - 1 };
    expect(parseMarkBars(marks, asked(3))).toHaveLength(2);
    expect(parseMarkOpens(marks, asked(3)).get((START + 2 * INTERVAL) as UnixMs)).toBe(37_000.1);
  });

  test('recent trades come newest first; fills of one instant keep their order', () => {
    const trades = parseRecentTrades(wire.recentTrade(4), SYMBOL);
    expect(trades.map(({ key }) => Number(key?.at(-1)))).toEqual([0, 1, 2, 3]);
    expect(trades[1]).toEqual({
      key: 'f520fc20-d8dd-5b31-9112-000000000001',
      time: START,
      price: 37_000.1,
      quantity: 0.25,
      taker: 'sell',
    });
  });

  test('streamed trades come oldest first, many to a frame', () => {
    const read = tradeReader(SYMBOL);
    expect(read(wire.publicTradeFrame()).map(({ time, taker, quantity }) => [time, taker, quantity])).toEqual(
      [
        [START, 'buy', 0.25],
        [START + 1, 'sell', 0.25],
      ],
    );
  });

  test('of an inverse contract a size is in USD', () => {
    expect(tradeReader(INVERSE)(wire.publicTradeFrame(INVERSE))[0]?.quantity).toBe(0.25 / 37_000);
    expect(liquidationReader(INVERSE)(wire.allLiquidationFrame(INVERSE))[0]?.quantity).toBe(0.5 / 36_800);
    expect(parseDepth(wire.orderbook(INVERSE), INVERSE, 1).asks[0]?.quantity).toBe(2 / 37_000.2);
  });

  test('a Buy is a long that was liquidated, a Sell a short, at the price of bankruptcy', () => {
    const frame = wire.allLiquidationFrame();
    const long = { time: START, position: 'long', quantity: 0.5, orderPrice: 36_800 };
    expect(liquidationReader(SYMBOL)(frame)).toEqual([long]);
    const sold = { ...frame, data: frame.data.map((row) => ({ ...row, S: 'Sell' })) };
    expect(liquidationReader(SYMBOL)(sold)).toEqual([{ ...long, position: 'short' }]);
  });

  test('the ticker is the mark price, the funding ahead, and the open interest counted once', () => {
    const time = START + 30 * INTERVAL + 7;
    expect(parseTicker(wire.tickers(), SYMBOL)).toEqual({
      mark: {
        time,
        mark: 37_001.25,
        index: 36_999.75,
        predictedFunding: -0.000125,
        nextFunding: 1_700_006_400_000,
        fundingInterval: 8 * HOUR,
      },
      openInterest: { time, quantity: 26_332.321 },
    });
  });

  test('open interest of both sides is halved where the venue gives no single side', () => {
    const { result, ...rest } = wire.tickers();
    delete result.list[0]?.['singleOpenInterest'];
    expect(parseTicker({ ...rest, result }, SYMBOL).openInterest.quantity).toBe(26_332.321);
    const unfilled = changed(wire.openInterest(1), { singleOpenInterest: '0' });
    expect(parseOpenInterestHistory(unfilled, SYMBOL, ANY, none)[0]?.quantity).toBe(26_332.321);
  });

  test('open interest of an inverse contract is in USD, and turned to coins at the mark of its instant', () => {
    expect(parseTicker(wire.tickers(INVERSE), INVERSE).openInterest.quantity).toBe(26_332.321 / 37_001.25);
    const priceAt = (time: UnixMs): Price | undefined => (time === START ? (40_000 as Price) : undefined);
    expect(parseOpenInterestHistory(wire.openInterest(2, INVERSE), INVERSE, ANY, priceAt)).toEqual([
      { time: START, quantity: 26_332.321 / 40_000 },
    ]);
  });

  test('open interest in the past comes newest first', () => {
    expect(parseOpenInterestHistory(wire.openInterest(2), SYMBOL, ANY, none)).toEqual([
      { time: START, quantity: 26_332.321 },
      { time: START + INTERVAL, quantity: 26_332.321 },
    ]);
  });

  test('each funding rate carries the interval that it paid for', () => {
    const rates = parseFundingRates(wire.fundingHistory([0, 8, 12, 13]), SYMBOL, HOUR, ANY);
    expect(rates.map(({ interval }) => interval / HOUR)).toEqual([8, 8, 4, 1]);
    expect(rates[0]).toEqual({ time: START, rate: 0.0001, interval: 8 * HOUR, kind: 'realised' });
    expect(parseFundingRates(wire.fundingHistory([0, 24]), SYMBOL, EIGHT_HOURS, ANY)[1]?.interval).toBe(
      8 * HOUR,
    );
  });

  test('the book is cut to the levels asked for', () => {
    expect(parseDepth(wire.orderbook(), SYMBOL, 1)).toEqual({
      time: START,
      bids: [{ price: 37_000.1, quantity: 4 }],
      asks: [{ price: 37_000.2, quantity: 2 }],
    });
  });

  test('the accounts lean by longs over shorts; where all lean to one side there is no ratio', () => {
    const [first] = parseLongShortRatios(wire.accountRatio(2), SYMBOL, ANY);
    expect(first).toEqual({ time: START, of: 'accounts', ratio: 0.6 / 0.4 });
    const oneSided = changed(wire.accountRatio(1), { buyRatio: '1', sellRatio: '0' });
    expect(parseLongShortRatios(oneSided, SYMBOL, ANY)).toEqual([]);
  });

  test('server time', () => {
    expect(parseServerTime(wire.answer({ timeSecond: '1', timeNano: '1' }))).toBe(START + 30 * INTERVAL + 7);
  });
});

describe('margin tiers', () => {
  test('start where the tier below ends, whatever their order', () => {
    expect(parseMarginTiers(wire.riskLimit(), SYMBOL, undefined)).toEqual({
      symbol: SYMBOL,
      date: '2023-11-15',
      source: 'Bybit, Get Risk Limit',
      tiers: [
        { floor: 0, maxLeverage: 150, maintenanceMarginRate: 0.0033 },
        { floor: 300_000, maxLeverage: 100, maintenanceMarginRate: 0.005 },
      ],
    });
  });

  test('in per cent are told by their initial margin', () => {
    const inPercent = { maintenanceMargin: '0.5', initialMargin: '1', maxLeverage: '100.00' };
    const tiers = parseMarginTiers(changed(wire.riskLimit(), inPercent), SYMBOL, undefined)?.tiers;
    expect(tiers?.map(({ maintenanceMarginRate }) => maintenanceMarginRate)).toEqual([0.005, 0.005]);
    const neither = changed(wire.riskLimit(), { initialMargin: '0.1' });
    expect(() => parseMarginTiers(neither, SYMBOL, undefined)).toThrow('risk-limit.initialMargin: expected');
  });

  test('of an inverse contract are in coins, and become quote units at the mark', () => {
    const tiers = parseMarginTiers(wire.riskLimit(INVERSE), INVERSE, 40_000 as Price)?.tiers;
    expect(tiers?.map(({ floor }) => floor)).toEqual([0, 300_000 * 40_000]);
  });

  test('are undefined where the venue lists none', () => {
    expect(parseMarginTiers(wire.answer({ list: [] }), SYMBOL, undefined)).toBeUndefined();
  });
});

describe('instruments', () => {
  const inverse = wire.contract({
    symbol: INVERSE,
    contractType: 'InversePerpetual',
    quoteCoin: 'USD',
    settleCoin: 'BTC',
    lotSizeFilter: { qtyStep: '1' },
  });
  const faults: WireError[] = [];
  const parse = (list: readonly unknown[], category: 'linear' | 'inverse' = 'linear'): InstrumentPage =>
    parseInstruments(wire.instrumentsInfo(list, '', category), category, (fault) => faults.push(fault));

  test('a linear contract is a unit of its base, an inverse one a dollar', () => {
    expect(parse([wire.contract()]).instruments).toEqual([
      {
        venue: 'bybit',
        symbol: SYMBOL,
        base: 'BTC',
        quote: 'USDT',
        linear: true,
        contractSize: 1,
        tickSize: 0.1,
        stepSize: 0.001,
      },
    ]);
    expect(parse([inverse], 'inverse').instruments[0]).toMatchObject({
      symbol: INVERSE,
      base: 'BTC',
      quote: 'USD',
      linear: false,
      contractSize: 1,
      stepSize: 1,
    });
  });

  test('only perpetuals that trade are listed, those in USDC too', () => {
    const list = [
      wire.contract({ symbol: 'BTCPERP', quoteCoin: 'USDC', settleCoin: 'USDC' }),
      wire.contract({ symbol: 'BTCUSDT-26DEC25', contractType: 'LinearFutures' }),
      wire.contract({ symbol: 'NEWUSDT', status: 'PreLaunch', isPreListing: true }),
      wire.contract({ symbol: 'OLDUSDT', status: 'Closed' }),
    ];
    expect(parse(list).instruments.map(({ symbol, quote }) => [symbol, quote])).toEqual([
      ['BTCPERP', 'USDC'],
    ]);
  });

  test('one that does not hold is left out and said, the others stay', () => {
    faults.length = 0;
    const odd = [
      wire.contract({ symbol: 'XUSDT', settleCoin: 'BTC' }),
      wire.contract({ symbol: 'XUSD' }),
      wire.contract({ symbol: 'YUSDT', priceFilter: { tickSize: '0' } }),
    ];
    expect(parse([...odd, wire.contract()]).instruments).toHaveLength(1);
    expect(faults.map(({ field }) => field)).toEqual([
      'instruments-info.settleCoin',
      'instruments-info.symbol',
      'instruments-info.priceFilter.tickSize',
    ]);
  });

  test('a cursor leads on until the list is empty', () => {
    const page = (list: readonly unknown[], cursor: string) =>
      parseInstruments(wire.instrumentsInfo(list, cursor), 'linear', () => undefined).cursor;
    expect(page([wire.contract()], 'first%3D1')).toBe('first%3D1');
    expect(page([wire.contract()], '')).toBeUndefined();
    expect(page([], 'first%3D1')).toBeUndefined();
  });
});

describe('the ticker stream sends only what changed', () => {
  test('a delta is laid over what is known', () => {
    const read = tickerReader(SYMBOL);
    expect(read(wire.tickerSnapshot())).toMatchObject({
      mark: { mark: 37_001.25 },
      openInterest: { quantity: 26_332.321 },
    });
    expect(read(wire.tickerDelta({ markPrice: '37100.00' }))).toEqual({
      mark: {
        time: START,
        mark: 37_100,
        index: 36_999.75,
        predictedFunding: -0.000125,
        nextFunding: 1_700_006_400_000,
        fundingInterval: 8 * HOUR,
      },
    });
    expect(read(wire.tickerDelta({ fundingRate: '0.0003' })).mark).toMatchObject({
      mark: 37_100,
      predictedFunding: 0.0003,
    });
  });

  test('open interest is told only when it changed', () => {
    const read = tickerReader(SYMBOL);
    read(wire.tickerSnapshot());
    expect(read(wire.tickerDelta({ bid1Price: '37000.00' }))).toEqual({});
    expect(read(wire.tickerDelta({ openInterestValue: '1.0', singleOpenInterestValue: '0.5' }))).toEqual({});
    expect(read(wire.tickerDelta({ openInterest: '100', singleOpenInterest: '50' }))).toEqual({
      openInterest: { time: START, quantity: 50 },
    });
    expect(read(wire.tickerDelta({ openInterest: '120' })).openInterest?.quantity).toBe(60);
  });

  test('of an inverse contract it is turned to coins at the mark that is known', () => {
    const read = tickerReader(INVERSE);
    read(wire.tickerSnapshot(INVERSE));
    const change = { markPrice: '40000', openInterest: '160000', singleOpenInterest: '80000' };
    expect(read(wire.tickerDelta(change, INVERSE)).openInterest?.quantity).toBe(2);
  });

  test('a delta without a snapshot before it is refused, and so is one that does not hold', () => {
    expect(() => tickerReader(SYMBOL)(wire.tickerDelta({ markPrice: '1' }))).toThrow('a snapshot first');
    const read = tickerReader(SYMBOL);
    read(wire.tickerSnapshot());
    expect(() => read(wire.tickerDelta({ markPrice: '-1' }))).toThrow(WireError);
    expect(read(wire.tickerDelta({ indexPrice: '37000' })).mark?.mark).toBe(37_001.25);
  });
});

describe('what does not hold is refused by its name', () => {
  const page = (change: Partial<Record<number, unknown>>): unknown =>
    wire.answer({ symbol: SYMBOL, list: [wire.klineRow(1, change), wire.klineRow(0)] });
  test.each([
    ['kline[0].high', { 2: '-37050.5' }],
    ['kline[0].open', { 1: 'NaN' }],
    ['kline[0].volume', { 5: '-0.1' }],
    ['kline[0].turnover', { 6: '1e9' }],
    ['kline[0].openTime', { 0: String(START / 1000) }],
    ['kline[1].openTime', { 0: String(START) }],
    ['kline[1].openTime', { 0: String(START + INTERVAL + 1) }],
    ['kline[1].high', { 2: '36995' }],
    ['kline[1].low', { 3: '37001' }],
  ])('%s', (field, change) => {
    expect(() => parseBars(page(change), asked(2))).toThrow(`bybit v5/market/kline: ${field}: expected`);
  });

  test('bars that were not asked for', () => {
    expect(() => parseBars(wire.kline(4), asked(2))).toThrow('kline[2].openTime');
  });

  test.each<[string, (symbol: string) => unknown]>([
    ['bars', (symbol) => parseBars(wire.kline(2), asked(2, symbol))],
    ['trades', (symbol) => parseRecentTrades(wire.recentTrade(2), symbol)],
    ['streamed trades', (symbol) => tradeReader(symbol)(wire.publicTradeFrame())],
    ['liquidations', (symbol) => liquidationReader(symbol)(wire.allLiquidationFrame())],
    ['a ticker', (symbol) => parseTicker(wire.tickers(), symbol)],
    ['a streamed ticker', (symbol) => tickerReader(symbol)(wire.tickerSnapshot())],
    ['past open interest', (symbol) => parseOpenInterestHistory(wire.openInterest(2), symbol, ANY, none)],
    ['funding', (symbol) => parseFundingRates(wire.fundingHistory([0]), symbol, HOUR, ANY)],
    ['a book', (symbol) => parseDepth(wire.orderbook(), symbol, 5)],
    ['ratios', (symbol) => parseLongShortRatios(wire.accountRatio(1), symbol, ANY)],
    ['tiers', (symbol) => parseMarginTiers(wire.riskLimit(), symbol, undefined)],
  ])('%s of another symbol', (_, parse) => {
    expect(parse(SYMBOL)).toBeDefined();
    expect(() => parse('ETHUSDT')).toThrow(WireError);
  });

  test('a crossed book', () => {
    const { result, ...rest } = wire.orderbook() as { result: object };
    const crossed = { ...rest, result: { ...result, a: [['37000.10', '1']] } };
    expect(() => parseDepth(crossed, SYMBOL, 5)).toThrow('bids[0].price: expected below the best ask');
  });

  test('one side of the open interest that is more than both', () => {
    const odd = changed(wire.openInterest(1), { singleOpenInterest: '52665' });
    expect(() => parseOpenInterestHistory(odd, SYMBOL, ANY, none)).toThrow('singleOpenInterest: expected');
  });
});

describe('a code other than 0', () => {
  const read = (retCode: number, retMsg: string) => (): unknown =>
    parseTicker(wire.refusal(retCode, retMsg), SYMBOL);

  test('says which symbol is not listed', () => {
    expect(read(10_001, 'params error: symbol invalid')).toThrow(UnlistedSymbol);
    expect(read(10_001, 'Not supported symbols')).toThrow(UnlistedSymbol);
    expect(read(10_029, 'The requested symbol is invalid')).toThrow(UnlistedSymbol);
  });

  test('that blames another parameter is an error of the wire, any other one of the venue', () => {
    expect(read(10_001, 'params error: Interval is invalid')).toThrow(
      'retCode: expected 0, got "10001 params',
    );
    expect(read(10_016, 'System error')).toThrow(VenueUnavailable);
  });

  test('is a ban where it says so, as long as the venue’s own window or ten minutes', () => {
    const body = (code: number): string => JSON.stringify(wire.refusal(code, 'Too many visits!'));
    expect(banIn(200, body(10_006))).toBe(5_000);
    expect(banIn(200, body(10_018))).toBe(10 * MINUTE);
    expect(banIn(200, body(10_001))).toBeUndefined();
    expect(banIn(200, body(10_006) + ' '.repeat(1_000))).toBeUndefined();
    expect(banIn(403, 'access too frequent')).toBe(10 * MINUTE);
    expect(banIn(403, 'The distribution is configured to block access from your country.')).toBeUndefined();
  });
});
