/** One payload of each endpoint and topic, in the venue's documented form; for tests. */
export const SYMBOL = 'BTCUSDT';
export const START = 1_700_000_100_000;
export const INTERVAL = 300_000;
const LATER = START + 3_600_000;

export function answer(data: unknown, requestTime: unknown = LATER): Record<string, unknown> {
  return { code: '00000', msg: 'success', requestTime, data };
}

export function candleRow(index: number, change: Partial<Record<number, unknown>> = {}): unknown[] {
  const openTime = String(START + index * INTERVAL);
  const row = [openTime, '37000.1', '37050.5', '36990', '37020.3', '120.5', '4460000.00'];
  return row.map((value, column) => change[column] ?? value);
}

export const candles = (rows: number): Record<string, unknown> =>
  answer(Array.from({ length: rows }, (_, index) => candleRow(index)));

/** As captured: times of whole seconds; the ids say that these are 2024-10-31 00:00:58.796, :59.905 and :59.962. */
export const FILL_IDS = ['1235671058980749319', '1235671063632220170', '1235671063871070209'] as const;
export const FILL_TIMES = [1_730_332_858_796, 1_730_332_859_905, 1_730_332_859_962] as const;

export const fills = (): Record<string, unknown> =>
  answer(
    [2, 1, 0].map((index) => ({
      tradeId: FILL_IDS[index],
      price: '72389.9',
      size: '0.013',
      side: index === 1 ? 'Sell' : 'Buy',
      ts: String(Math.floor(FILL_TIMES[index]! / 1000) * 1000),
      symbol: SYMBOL,
    })),
  );

export const openInterest = (): Record<string, unknown> =>
  answer({ openInterestList: [{ symbol: SYMBOL, size: '52234.134' }], ts: String(START) });

export const symbolPrice = (): Record<string, unknown> =>
  answer([
    { symbol: SYMBOL, price: '37000', indexPrice: '36999.75', markPrice: '37001.2', ts: String(START) },
  ]);

export const currentFundRate = (): Record<string, unknown> =>
  answer([
    {
      symbol: SYMBOL,
      fundingRate: '-0.000013',
      fundingRateInterval: '4',
      nextUpdate: '1700006400000',
      minFundingRate: '-0.003',
      maxFundingRate: '0.003',
    },
  ]);

/** Newest first, at so many hours from the start. */
export const historyFundRate = (hours: readonly number[]): Record<string, unknown> =>
  answer(
    hours.map((hour) => ({
      symbol: SYMBOL,
      fundingRate: '0.0005',
      fundingTime: String(START + hour * 3_600_000),
    })),
  );

export const mergeDepth = (): Record<string, unknown> =>
  answer({
    asks: [
      [37_000.2, 2],
      [37_000.4, 0.25],
    ],
    bids: [
      [37_000.1, 4],
      [37_000, 1.5],
    ],
    ts: String(START),
    scale: '0.1',
    precision: 'scale0',
    isMaxPrecision: 'NO',
  });

export const positionLever = (): Record<string, unknown> =>
  answer([
    {
      symbol: SYMBOL,
      level: '1',
      startUnit: '0',
      endUnit: '150000',
      leverage: '125',
      keepMarginRate: '0.004',
    },
    {
      symbol: SYMBOL,
      level: '2',
      startUnit: '150000',
      endUnit: '1000000',
      leverage: '100',
      keepMarginRate: '0.005',
    },
  ]);

export const accountLongShort = (): Record<string, unknown> =>
  answer(
    [1, 0].map((index) => ({
      longAccountRatio: '0.58',
      shortAccountRatio: '0.42',
      longShortAccountRatio: '0.0138',
      ts: String(START + index * INTERVAL),
    })),
  );

export const contracts = (): Record<string, unknown> & { data: Record<string, unknown>[] } => ({
  ...answer(undefined),
  data: [contract('ETHUSDT', 'ETH'), contract(SYMBOL, 'BTC')],
});

export function contract(symbol: string, base: string, quote = 'USDT'): Record<string, unknown> {
  return {
    symbol,
    baseCoin: base,
    quoteCoin: quote,
    supportMarginCoins: [quote],
    minTradeNum: '0.001',
    priceEndStep: '5',
    volumePlace: '3',
    pricePlace: '2',
    sizeMultiplier: '0.001',
    symbolType: 'perpetual',
    symbolStatus: 'normal',
    fundInterval: '8',
    maxLever: '125',
  };
}

export const serverTime = (): Record<string, unknown> => answer({ serverTime: String(START) });

const arg = (topic: string): Record<string, unknown> => ({ instType: 'usdt-futures', topic, symbol: SYMBOL });

/** The newest trade first. */
export const tradeFrame = (action: 'snapshot' | 'update' = 'update'): unknown => ({
  data: [2, 1].map((index) => ({
    p: '37000.1',
    S: index === 2 ? 'buy' : 'sell',
    T: String(FILL_TIMES[index]),
    v: '0.25',
    i: FILL_IDS[index],
    L: FILL_IDS[index],
    isRPI: 'no',
  })),
  arg: arg('publicTrade'),
  action,
  ts: LATER,
});

export const tickerFrame = (change: Readonly<Record<string, unknown>> = {}): unknown => ({
  data: [
    {
      lastPrice: '37000',
      bid1Price: '36999.9',
      ask1Price: '37000',
      indexPrice: '36999.75',
      markPrice: '37001.2',
      fundingRate: '-0.00003',
      nextFundingTime: '1700006400000',
      openInterest: '29539.3825',
      deliveryTime: '',
      ...change,
    },
  ],
  arg: arg('ticker'),
  action: 'snapshot',
  ts: START,
});

/** The first two rows as captured on 2026-04-28. */
export const liquidationFrame = (): Record<string, unknown> => ({
  data: [
    { symbol: 'APEUSDT', side: 'buy', price: '0.1649', amount: '13.70319', ts: '1777358886549' },
    {
      symbol: 'IPUSDT',
      side: 'buy',
      price: '0.500280739469',
      amount: '143.330431857868',
      ts: '1777358876983',
    },
    { symbol: SYMBOL, side: 'sell', price: '37400', amount: '9350', ts: String(START) },
  ],
  arg: { instType: 'usdt-futures', topic: 'liquidation' },
  action: 'update',
  ts: 1_777_358_887_000,
});
