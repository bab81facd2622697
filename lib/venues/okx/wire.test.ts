import { describe, expect, test, vi } from 'vitest';

import { HOUR } from '../../core/time';
import { type Millis, type Price, type UnixMs, price, unixMs } from '../../core/units';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { WireError } from '../wire-error';
import { type Asked, parseBars, parseMarkBars } from './candles';
import { baseOf } from './contract';
import { parseDepth } from './depth';
import { parseFundingHistory } from './funding';
import { parseInstruments } from './instrument';
import { barName } from './intervals';
import { parseLiquidations } from './liquidations';
import { parseLongShortRatio } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseFunding, parseIndex, parseMark } from './mark-price';
import { dataOf } from './okx-transport';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTakerVolume, withTakerSplit } from './taker-volume';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, INVERSE, LINEAR, START, SYMBOL } from './wire-samples';

const ANY: [number, number] = [0, Infinity];
const asked = (count: number): Asked => ({
  interval: INTERVAL as Millis,
  from: START as UnixMs,
  to: (START + count * INTERVAL) as UnixMs,
});

describe('each payload becomes the record that it says', () => {
  test('candles are turned round; their volume is the column in coins', () => {
    expect(parseBars(wire.candles(2), asked(2))).toEqual(
      [0, 1].map((index) => ({
        openTime: START + index * INTERVAL,
        duration: INTERVAL,
        open: 37_000.1,
        high: 37_050.5,
        low: 36_990,
        close: 37_020.3,
        volume: 120.5,
      })),
    );
    expect(parseMarkBars(wire.markCandles(2), asked(2)).map(({ openTime }) => openTime)).toEqual([
      START,
      START + INTERVAL,
    ]);
  });

  test('a candle that is not confirmed is left out, and so are those beside the range', () => {
    const forming = [wire.candle(2, { 8: '0' }), ...wire.candles(2)];
    expect(parseBars(forming, asked(3))).toHaveLength(2);
    const inclusive = [wire.candle(2), ...wire.candles(2), wire.candle(-1)];
    expect(parseBars(inclusive, asked(2)).map(({ openTime }) => openTime)).toEqual([START, START + INTERVAL]);
  });

  test('takers’ share of the statistics is put on the candle’s volume', () => {
    const bars = parseBars(wire.candles(3), asked(3));
    const volumes = parseTakerVolume(wire.takerVolume(2), asked(3));
    const split = withTakerSplit(bars, volumes);
    expect(split[0]?.takerBuy).toBe(70.25);
    expect(split[2]).toEqual(bars[2]);
    const scaled = withTakerSplit(bars, [{ openTime: START, sell: 49, buy: 73.5 }]);
    expect(scaled[0]?.takerBuy).toBeCloseTo(120.5 * 0.6, 9);
  });

  test('statistics that are not about the candle’s trades split nothing', () => {
    const bars = parseBars(wire.candles(1), asked(1));
    expect(withTakerSplit(bars, [{ openTime: START, sell: 20, buy: 30 }])[0]).not.toHaveProperty('takerBuy');
    const empty = bars.map((bar) => ({ ...bar, volume: baseOf(LINEAR, 0, bar.open) }));
    expect(withTakerSplit(empty, [{ openTime: START, sell: 0, buy: 0 }])[0]?.takerBuy).toBe(0);
  });

  test('a trade counts contracts: of 0.01 BTC, or of 100 USD', () => {
    const [first] = parseTrades(wire.trades(1), LINEAR);
    expect(first).toMatchObject({ id: 1, time: START + 40, price: 37_000.1, taker: 'sell' });
    expect(first?.quantity).toBeCloseTo(0.253, 12);
    const [inverse] = parseTradeFrame([{ ...wire.trade(1), instId: 'BTC-USD-SWAP', side: 'buy' }], INVERSE);
    expect(inverse).toMatchObject({ taker: 'buy' });
    expect(inverse?.quantity).toBeCloseTo(2_530 / 37_000.1, 12);
  });

  test('trades are turned round', () => {
    expect(parseTrades(wire.trades(3), LINEAR).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  test('a forced sell closed a long, a forced buy a short, whichever way the account holds', () => {
    const details = [
      wire.detail(),
      wire.detail({ posSide: 'net', ts: String(START + 2) }),
      wire.detail({ side: 'buy', posSide: 'short', ts: String(START + 1) }),
    ];
    const found = parseLiquidations(wire.liquidations(details), LINEAR);
    expect(found.map(({ position, time }) => [position, time - START])).toEqual([
      ['long', 0],
      ['short', 1],
      ['long', 2],
    ]);
    expect(found[0]).toMatchObject({ orderPrice: 36_910 });
    expect(found[0]).not.toHaveProperty('fillPrice');
    expect(found[0]?.quantity).toBeCloseTo(1.3036, 12);
  });

  test('a forced order of which side and position contradict each other is refused', () => {
    const contrary = wire.liquidations([wire.detail({ posSide: 'short' })]);
    expect(() => parseLiquidations(contrary, LINEAR)).toThrow('details.posSide: expected long');
  });

  test('forced orders of other swaps are passed by, whatever they carry', () => {
    const other = { ...wire.liquidations()[0], instId: 'IOST-USDT-SWAP', details: [{ sz: 'x' }] };
    expect(parseLiquidations([other, ...wire.liquidations()], LINEAR)).toHaveLength(1);
  });

  test('open interest is in coins; its history holds at the end of each period', () => {
    expect(parseOpenInterest(wire.openInterest(), SYMBOL)).toEqual({ time: START, quantity: 21_254.195 });
    const { rows, areOver } = parseOpenInterestHistory(wire.openInterestHistory(3), asked(2));
    expect(rows).toEqual([
      { time: START + INTERVAL, quantity: 21_000 },
      { time: START + 2 * INTERVAL, quantity: 21_001 },
    ]);
    expect(areOver).toBe(true);
    expect(parseOpenInterestHistory(wire.openInterestHistory(2), asked(2)).areOver).toBe(false);
  });

  test('the lean of the accounts', () => {
    expect(parseLongShortRatio(wire.longShortRatio(1), asked(1)).rows).toEqual([
      { time: START + INTERVAL, of: 'accounts', ratio: 0.9398602814619824 },
    ]);
  });

  test('mark, index and funding, each by itself', () => {
    expect(parseMark(wire.markPrice(), SYMBOL)).toEqual({ time: START, mark: 37_001.2 });
    expect(parseIndex(wire.indexTicker(), 'BTC-USDT')).toBe(36_999.7);
    expect(parseFunding(wire.fundingRate(), SYMBOL)).toEqual({
      predictedFunding: -0.000125,
      nextFunding: 1_700_006_400_000,
      fundingInterval: 8 * HOUR,
    });
    expect(parseFunding([{ ...wire.fundingRate()[0], nextFundingTime: '' }], SYMBOL)).not.toHaveProperty(
      'fundingInterval',
    );
  });

  test('a funding rate is what was paid, over the time since the one before', () => {
    const rates = parseFundingHistory(wire.fundingHistory([0, 8, 12, 13]), SYMBOL, ANY);
    expect(rates.map(({ interval }) => interval / HOUR)).toEqual([8, 8, 4, 1]);
    expect(rates[1]).toEqual({
      time: START + 8 * HOUR,
      rate: 0.0000746572360545,
      interval: 8 * HOUR,
      kind: 'realised',
    });
  });

  test('a rate that is not settled is left out; after a hole the usual interval stands in', () => {
    const [newest, ...rest] = wire.fundingHistory([0, 24, 32]);
    const rates = parseFundingHistory([{ ...newest, realizedRate: '' }, ...rest], SYMBOL, ANY);
    expect(rates.map(({ interval }) => interval / HOUR)).toEqual([8, 8]);
  });

  test('the book counts contracts', () => {
    expect(parseDepth(wire.books(), LINEAR)).toEqual({
      time: START,
      bids: [
        { price: 37_000.1, quantity: 4 },
        { price: 37_000, quantity: 1.5 },
      ],
      asks: [
        { price: 37_000.2, quantity: 2 },
        { price: 37_000.4, quantity: 0.255 },
      ],
    });
    expect(parseDepth(wire.books(), INVERSE).bids[0]?.quantity).toBeCloseTo(40_000 / 37_000.1, 12);
  });

  test('a tier begins where the one below ends, in quote units', () => {
    const at = { mark: price(40_000), time: unixMs(START) };
    const linear = parseMarginTiers(wire.positionTiers(), LINEAR, at);
    expect(linear).toMatchObject({ symbol: SYMBOL, date: '2023-11-14' });
    expect(linear?.tiers).toEqual([
      { floor: 0, maxLeverage: 100, maintenanceMarginRate: 0.004 },
      { floor: 400_000, maxLeverage: 66.66, maintenanceMarginRate: 0.005 },
      { floor: 2_000_000, maxLeverage: 50, maintenanceMarginRate: 0.0065 },
    ]);
    const family = wire.positionTiers().map((tier) => ({ ...tier, instFamily: 'BTC-USD' }));
    expect(parseMarginTiers(family, INVERSE, at)?.tiers.map(({ floor }) => floor)).toEqual([
      0, 100_000, 500_000,
    ]);
    expect(parseMarginTiers([], LINEAR, at)).toBeUndefined();
  });

  test('instruments: what a contract is worth, and the smallest order', () => {
    const onFault = vi.fn<() => void>();
    const listed = parseInstruments(wire.instruments(), onFault);
    expect(listed.map(({ symbol }) => symbol)).toEqual(['BTC-USDT-SWAP', 'BTC-USD-SWAP', 'BTC-USDC-SWAP']);
    expect(listed[0]).toEqual(LINEAR);
    expect(listed[1]).toEqual(INVERSE);
    expect(onFault).not.toHaveBeenCalled();
  });

  test('of the instruments, those that do not hold are left out and said, the rest is kept', () => {
    const faults: WireError[] = [];
    const strange = wire.swap('ETH-USDT', { ctValCcy: 'USDT', settleCcy: 'USDT' });
    const idle = wire.swap('OLD-USDT', { state: 'suspend' });
    const third = wire.swap('BTC-USD', { instId: 'BTC-USD_UM-SWAP', settleCcy: 'USDG', ctValCcy: 'BTC' });
    const listed = parseInstruments([strange, idle, third, ...wire.instruments()], (fault) =>
      faults.push(fault),
    );
    expect(listed).toHaveLength(3);
    expect(faults.map(({ message }) => message)).toEqual([
      'okx api/v5/public/instruments: instruments.ctValCcy: expected ETH, got "USDT"',
    ]);
  });

  test('server time', () => {
    expect(parseServerTime([{ ts: String(START) }])).toBe(START);
  });
});

describe('what does not hold is refused by its name', () => {
  const page = (change: wire.Change): unknown[][] => [wire.candle(3, change), ...wire.candles(3)];
  test.each<[string, wire.Change]>([
    ['high of', { 2: '36995' }],
    ['low of', { 3: '37001' }],
    ['open', { 1: '-1' }],
    ['close', { 4: 'NaN' }],
    ['volCcy', { 6: '-0.1' }],
    ['confirm', { 8: '2' }],
    ['ts', { 0: String(START) }],
    ['ts', { 0: String(START / 1000) }],
    ['ts', { 0: String(START + 3 * INTERVAL + 1) }],
  ])('a candle’s %s', (field, change) => {
    expect(() => parseBars(page(change), asked(4))).toThrow(
      new RegExp(`^okx api/v5/market/candles: .*${field}.*: expected`),
    );
  });

  test('bars of UTC+8, which are no multiples of the epoch', () => {
    const day = (24 * HOUR) as Millis;
    const noon = Date.UTC(2026, 0, 5, 16);
    const from = unixMs(Date.UTC(2026, 0, 5));
    const days = { interval: day, from, to: unixMs(from + day) };
    expect(() => parseBars([wire.candle(0, { 0: String(noon) })], days)).toThrow('expected a multiple of');
    expect(barName(day)).toBe('1Dutc');
  });

  test('bars that were not asked for', () => {
    expect(() => parseBars(wire.candles(4), asked(2))).toThrow('candles[3].ts');
  });

  test.each<[string, () => unknown]>([
    ['a trade', () => parseTrades([{ ...wire.trade(1), instId: 'ETH-USDT-SWAP' }], LINEAR)],
    ['open interest', () => parseOpenInterest(wire.openInterest(), 'ETH-USDT-SWAP')],
    ['a mark price', () => parseMark(wire.markPrice(), 'ETH-USDT-SWAP')],
    ['an index', () => parseIndex(wire.indexTicker(), 'ETH-USDT')],
    ['a funding rate', () => parseFunding(wire.fundingRate(), 'ETH-USDT-SWAP')],
    ['past funding', () => parseFundingHistory(wire.fundingHistory([0]), 'ETH-USDT-SWAP', ANY)],
    ['tiers', () => parseMarginTiers(wire.positionTiers(), INVERSE, { mark: 1 as Price, time: unixMs(0) })],
  ])('%s of another instrument', (_, parse) => {
    expect(parse).toThrow(WireError);
  });

  test('a repeated trade id', () => {
    expect(() => parseTrades([wire.trade(1), wire.trade(1)], LINEAR)).toThrow(
      'tradeId: expected more than 1',
    );
  });

  test('a crossed book', () => {
    const crossed = [{ ...wire.books()[0], asks: [['37000.1', '1', '0', '1']] }];
    expect(() => parseDepth(crossed, LINEAR)).toThrow('books.bids[0].price');
  });

  test('tiers that do not rise', () => {
    const [first, second] = wire.positionTiers();
    const at = { mark: price(40_000), time: unixMs(START) };
    expect(() => parseMarginTiers([first, { ...second, maxSz: '900' }], LINEAR, at)).toThrow('maxSz');
  });
});

describe('the envelope', () => {
  const endpoint = '/api/v5/market/candles';
  test('is taken off an answer', () => {
    expect(dataOf(endpoint, { code: '0', msg: '', data: [1] })).toEqual([1]);
  });

  test.each([
    ['51001', UnlistedSymbol],
    ['51014', UnlistedSymbol],
    ['50013', VenueUnavailable],
    ['51000', WireError],
  ])('with the code %s becomes an error that says it', (code, kind) => {
    const refuse = (): unknown => dataOf(endpoint, { code, msg: 'why', data: [] });
    expect(refuse).toThrow(kind);
    expect(refuse).toThrow(`${code}: why`);
  });

  test('that is none is refused', () => {
    expect(() => dataOf(endpoint, [])).toThrow('okx /api/v5/market/candles: candles');
  });
});
