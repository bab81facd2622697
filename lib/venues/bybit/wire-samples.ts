/** One payload of each endpoint and stream, in the venue's documented form; for tests. */
export const SYMBOL = 'BTCUSDT';
export const INVERSE = 'BTCUSD';
export const START = 1_700_000_100_000;
export const INTERVAL = 300_000;

export function answer(result: unknown): Record<string, unknown> {
  return { retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time: START + 30 * INTERVAL + 7 };
}

export function refusal(retCode: number, retMsg: string): Record<string, unknown> {
  return { retCode, retMsg, result: {}, retExtInfo: {}, time: START };
}

/** Rows from the newest to the oldest, as the venue gives them. */
const newestFirst = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(count - 1 - index));

export function klineRow(index: number, change: Partial<Record<number, unknown>> = {}): unknown[] {
  const row = [
    String(START + index * INTERVAL),
    '37000.1',
    '37050.5',
    '36990',
    '37020.3',
    '120.5',
    '4460000.25',
  ];
  return row.map((value, column) => change[column] ?? value);
}

export const kline = (rows: number, symbol = SYMBOL): unknown =>
  answer({ symbol, category: 'linear', list: newestFirst(rows, (index) => klineRow(index)) });

export const markPriceKline = (rows: number, symbol = SYMBOL): unknown =>
  answer({ symbol, category: 'linear', list: newestFirst(rows, (index) => klineRow(index).slice(0, 5)) });

export const recentTrade = (rows: number, symbol = SYMBOL): unknown =>
  answer({
    category: 'linear',
    list: newestFirst(rows, (index) => ({
      execId: `f520fc20-d8dd-5b31-9112-${String(index).padStart(12, '0')}`,
      symbol,
      price: '37000.10',
      size: '0.250',
      side: index % 2 === 0 ? 'Buy' : 'Sell',
      time: String(START + 40 * Math.floor(index / 2)),
      isBlockTrade: false,
      isRPITrade: false,
      seq: '715964329311',
    })),
  });

export const openInterest = (rows: number, symbol = SYMBOL): unknown =>
  answer({
    symbol,
    category: 'linear',
    list: newestFirst(rows, (index) => ({
      openInterest: '52664.64200000',
      singleOpenInterest: '26332.321',
      timestamp: String(START + index * INTERVAL),
    })),
    nextPageCursor: 'lastid%3D44487872',
  });

const tickerFields = (symbol: string): Record<string, unknown> => ({
  symbol,
  lastPrice: '37000.10',
  indexPrice: '36999.75',
  markPrice: '37001.25',
  prevPrice24h: '36926.50',
  price24hPcnt: '0.001994',
  highPrice24h: '37281.50',
  lowPrice24h: '36915.00',
  prevPrice1h: '36938.00',
  openInterest: '52664.642',
  openInterestValue: '1948656585.85',
  singleOpenInterest: '26332.321',
  singleOpenInterestValue: '974328292.93',
  turnover24h: '1570383121.9434',
  volume24h: '91705.2760',
  fundingRate: '-0.000125',
  nextFundingTime: '1700006400000',
  fundingIntervalHour: '8',
  fundingCap: '0.005',
  bid1Price: '37000.10',
  bid1Size: '4.000',
  ask1Price: '37000.20',
  ask1Size: '2.000',
});

export const tickers = (symbol = SYMBOL): { result: { list: Record<string, unknown>[] } } =>
  answer({ category: 'linear', list: [tickerFields(symbol)] }) as ReturnType<typeof tickers>;

export const fundingHistory = (hours: readonly number[]): unknown =>
  answer({
    category: 'linear',
    list: hours.toReversed().map((hour) => ({
      symbol: SYMBOL,
      fundingRate: '0.0001',
      fundingRateTimestamp: String(START + hour * 3_600_000),
    })),
  });

