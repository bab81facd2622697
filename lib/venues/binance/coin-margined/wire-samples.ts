/** Answers of `dapi.binance.com` for BTCUSD_PERP, after the venue's documentation. */
export const SYMBOL = 'BTCUSD_PERP';
export const MINUTE_OF_BARS = 1_591_258_320_000;

const listed = (change: object) => ({
  symbol: SYMBOL,
  pair: 'BTCUSD',
  contractType: 'PERPETUAL',
  contractStatus: 'TRADING',
  contractSize: 100,
  marginAsset: 'BTC',
  baseAsset: 'BTC',
  quoteAsset: 'USD',
  filters: [
    { filterType: 'PRICE_FILTER', minPrice: '0.1', maxPrice: '100000', tickSize: '0.1' },
    { filterType: 'LOT_SIZE', stepSize: '1', maxQty: '100000', minQty: '1' },
  ],
  ...change,
});

const ETH = { symbol: 'ETHUSD_PERP', contractSize: 10, marginAsset: 'ETH', baseAsset: 'ETH' };

export const exchangeInfo = (ethereum: object = {}) => ({
  symbols: [
    listed({}),
    listed({ ...ETH, ...ethereum }),
    listed({ symbol: 'BTCUSD_200925', contractType: 'CURRENT_QUARTER' }),
    listed({ symbol: 'XRPUSD_PERP', contractStatus: 'SETTLING' }),
  ],
});

export const kline = (openTime = MINUTE_OF_BARS): unknown[] => [
  openTime,
  '9640.7',
  '9642.4',
  '9640.6',
  '9642.0',
  '206',
  openTime + 59_999,
  '2.13660389',
  48,
  '119',
  '1.23424865',
  '0',
];

export const markKline = (openTime: number, open = '9640.0', span = 300_000): unknown[] => [
  openTime,
  open,
  '9700.0',
  '9600.0',
  '9650.0',
  '0  ',
  openTime + span - 1,
  '0',
  60,
  '0',
  '0',
  '0',
];

export const premiumIndex = () => [
  {
    symbol: SYMBOL,
    pair: 'BTCUSD',
    markPrice: '10000.00000000',
    indexPrice: '9990.00000000',
    estimatedSettlePrice: '9981.74168236',
    lastFundingRate: '0.00071003',
    interestRate: '0.00010000',
    nextFundingTime: 1_596_096_000_000,
    time: 1_596_094_042_000,
  },
];

export const openInterest = () => ({
  symbol: SYMBOL,
  pair: 'BTCUSD',
  openInterest: '15004',
  contractType: 'PERPETUAL',
  time: 1_591_261_042_378,
});

export const openInterestRow = (timestamp: number, sumOpenInterest = '20403') => ({
  pair: 'BTCUSD',
  contractType: 'PERPETUAL',
  sumOpenInterest,
  sumOpenInterestValue: '176196512.23400000',
  timestamp,
});

export const aggTrade = () => ({
  a: 416_690,
  p: '9642.4',
  q: '3',
  f: 595_259,
  l: 595_259,
  T: 1_591_250_548_649,
  m: false,
});

export const depth = () => ({
  lastUpdateId: 16_769_853,
  symbol: SYMBOL,
  pair: 'BTCUSD',
  E: 1_591_250_106_370,
  T: 1_591_250_106_368,
  bids: [['9638.0', '431']],
  asks: [['9638.2', '12']],
});

export const tradeFrame = () => ({ e: 'aggTrade', E: 1_591_250_548_650, s: SYMBOL, ...aggTrade() });

export const markFrame = () => ({
  e: 'markPriceUpdate',
  E: 1_596_095_725_000,
  s: SYMBOL,
  p: '11012.31359011',
  P: '10962.17178236',
  i: '10933.62615417',
  r: '0.00000000',
  T: 1_596_096_000_000,
});

export const forceOrder = () => ({
  e: 'forceOrder',
  E: 1_591_154_240_950,
  o: {
    s: SYMBOL,
    ps: 'BTCUSD',
    S: 'SELL',
    o: 'LIMIT',
    f: 'IOC',
    q: '8',
    p: '9425.5',
    ap: '9496.5',
    X: 'FILLED',
    l: '1',
    z: '8',
    T: 1_591_154_240_949,
  },
});
