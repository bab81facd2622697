import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { WireError } from '../wire-error';
import { refusalOf } from './answer';
import type { AskedBars } from './candle-request';
import { parseBars, parseMarkBars } from './candles';
import { depthLimit, parseDepth } from './depth';
import { fundingBetween, parseCurrentFunding, parsePaidRates } from './funding';
import { parseInstruments } from './instrument';
import { barName } from './intervals';
import { parseLiquidationFrame } from './liquidations';
import { parseLongShortRatios } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseSymbolPrice, parseTickerFrame } from './mark-price';
import { parseOpenInterest } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { FILL_IDS, FILL_TIMES, INTERVAL, START, SYMBOL } from './wire-samples';

const asked = (count: number): AskedBars => ({
  interval: (5 * MINUTE) as Millis,
  from: START as UnixMs,
  to: (START + count * INTERVAL) as UnixMs,
});
const noFault = (fault: WireError): never => {
  throw fault;
};

describe('each payload becomes the record that it says', () => {
  test('a candle is a bar, whose volume nothing splits', () => {
    expect(parseBars(wire.candles(2), asked(2))[1]).toEqual({
      openTime: START + INTERVAL,
      duration: INTERVAL,
      open: 37_000.1,
      high: 37_050.5,
      low: 36_990,
      close: 37_020.3,
      volume: 120.5,
    });
  });

  test('a mark candle is a mark bar, whatever stands in its other columns', () => {
    expect(parseMarkBars(wire.answer([wire.candleRow(0, { 5: '' })]), asked(1))).toEqual([
      { openTime: START, duration: INTERVAL, open: 37_000.1, high: 37_050.5, low: 36_990, close: 37_020.3 },
    ]);
  });

  test('of the margin that was asked for, and of what forms, nothing is handed out', () => {
    const rows = [-1, 0, 1, 2, 3].map((index) => wire.candleRow(index));
    const now = START + 2 * INTERVAL + 1;
    expect(parseBars(wire.answer(rows, now), asked(3)).map(({ openTime }) => openTime)).toEqual([
      START,
      START + INTERVAL,
    ]);
  });

  test('trades come newest first, with times of whole seconds; their ids say the rest', () => {
    const [first, second, third] = parseTrades(wire.fills(), SYMBOL);
    expect(first).toEqual({
      key: FILL_IDS[0],
      time: FILL_TIMES[0],
      price: 72_389.9,
      quantity: 0.013,
      taker: 'buy',
    });
    expect(second).toMatchObject({ time: FILL_TIMES[1], taker: 'sell' });
    expect(third).toMatchObject({ time: FILL_TIMES[2], taker: 'buy' });
  });

  test('an id that says another second than the trade is not believed', () => {
    const payload = wire.fills();
    (payload['data'] as { ts: string }[])[0]!.ts = '1730332900000';
    expect(parseTrades(payload, SYMBOL)[2]).toMatchObject({ key: FILL_IDS[2], time: 1_730_332_900_000 });
  });

  test('streamed trades are put in order; those before the subscription are left out', () => {
    expect(parseTradeFrame(wire.tradeFrame(), SYMBOL)).toEqual([
      { key: FILL_IDS[1], time: FILL_TIMES[1], price: 37_000.1, quantity: 0.25, taker: 'sell' },
      { key: FILL_IDS[2], time: FILL_TIMES[2], price: 37_000.1, quantity: 0.25, taker: 'buy' },
    ]);
    expect(parseTradeFrame(wire.tradeFrame('snapshot'), SYMBOL)).toEqual([]);
  });

  test('`buy` closed a long, `sell` a short; the amount is in the quote coin', () => {
    expect(parseLiquidationFrame(wire.liquidationFrame(), SYMBOL)).toEqual([
      { time: START, position: 'short', quantity: 0.25, orderPrice: 37_400 },
    ]);
    const [ape] = parseLiquidationFrame(wire.liquidationFrame(), 'APEUSDT');
    expect(ape).toMatchObject({ time: 1_777_358_886_549, position: 'long', orderPrice: 0.1649 });
    expect(ape!.quantity).toBeCloseTo(83.1, 9);
    expect(parseLiquidationFrame(wire.liquidationFrame(), 'IPUSDT')[0]!.quantity).toBeCloseTo(286.5, 9);
  });

  test('the mark price and the funding that it heads for', () => {
    const funding = parseCurrentFunding(wire.currentFundRate(), SYMBOL);
    expect(parseSymbolPrice(wire.symbolPrice(), SYMBOL, funding)).toEqual({
      time: START,
      mark: 37_001.2,
      index: 36_999.75,
      predictedFunding: -0.000013,
      nextFunding: 1_700_006_400_000,
      fundingInterval: 4 * HOUR,
    });
  });

  test('a funding rate without time and interval, as it once was', () => {
    const payload = wire.answer([{ symbol: SYMBOL, fundingRate: '0.0005' }]);
    const funding = parseCurrentFunding(payload, SYMBOL);
    expect(parseSymbolPrice(wire.symbolPrice(), SYMBOL, funding)).toEqual({
      time: START,
      mark: 37_001.2,
      index: 36_999.75,
      predictedFunding: 0.0005,
    });
  });

  test('a tick is the mark price and the open interest', () => {
    expect(parseTickerFrame(wire.tickerFrame(), SYMBOL, (8 * HOUR) as Millis)).toEqual({
      mark: {
        time: START,
        mark: 37_001.2,
        index: 36_999.75,
        predictedFunding: -0.00003,
        nextFunding: 1_700_006_400_000,
        fundingInterval: 8 * HOUR,
      },
      openInterest: { time: START, quantity: 29_539.3825 },
    });
  });

  test.each([
    { nextFundingTime: '', fundingRate: '' },
    { nextFundingTime: '0', fundingRate: '0' },
  ])('a tick without funding says none: %j', (change) => {
    const { mark } = parseTickerFrame(wire.tickerFrame(change), SYMBOL, undefined);
    expect(mark).toEqual({ time: START, mark: 37_001.2, index: 36_999.75 });
  });

  test('open interest', () => {
    expect(parseOpenInterest(wire.openInterest(), SYMBOL)).toEqual({ time: START, quantity: 52_234.134 });
  });

  test('each funding rate carries the interval that it paid for', () => {
    const paid = parsePaidRates(wire.historyFundRate([16, 12, 8, 0]), SYMBOL);
    const all = fundingBetween(paid, START as UnixMs, (START + 20 * HOUR) as UnixMs, HOUR);
    expect(all.map(({ interval }) => interval / HOUR)).toEqual([1, 8, 4, 4]);
    expect(all[0]).toEqual({ time: START, rate: 0.0005, interval: HOUR, kind: 'realised' });
  });

  test('a rate before the range tells the interval of the first one in it; a repeated one counts once', () => {
    const pages = [
      [16, 12],
      [12, 8],
    ].flatMap((hours) => parsePaidRates(wire.historyFundRate(hours), SYMBOL));
    const range: [UnixMs, UnixMs] = [(START + 12 * HOUR) as UnixMs, (START + 16 * HOUR) as UnixMs];
    expect(fundingBetween(pages, ...range, undefined)).toEqual([
      { time: START + 12 * HOUR, rate: 0.0005, interval: 4 * HOUR, kind: 'realised' },
    ]);
  });

  test.each([
    ['numbers', (value: number): unknown => value],
    ['text', String],
  ])('the book in %s is cut to the levels asked for', (_, written) => {
    const side = [
      [37_000.1, 4],
      [37_000, 1.5],
    ];
    const payload = wire.answer({
      bids: side.map((level) => level.map(written)),
      asks: [[37_000.2, 2].map(written)],
      ts: String(START),
    });
    expect(parseDepth(payload, 1)).toEqual({
      time: START,
      bids: [{ price: 37_000.1, quantity: 4 }],
      asks: [{ price: 37_000.2, quantity: 2 }],
    });
  });

  test('the levels asked for are one of those that the venue serves', () => {
    expect([1, 2, 15, 16, 51, 1000].map(depthLimit)).toEqual(['1', '5', '15', '50', 'max', 'max']);
  });

  test('how the large accounts lean is made of the two shares, not of the field that the venue makes', () => {
    const ratios = parseLongShortRatios(wire.accountLongShort(), START, START + INTERVAL);
    expect(ratios).toEqual([{ time: START, of: 'top-accounts', ratio: 0.58 / 0.42 }]);
  });

  test('margin tiers, with the day on which they held', () => {
    expect(parseMarginTiers(wire.positionLever(), SYMBOL)).toEqual({
      symbol: SYMBOL,
      date: '2023-11-14',
      source: 'api/v2/mix/market/query-position-lever',
      tiers: [
        { floor: 0, maxLeverage: 125, maintenanceMarginRate: 0.004 },
        { floor: 150_000, maxLeverage: 100, maintenanceMarginRate: 0.005 },
      ],
    });
    expect(parseMarginTiers(wire.answer([]), SYMBOL)).toBeUndefined();
  });

  test('a contract is one coin; its tick is so many steps of its last decimal', () => {
    expect(parseInstruments(wire.contracts(), 'USDT-FUTURES', noFault)[1]).toEqual({
      venue: 'bitget',
      symbol: SYMBOL,
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      contractSize: 1,
      tickSize: 0.05,
      stepSize: 0.001,
    });
  });

  test('only perpetuals that are traded are listed, and each under its product', () => {
    const list = wire.contracts();
    list.data.push(
      { ...wire.contract('OLDUSDT', 'OLD'), symbolStatus: 'off' },
      { ...wire.contract('BTCUSDTZ24', 'BTC'), symbolType: 'delivery' },
      { ...wire.contract('BADUSDT', 'BAD'), pricePlace: '' },
      wire.contract('BTCPERP', 'BTC', 'USDC'),
    );
    const faults: string[] = [];
    const found = parseInstruments(list, 'USDT-FUTURES', ({ message }) => faults.push(message));
    expect(found.map(({ symbol }) => symbol)).toEqual(['ETHUSDT', SYMBOL]);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('contracts.pricePlace: expected a number of decimals');
    expect(faults[1]).toContain('contracts.symbol: expected the name of a contract of USDT-FUTURES');
    const usdc = wire.answer([wire.contract('BTCPERP', 'BTC', 'USDC')]);
    expect(parseInstruments(usdc, 'USDC-FUTURES', noFault)[0]).toMatchObject({ quote: 'USDC', base: 'BTC' });
  });

  test('server time', () => {
    expect(parseServerTime(wire.serverTime())).toBe(START);
  });

  test('days are asked for in UTC, not as they are cut in Singapore', () => {
    expect([6, 12, 24].map((hours) => barName((hours * HOUR) as Millis))).toEqual([
      '6Hutc',
      '12Hutc',
      '1Dutc',
    ]);
    expect(() => barName((7 * MINUTE) as Millis)).toThrow(RangeError);
  });
});

