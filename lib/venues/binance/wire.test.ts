import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { parseDepth } from './depth';
import { parseFundingInfo, parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { type AskedBars, parseBars, parseMarkBars } from './klines';
import { parseLiquidationFrame } from './liquidations';
import { parseMarkPriceFrame, parsePremiumIndex } from './mark-price';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { TakerSplit } from './taker-split';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, START, SYMBOL } from './wire-samples';

const instrumentsOf = (payload: unknown): Instrument[] =>
  parseInstruments(payload, (fault) => {
    throw fault;
  });
const ANY: [number, number] = [0, Infinity];
const asked = (count: number): AskedBars => ({
  interval: (5 * MINUTE) as Millis,
  from: START as UnixMs,
  to: (START + count * INTERVAL) as UnixMs,
});

describe('each payload becomes the record that it says', () => {
  test('a kline is a bar, with the taker-bought part of its volume', () => {
    expect(parseBars(wire.klines(2), asked(2))[1]).toEqual({
      openTime: START + INTERVAL,
      duration: INTERVAL,
      open: 37_000.1,
      high: 37_050.5,
      low: 36_990,
      close: 37_020.3,
      volume: 120.5,
      takerBuy: 70.25,
    });
  });

  test('a mark price kline is a mark bar, whatever stands in its other columns', () => {
    const row = wire.klineRow(0, { 5: '0  ', 9: '0' });
    expect(parseMarkBars([row], asked(1))).toEqual([
      { openTime: START, duration: INTERVAL, open: 37_000.1, high: 37_050.5, low: 36_990, close: 37_020.3 },
    ]);
  });

  test('an aggregate trade whose buyer was the maker is a sale by the taker', () => {
    const trade = { id: 1, time: START + 40, price: 37_000.1, quantity: 0.25, taker: 'sell' };
    expect(parseTrades([wire.aggTrade(1)], ANY, ANY)).toEqual([trade]);
    expect(parseTrades([{ ...wire.aggTrade(1), m: false }], ANY, ANY)).toEqual([{ ...trade, taker: 'buy' }]);
    expect(parseTradeFrame(wire.aggTradeFrame(), SYMBOL)).toEqual({ ...trade, id: 7, time: START + 280 });
  });

  test('a forced SELL closed a long, a forced BUY a short', () => {
    const frame = wire.forceOrderFrame() as { o: object };
    const long = {
      time: START,
      position: 'long',
      quantity: 0.014,
      orderPrice: 36_910,
      fillPrice: 36_950.5,
    };
    expect(parseLiquidationFrame(frame, SYMBOL)).toEqual(long);
    const bought = { ...frame, o: { ...frame.o, S: 'BUY' } };
    expect(parseLiquidationFrame(bought, SYMBOL)).toEqual({ ...long, position: 'short' });
  });

  test('a forced order that is not filled has no fill price', () => {
    const frame = wire.forceOrderFrame() as { o: object };
    expect(parseLiquidationFrame({ ...frame, o: { ...frame.o, ap: '0' } }, SYMBOL)).not.toHaveProperty(
      'fillPrice',
    );
  });

  test('the premium index is the mark price and the funding that it heads for', () => {
    expect(parsePremiumIndex(wire.premiumIndex(), SYMBOL, (8 * HOUR) as Millis)).toEqual({
      time: START,
      mark: 37_001.25,
      index: 36_999.75,
      predictedFunding: -0.000125,
      nextFunding: 1_700_006_400_000,
      fundingInterval: 8 * HOUR,
    });
  });

  test('a mark price frame without funding says none', () => {
    const frame = { ...(wire.markPriceFrame() as object), r: '', T: 0 };
    expect(parseMarkPriceFrame(frame, SYMBOL, undefined)).toEqual({
      time: START,
      mark: 37_001.25,
      index: 36_999.75,
    });
  });

  test('open interest is read now and back, its times as numbers or as text', () => {
    expect(parseOpenInterest(wire.openInterest(), SYMBOL)).toEqual({ time: START, quantity: 80_659.509 });
    const [row] = wire.openInterestHist(1) as [object];
    const asText = { ...row, timestamp: String(START) };
    expect(parseOpenInterestHistory([asText], SYMBOL, ANY)).toEqual([{ time: START, quantity: 80_659.509 }]);
  });

  test('each funding rate carries the interval that it paid for', () => {
    const rates = parseFundingRates(wire.fundingRates([0, 8, 12, 16]), SYMBOL, (4 * HOUR) as Millis, ANY);
    expect(rates.map(({ interval }) => interval / HOUR)).toEqual([4, 8, 4, 4]);
    expect(rates[0]).toEqual({ time: START + 3, rate: 0.0001, interval: 4 * HOUR, kind: 'realised' });
  });

  test('after a hole the interval of today stands in', () => {
    const rates = parseFundingRates(wire.fundingRates([0, 24]), SYMBOL, (8 * HOUR) as Millis, ANY);
    expect(rates[1]?.interval).toBe(8 * HOUR);
  });

  test('funding info lists hours', () => {
    expect([...parseFundingInfo(wire.fundingInfo())]).toEqual([['BLZUSDT', 4 * HOUR]]);
  });

  test('the book is cut to the levels asked for', () => {
    expect(parseDepth(wire.depth(), 1)).toEqual({
      time: START,
      bids: [{ price: 37_000.1, quantity: 4 }],
      asks: [{ price: 37_000.2, quantity: 2 }],
    });
  });

  test('the instrument is found among the others', () => {
    expect(instrumentsOf(wire.exchangeInfo())).toContainEqual({
      venue: 'binance',
      symbol: SYMBOL,
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      contractSize: 1,
      tickSize: 0.1,
      stepSize: 0.001,
    });
  });

  test('only perpetuals that are traded are listed', () => {
    const list = wire.exchangeInfo();
    const [ether] = list.symbols;
    list.symbols.push(
      { ...ether, symbol: 'PEPEUSDT', status: 'SETTLING' },
      { ...ether, symbol: 'ETHUSDT_261225', contractType: 'CURRENT_QUARTER' },
      { ...ether, symbol: 'TSLAUSDT', contractType: 'TRADIFI_PERPETUAL' },
    );
    expect(instrumentsOf(list).map(({ symbol }) => symbol)).toEqual(['ETHUSDT', SYMBOL, 'TSLAUSDT']);
  });

  test('server time', () => {
    expect(parseServerTime({ serverTime: START })).toBe(START);
  });
});

