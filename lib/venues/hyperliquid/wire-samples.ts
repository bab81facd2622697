/** One payload of each call and stream, in the venue's documented form; for tests. */
export const COIN = 'BTC';
export const START = 1_769_904_000_000;
export const INTERVAL = 300_000;
const HOUR = 3_600_000;

type Fields = Record<string, unknown>;

export function candle(index: number, change: Fields = {}): Fields {
  const t = START + index * INTERVAL;
  return {
    t,
    T: t + INTERVAL - 1,
    s: COIN,
    i: '5m',
    o: '104300.0',
    c: '104312.0',
    h: '104330.0',
    l: '104288.0',
    v: '12.3456099999',
    n: 189,
    ...change,
  };
}

export const candles = (rows: number): Fields[] => Array.from({ length: rows }, (_, index) => candle(index));

export const trade = (id: number, change: Fields = {}): Fields => ({
  coin: COIN,
  side: 'B',
  px: '104320.0',
  sz: '0.015',
  hash: '0x0000000000000000000000000000000000000000000000000000000000000000',
  time: START + 40 * id,
  tid: 716_095_722_814_130 + id,
  users: ['0x8cdba352268065be9d5444e1f82b8fe83717bbd5', '0x13558be785661958932ceac35ba20de187275a42'],
  ...change,
});

/** Newest first. */
export const recentTrades = (rows: number): Fields[] =>
  Array.from({ length: rows }, (_, index) => trade(rows - index));

export const context = (change: Fields = {}): Fields => ({
  funding: '0.0000125',
  openInterest: '34524.51236',
  prevDayPx: '64319.0',
  dayNtlVlm: '5691036987.8100004196',
  premium: '-0.0001329822',
  oraclePx: '69182.2',
  markPx: '69172.0',
  midPx: '69172.5',
  impactPxs: ['69172.0', '69173.0'],
  dayBaseVlm: '84496.56164',
  ...change,
});

/** What a coin that was delisted leaves behind. */
const EMPTY = context({
  funding: '0.0',
  openInterest: '0.0',
  premium: null,
  midPx: null,
  impactPxs: null,
  markPx: '0.0064',
  oraclePx: '0.0064',
});

export const meta = (): Fields => ({
  universe: [
    { szDecimals: 5, name: COIN, maxLeverage: 40, marginTableId: 56 },
    { szDecimals: 4, name: 'ETH', maxLeverage: 25, marginTableId: 55 },
    { szDecimals: 2, name: 'ATOM', maxLeverage: 5, marginTableId: 5 },
    { szDecimals: 1, name: 'LOOM', maxLeverage: 3, marginTableId: 3, onlyIsolated: true, isDelisted: true },
    { szDecimals: 0, name: 'kPEPE', maxLeverage: 10, marginTableId: 52 },
  ],
  marginTables: [
    table(55, 25, '100000000.0', 15),
    table(56, 40, '150000000.0', 20),
    table(52, 10, '20000000.0', 5),
  ],
  collateralToken: 0,
});

function table(id: number, most: number, bound: string, beyond: number): unknown[] {
  const marginTiers = [
    { lowerBound: '0.0', maxLeverage: most },
    { lowerBound: bound, maxLeverage: beyond },
  ];
  return [id, { description: `tiered ${most}x`, marginTiers }];
}

export const metaAndContexts = (): unknown[] => [
  meta(),
  [
    context(),
    context({ markPx: '2412.7', oraclePx: '2412.9' }),
    context({ markPx: '14.3161', oraclePx: '14.32' }),
    EMPTY,
    context({ markPx: '0.011523', oraclePx: '0.011520' }),
  ],
];

export const fundingHistory = (hours: number): Fields[] =>
  Array.from({ length: hours }, (_, index) => ({
    coin: COIN,
    fundingRate: index === 1 ? '-0.0000081' : '0.0000125',
    premium: '0.00029005',
    time: START + index * HOUR + 76,
  }));

export const book = (): Fields => ({
  coin: COIN,
  time: START,
  levels: [
    [
      { px: '104320.0', sz: '7.6699', n: 17 },
      { px: '104319.0', sz: '4.13714', n: 8 },
    ],
    [
      { px: '104321.0', sz: '0.11543', n: 3 },
      { px: '104330.0', sz: '1.0', n: 1 },
    ],
  ],
});

export const exchangeStatus = (): Fields => ({ time: START, specialStatuses: null });

export const contextFrame = (): Fields => ({
  channel: 'activeAssetCtx',
  data: { coin: COIN, ctx: context() },
});

export const tradesFrame = (rows: number): Fields => ({ channel: 'trades', data: recentTrades(rows) });

export const confirmation = (type: string, coin: string = COIN): Fields => ({
  channel: 'subscriptionResponse',
  data: { method: 'subscribe', subscription: { type, coin } },
});
