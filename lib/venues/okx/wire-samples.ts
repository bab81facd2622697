/** `data` of each endpoint and channel, in the venue's documented form; for tests. Newest first, as the venue has it. */
import type { Instrument } from '../../market/instrument';
import { price } from '../../core/units';

export const SYMBOL = 'BTC-USDT-SWAP';
export const START = 1_700_000_100_000;
export const INTERVAL = 300_000;

export const LINEAR: Instrument = {
  venue: 'okx',
  symbol: SYMBOL,
  base: 'BTC',
  quote: 'USDT',
  linear: true,
  contractSize: 0.01,
  tickSize: price(0.1),
  stepSize: 0.0001,
};

export const INVERSE: Instrument = {
  ...LINEAR,
  symbol: 'BTC-USD-SWAP',
  quote: 'USD',
  linear: false,
  contractSize: 100,
  stepSize: 100,
};

const stamp = (index: number): string => String(START + index * INTERVAL);
const newestFirst = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(count - 1 - index));

export type Change = Partial<Record<number, unknown>>;

export function candle(index: number, change: Change = {}): unknown[] {
  const row = [stamp(index), '37000.1', '37050.5', '36990', '37020.3', '12050', '120.5', '4460000', '1'];
  return row.map((value, column) => change[column] ?? value);
}

export const candles = (count: number): unknown[][] => newestFirst(count, (index) => candle(index));

export const markCandles = (count: number): unknown[][] =>
  newestFirst(count, (index) => [stamp(index), '37000.1', '37050.5', '36990', '37020.3', '1']);

export const trade = (id: number): Record<string, unknown> => ({
  instId: SYMBOL,
  side: 'sell',
  sz: '25.3',
  source: '0',
  px: '37000.1',
  tradeId: String(id),
  ts: String(START + 40 * id),
});

export const trades = (count: number): unknown[] => newestFirst(count, (index) => trade(index + 1));

export const openInterest = (): unknown[] => [
  {
    instType: 'SWAP',
    instId: SYMBOL,
    oi: '2125419.5',
    oiCcy: '21254.195',
    oiUsd: '786405215',
    ts: String(START),
  },
];

export const openInterestHistory = (count: number): unknown[][] =>
  newestFirst(count, (index) => [stamp(index), '2125419.5', String(21_000 + index), '786405215']);

export const takerVolume = (count: number): unknown[][] =>
  newestFirst(count, (index) => [stamp(index), '50.25', '70.25']);

export const longShortRatio = (count: number): unknown[][] =>
  newestFirst(count, (index) => [stamp(index), '0.9398602814619824']);

export const markPrice = (): unknown[] => [
  { instType: 'SWAP', instId: SYMBOL, markPx: '37001.2', ts: String(START) },
];

export const indexTicker = (): unknown[] => [
  {
    instId: 'BTC-USDT',
    idxPx: '36999.7',
    high24h: '43649.7',
    sodUtc0: '43444.1',
    open24h: '43640.8',
    low24h: '43261.9',
    sodUtc8: '43328.7',
    ts: String(START),
  },
];

export const fundingRate = (): Record<string, unknown>[] => [
  {
    formulaType: 'withRate',
    fundingRate: '-0.000125',
    fundingTime: '1700006400000',
    instId: SYMBOL,
    instType: 'SWAP',
    method: 'current_period',
    nextFundingRate: '',
    nextFundingTime: '1700035200000',
    settFundingRate: '0.0000145824401745',
    settState: 'settled',
    ts: String(START),
  },
];

export const fundingHistory = (hours: readonly number[]): Record<string, unknown>[] =>
  hours.toReversed().map((hour) => ({
    formulaType: 'withRate',
    fundingRate: '0.0000746604960499',
    fundingTime: String(START + hour * 3_600_000),
    instId: SYMBOL,
    instType: 'SWAP',
    method: 'current_period',
    realizedRate: '0.0000746572360545',
  }));

export const books = (): Record<string, unknown>[] => [
  {
    asks: [
      ['37000.2', '200', '0', '3'],
      ['37000.4', '25.5', '0', '1'],
    ],
    bids: [
      ['37000.1', '400', '0', '2'],
      ['37000', '150', '0', '1'],
    ],
    ts: String(START),
  },
];

export const detail = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  bkLoss: '0',
  bkPx: '36910',
  ccy: '',
  posSide: 'long',
  side: 'sell',
  sz: '130.36',
  ts: String(START),
  ...change,
});

export const liquidations = (details: readonly unknown[] = [detail()]): Record<string, unknown>[] => [
  { details, instFamily: 'BTC-USDT', instId: SYMBOL, instType: 'SWAP', uly: 'BTC-USDT' },
];

export const positionTiers = (): Record<string, unknown>[] =>
  [
    ['1', '0', '1000', '0.004', '100'],
    ['2', '1000.01', '5000', '0.005', '66.66'],
    ['3', '5000.01', '15000', '0.0065', '50'],
  ].map(([tier, minSz, maxSz, mmr, maxLever]) => ({
    baseMaxLoan: '',
    imr: '0.01',
    instFamily: 'BTC-USDT',
    instId: '',
    maxLever,
    maxSz,
    minSz,
    mmr,
    optMgnFactor: '0',
    quoteMaxLoan: '',
    tier,
    uly: 'BTC-USDT',
  }));

export const instruments = (): Record<string, unknown>[] => [
  swap('BTC-USDT', { ctVal: '0.01', ctValCcy: 'BTC', settleCcy: 'USDT' }),
  swap('BTC-USD', { ctType: 'inverse', ctVal: '100', ctValCcy: 'USD', settleCcy: 'BTC', lotSz: '1' }),
  swap('BTC-USDC', { ctVal: '0.0001', ctValCcy: 'BTC', settleCcy: 'USDC', lotSz: '1' }),
];

export function swap(
  family: string,
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    alias: '',
    baseCcy: '',
    ctMult: '1',
    ctType: 'linear',
    ctVal: '1',
    ctValCcy: '',
    expTime: '',
    instFamily: family,
    instId: `${family}-SWAP`,
    instType: 'SWAP',
    lever: '100',
    listTime: '1573557408000',
    lotSz: '0.01',
    minSz: '0.01',
    quoteCcy: '',
    settleCcy: '',
    state: 'live',
    tickSz: '0.1',
    uly: family,
    ...change,
  };
}