export const orderbook = (symbol = SYMBOL): unknown =>
  answer({
    s: symbol,
    b: [
      ['37000.10', '4.000'],
      ['37000.00', '1.500'],
    ],
    a: [
      ['37000.20', '2.000'],
      ['37000.40', '0.250'],
    ],
    ts: START,
    u: 18_521_288,
    seq: 7_961_638_724,
    cts: START - 2,
  });

export const accountRatio = (rows: number): unknown =>
  answer({
    list: newestFirst(rows, (index) => ({
      symbol: SYMBOL,
      buyRatio: '0.6',
      sellRatio: '0.4',
      timestamp: String(START + index * INTERVAL),
    })),
    nextPageCursor: 'lastid%3D0%26lasttime%3D1696258800',
  });

/** Seen on the venue's test network: the second tier first, margins as fractions. */
export const riskLimit = (symbol = SYMBOL): unknown =>
  answer({
    category: 'linear',
    list: [
      {
        id: 2,
        symbol,
        riskLimitValue: '2000000',
        maintenanceMargin: '0.005',
        initialMargin: '0.01',
        isLowestRisk: 0,
        maxLeverage: '100.00',
        mmDeduction: '510',
      },
      {
        id: 1,
        symbol,
        riskLimitValue: '300000',
        maintenanceMargin: '0.0033',
        initialMargin: '0.0066',
        isLowestRisk: 1,
        maxLeverage: '150.00',
        mmDeduction: '',
      },
    ],
    nextPageCursor: '',
  });

export function contract(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    symbol: SYMBOL,
    contractType: 'LinearPerpetual',
    status: 'Trading',
    baseCoin: 'BTC',
    quoteCoin: 'USDT',
    launchTime: '1585526400000',
    deliveryTime: '0',
    deliveryFeeRate: '',
    priceScale: '2',
    leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
    priceFilter: { minPrice: '0.10', maxPrice: '1999999.80', tickSize: '0.10' },
    lotSizeFilter: { maxOrderQty: '1190.000', minOrderQty: '0.001', qtyStep: '0.001', minNotionalValue: '5' },
    unifiedMarginTrade: true,
    fundingInterval: 480,
    settleCoin: 'USDT',
    isPreListing: false,
    ...change,
  };
}

export const instrumentsInfo = (
  list: readonly unknown[] = [contract()],
  cursor = '',
  category = 'linear',
): unknown => answer({ category, list, nextPageCursor: cursor });

export const publicTradeFrame = (symbol = SYMBOL): unknown => ({
  topic: `publicTrade.${symbol}`,
  type: 'snapshot',
  ts: START + 9,
  data: ['Buy', 'Sell'].map((side, index) => ({
    T: START + index,
    s: symbol,
    S: side,
    v: '0.250',
    p: '37000.00',
    L: 'PlusTick',
    i: `20f43950-d8dd-5b31-9112-a178eb6023a${index}`,
    BT: false,
    RPI: false,
    seq: 715_964_329_311,
  })),
});

export const tickerSnapshot = (symbol = SYMBOL): { data: Record<string, unknown> } => ({
  ...tickerFrame('snapshot', symbol),
  data: { ...tickerFields(symbol), tickDirection: 'PlusTick', preOpenPrice: '', preQty: '' },
});

export const tickerDelta = (change: object, symbol = SYMBOL): unknown => ({
  ...tickerFrame('delta', symbol),
  data: { symbol, ...change },
});

const tickerFrame = (type: string, symbol: string): object => ({
  topic: `tickers.${symbol}`,
  type,
  cs: 24_987_956_059,
  ts: START,
});

interface Frame<Data> {
  readonly topic: string;
  readonly type: string;
  readonly ts: number;
  readonly data: Data;
}

export const allLiquidationFrame = (symbol = SYMBOL): Frame<Record<string, unknown>[]> => ({
  topic: `allLiquidation.${symbol}`,
  type: 'snapshot',
  ts: START + 300,
  data: [{ T: START, s: symbol, S: 'Buy', v: '0.500', p: '36800.00' }],
});
