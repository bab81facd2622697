/** One payload of each endpoint and stream, in the venue's documented form; for tests. */
export const SYMBOL = 'BTCUSDT';
export const START = 1_700_000_100_000;
export const INTERVAL = 300_000;

export function klineRow(index: number, change: Partial<Record<number, unknown>> = {}): unknown[] {
  const openTime = START + index * INTERVAL;
  const row = [
    openTime,
    '37000.10',
    '37050.50',
    '36990.00',
    '37020.30',
    '120.500',
    openTime + INTERVAL - 1,
    '4460000.00',
    900,
    '70.250',
    '2600000.00',
    '0',
  ];
  return row.map((value, column) => change[column] ?? value);
}

export const klines = (rows: number): unknown[][] =>
  Array.from({ length: rows }, (_, index) => klineRow(index));

export const aggTrade = (id: number): Record<string, unknown> => ({
  a: id,
  p: '37000.10',
  q: '0.250',
  f: 10 * id,
  l: 10 * id + 3,
  T: START + 40 * id,
  m: true,
});

export const aggTrades = (rows: number): unknown[] =>
  Array.from({ length: rows }, (_, index) => aggTrade(index + 1));

export const openInterest = (): unknown => ({ openInterest: '80659.509', symbol: SYMBOL, time: START });

export const openInterestHist = (rows: number): unknown[] =>
  Array.from({ length: rows }, (_, index) => ({
    symbol: SYMBOL,
    sumOpenInterest: '80659.50900000',
    sumOpenInterestValue: '2984401833.00000000',
    timestamp: START + index * INTERVAL,
  }));

export const premiumIndex = (): unknown => ({
  symbol: SYMBOL,
  markPrice: '37001.25000000',
  indexPrice: '36999.75000000',
  estimatedSettlePrice: '36999.00000000',
  lastFundingRate: '-0.00012500',
  interestRate: '0.00010000',
  nextFundingTime: 1_700_006_400_000,
  time: START,
});

export const fundingRates = (hours: readonly number[]): unknown[] =>
  hours.map((hour) => ({
    symbol: SYMBOL,
    fundingTime: START + hour * 3_600_000 + 3,
    fundingRate: '0.00010000',
    markPrice: '37000.00000000',
  }));

export const fundingInfo = (): unknown => [
  {
    symbol: 'BLZUSDT',
    adjustedFundingRateCap: '0.02500000',
    adjustedFundingRateFloor: '-0.02500000',
    fundingIntervalHours: 4,
    disclaimer: false,
  },
];

export const depth = (): unknown => ({
  lastUpdateId: 1027024,
  E: START + 2,
  T: START,
  bids: [
    ['37000.10', '4.000'],
    ['37000.00', '1.500'],
  ],
  asks: [
    ['37000.20', '2.000'],
    ['37000.40', '0.250'],
  ],
});

export const exchangeInfo = (): { symbols: Record<string, unknown>[] } => ({
  symbols: [contract('ETHUSDT', 'ETH'), contract(SYMBOL, 'BTC')],
});

function contract(symbol: string, base: string): Record<string, unknown> {
  return {
    symbol,
    pair: symbol,
    contractType: 'PERPETUAL',
    status: 'TRADING',
    baseAsset: base,
    quoteAsset: 'USDT',
    marginAsset: 'USDT',
    filters: [
      { filterType: 'PRICE_FILTER', minPrice: '556.80', maxPrice: '4529764', tickSize: '0.10' },
      { filterType: 'LOT_SIZE', minQty: '0.001', maxQty: '1000', stepSize: '0.001' },
      { filterType: 'MAX_NUM_ORDERS', limit: 200 },
    ],
  };
}

export const aggTradeFrame = (): unknown => ({ e: 'aggTrade', E: START + 9, s: SYMBOL, ...aggTrade(7) });

export const markPriceFrame = (): unknown => ({
  e: 'markPriceUpdate',
  E: START,
  s: SYMBOL,
  p: '37001.25000000',
  i: '36999.75000000',
  P: '36999.00000000',
  r: '0.00038167',
  T: 1_700_006_400_000,
});

export const forceOrderFrame = (): unknown => ({
  e: 'forceOrder',
  E: START + 5,
  o: {
    s: SYMBOL,
    S: 'SELL',
    o: 'LIMIT',
    f: 'IOC',
    q: '0.014',
    p: '36910.00',
    ap: '36950.50',
    X: 'FILLED',
    l: '0.014',
    z: '0.014',
    T: START,
  },
});