describe('what does not hold is refused by its name', () => {
  test.each([
    ['candles[3].high', { 2: '36995' }],
    ['candles[3].low', { 3: '37001' }],
    ['candles[3].open', { 1: '-1' }],
    ['candles[3].close', { 4: 'NaN' }],
    ['candles[3].volume', { 5: '-0.1' }],
    ['candles[3].openTime', { 0: String(START + 2 * INTERVAL) }],
    ['candles[3].openTime', { 0: String(START / 1000) }],
    ['candles[3].openTime', { 0: String(START + 3 * INTERVAL + 1) }],
  ])('%s', (field, change) => {
    const rows = [0, 1, 2].map((index) => wire.candleRow(index));
    const payload = wire.answer([...rows, wire.candleRow(3, change)]);
    expect(() => parseBars(payload, asked(4))).toThrow(
      `bitget api/v2/mix/market/candles: ${field}: expected`,
    );
  });

  test('bars of another range than was asked for', () => {
    expect(() => parseBars(wire.candles(8), asked(2))).toThrow('candles[5].openTime');
  });

  test.each<[string, (symbol: string) => unknown]>([
    ['trades', (symbol) => parseTrades(wire.fills(), symbol)],
    ['streamed trades', (symbol) => parseTradeFrame(wire.tradeFrame(), symbol)],
    ['a tick', (symbol) => parseTickerFrame(wire.tickerFrame(), symbol, undefined)],
    ['open interest', (symbol) => parseOpenInterest(wire.openInterest(), symbol)],
    ['funding', (symbol) => parsePaidRates(wire.historyFundRate([0]), symbol)],
    ['current funding', (symbol) => parseCurrentFunding(wire.currentFundRate(), symbol)],
    ['margin tiers', (symbol) => parseMarginTiers(wire.positionLever(), symbol)],
  ])('%s of another symbol', (_, parse) => {
    expect(parse(SYMBOL)).toBeDefined();
    expect(() => parse('ETHUSDT')).toThrow(WireError);
  });

  test('a repeated trade id', () => {
    const payload = wire.fills();
    const rows = payload['data'] as unknown[];
    expect(() => parseTrades({ ...payload, data: [rows[0], ...rows] }, SYMBOL)).toThrow(
      `fills-history[3].tradeId: expected another than ${FILL_IDS[2]}`,
    );
  });

  test('a crossed book', () => {
    const payload = wire.answer({ bids: [['37000.1', '1']], asks: [['37000.1', '1']], ts: String(START) });
    expect(() => parseDepth(payload, 5)).toThrow('merge-depth.bids[0].price');
  });

  test('tiers that do not begin at nothing, or do not rise', () => {
    const [first, second] = wire.positionLever()['data'] as object[];
    expect(() => parseMarginTiers(wire.answer([second]), SYMBOL)).toThrow(
      'query-position-lever[0].startUnit',
    );
    expect(() => parseMarginTiers(wire.answer([first, first]), SYMBOL)).toThrow('[1].startUnit');
  });
});

describe('a refusal', () => {
  const said = (code: string): string =>
    JSON.stringify({ code, msg: 'Parameter NOPEUSDT does not exist', requestTime: START, data: null });
  const refusal = (status: number, body: string): VenueUnavailable =>
    new VenueUnavailable('bitget', '/api/v2/mix/market/candles', status, body);

  test('of an unknown symbol is told apart from an outage', () => {
    expect(refusalOf(refusal(400, said('40034')))).toBeInstanceOf(UnlistedSymbol);
    for (const other of [
      refusal(400, said('40017')),
      refusal(400, '<html>'),
      refusal(500, said('40034')),
      new Error('no'),
    ]) {
      expect(refusalOf(other)).toBe(other);
    }
  });

  test('in an answer of status 200 is no data', () => {
    const refused = { code: '40725', msg: 'service return an error', requestTime: START, data: null };
    expect(() => parseBars(refused, asked(1))).toThrow(VenueUnavailable);
    expect(() => parseBars(refused, asked(1))).toThrow('40725 service return an error');
    expect(() => parseBars(JSON.parse(said('40034')), asked(1))).toThrow(UnlistedSymbol);
    expect(() => parseBars({ data: [] }, asked(1))).toThrow('candles.code: expected');
  });
});