describe('what does not hold is refused by its name', () => {
  const page = (change: Partial<Record<number, unknown>>): unknown[][] => [
    ...wire.klines(3),
    wire.klineRow(3, change),
  ];
  test.each([
    ['klines[3].high', { 2: '36995.00' }],
    ['klines[3].low', { 3: '37001.00' }],
    ['klines[3].open', { 1: '-1' }],
    ['klines[3].close', { 4: 'NaN' }],
    ['klines[3].volume', { 5: '-0.1' }],
    ['klines[3].takerBuy', { 9: '120.501' }],
    ['klines[3].openTime', { 0: START }],
    ['klines[3].openTime', { 0: START / 1000 }],
    ['klines[3].closeTime', { 6: START }],
  ])('%s', (field, change) => {
    expect(() => parseBars(page(change), asked(4))).toThrow(`binance fapi/v1/klines: ${field}: expected`);
  });

  test('bars that were not asked for', () => {
    expect(() => parseBars(wire.klines(4), asked(2))).toThrow('klines[3].openTime');
  });

  test.each<[string, (symbol: string) => unknown]>([
    ['a trade', (symbol) => parseTradeFrame(wire.aggTradeFrame(), symbol)],
    ['a mark price', (symbol) => parseMarkPriceFrame(wire.markPriceFrame(), symbol, undefined)],
    ['a forced order', (symbol) => parseLiquidationFrame(wire.forceOrderFrame(), symbol)],
    ['open interest', (symbol) => parseOpenInterest(wire.openInterest(), symbol)],
    ['past open interest', (symbol) => parseOpenInterestHistory(wire.openInterestHist(2), symbol, ANY)],
    ['a premium index', (symbol) => parsePremiumIndex(wire.premiumIndex(), symbol, undefined)],
    ['funding', (symbol) => parseFundingRates(wire.fundingRates([0]), symbol, HOUR, ANY)],
  ])('%s of another symbol', (_, parse) => {
    expect(parse(SYMBOL)).toBeDefined();
    expect(() => parse('ETHUSDT')).toThrow(WireError);
  });

  test('a repeated trade id', () => {
    const twice = [wire.aggTrade(1), wire.aggTrade(1)];
    expect(() => parseTrades(twice, ANY, ANY)).toThrow('aggTrades[1].a: expected more than 1');
  });

  test('a crossed book', () => {
    const crossed = { ...(wire.depth() as object), asks: [['37000.10', '1']] };
    expect(() => parseDepth(crossed, 5)).toThrow('depth.bids[0].price');
  });

  test('a list that is none, and of a list the contract that does not hold, while the others stay', () => {
    expect(() => instrumentsOf({ symbols: 1 })).toThrow('exchangeInfo.symbols: expected');
    const list = wire.exchangeInfo();
    list.symbols[0]!['marginAsset'] = 'BNB';
    const faults: WireError[] = [];
    expect(parseInstruments(list, (fault) => faults.push(fault)).map(({ symbol }) => symbol)).toEqual([
      SYMBOL,
    ]);
    expect(faults.map(({ field }) => field)).toEqual(['exchangeInfo.marginAsset']);
  });
});

describe('a source that does not split the volume', () => {
  const bars = (count: number, takerBuy: string): ReturnType<typeof parseBars> =>
    parseBars(
      wire.klines(count).map((_, index) => wire.klineRow(index, { 9: takerBuy })),
      asked(count),
    );

  test('is known by five traded bars without a taker that bought, and remembered', () => {
    const split = new TakerSplit();
    expect(split.settle(SYMBOL, bars(4, '0'))[0]).toHaveProperty('takerBuy', 0);
    expect(split.settle(SYMBOL, bars(5, '0'))[0]).not.toHaveProperty('takerBuy');
    expect(split.settle(SYMBOL, bars(1, '0'))[0]).not.toHaveProperty('takerBuy');
    expect(split.settle('ETHUSDT', bars(1, '0'))[0]).toHaveProperty('takerBuy', 0);
    expect(split.settle(SYMBOL, bars(1, '2'))[0]).toHaveProperty('takerBuy', 2);
    expect(split.settle(SYMBOL, bars(1, '0'))[0]).toHaveProperty('takerBuy', 0);
  });
});
