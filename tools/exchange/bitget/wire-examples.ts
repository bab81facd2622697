/** One example of each payload, after the venue's API pages and the recorded answers in ccxt's source. */
const candle = ['1695835800000', '26210.5', '26210.5', '26194.5', '26194.5', '26.26', '687897.63'];

export const REST_EXAMPLES: Readonly<Record<string, unknown>> = {
  'public/time': { serverTime: '1700111073740' },
  'mix/market/contracts?productType=usdt-futures': [
    {
      symbol: 'BTCUSDT',
      baseCoin: 'BTC',
      quoteCoin: 'USDT',
      buyLimitPriceRatio: '0.9',
      sellLimitPriceRatio: '0.9',
      feeRateUpRatio: '0.1',
      makerFeeRate: '0.0004',
      takerFeeRate: '0.0006',
      openCostUpRatio: '0.1',
      supportMarginCoins: ['USDT'],
      minTradeNum: '0.01',
      priceEndStep: '1',
      volumePlace: '2',
      pricePlace: '1',
      sizeMultiplier: '0.01',
      symbolType: 'perpetual',
      minTradeUSDT: '5',
      maxSymbolOrderNum: '999999',
      maxProductOrderNum: '999999',
      maxPositionNum: '150',
      symbolStatus: 'normal',
      offTime: '-1',
      limitOpenTime: '-1',
      deliveryTime: '',
      deliveryStartTime: '',
      launchTime: '',
      fundInterval: '8',
      minLever: '1',
      maxLever: '125',
      posLimit: '0.05',
      maintainTime: '',
    },
  ],
  'mix/market/candles?granularity=5m&limit=3': [candle],
  'mix/market/candles?granularity=5m&limit=3&kLineType=MARK': [candle],
  'mix/market/history-candles?granularity=5m&limit=3': [candle],
  'mix/market/history-mark-candles?granularity=5m&limit=3': [candle],
  'mix/market/fills-history?limit=3': [
    {
      tradeId: '1075199767891652609',
      price: '29376.5',
      size: '6.035',
      side: 'Buy',
      ts: '1692073521000',
      symbol: 'BTCUSDT',
    },
  ],
  'mix/market/open-interest': {
    openInterestList: [{ symbol: 'BTCUSDT', size: '52234.134' }],
    ts: '1700866041023',
  },
  'mix/market/symbol-price': [
    { symbol: 'BTCUSDT', price: '26242', indexPrice: '34867', markPrice: '25555', ts: '1695793390482' },
  ],
  'mix/market/current-fund-rate': [
    {
      symbol: 'BTCUSDT',
      fundingRate: '-0.000013',
      fundingRateInterval: '8',
      nextUpdate: '1745510400000',
      minFundingRate: '-0.003',
      maxFundingRate: '0.003',
    },
  ],
  'mix/market/history-fund-rate': [
    { symbol: 'BTCUSDT', fundingRate: '0.0005', fundingTime: '1695776400000' },
  ],
  'mix/market/merge-depth?limit=5': {
    asks: [[26347.5, 0.25]],
    bids: [[26346.5, 0.16]],
    ts: '1695870968804',
    scale: '0.1',
    precision: 'scale0',
    isMaxPrecision: 'NO',
  },
  'mix/market/query-position-lever': [
    {
      symbol: 'BTCUSDT',
      level: '1',
      startUnit: '0',
      endUnit: '50000',
      leverage: '125',
      keepMarginRate: '0.004',
    },
  ],
  'mix/market/account-long-short?period=5m': [
    {
      longAccountRatio: '0.58',
      shortAccountRatio: '0.42',
      longShortAccountRatio: '0.0138',
      ts: '1729312200000',
    },
  ],
};

const of = (topic: string): Record<string, string> => ({
  instType: 'usdt-futures',
  symbol: 'BTCUSDT',
  topic,
});

export const STREAM_EXAMPLES: Readonly<Record<string, unknown>> = {
  publicTrade: {
    data: [
      {
        p: '100000',
        S: 'buy',
        T: '1736348770627',
        v: '0.00118',
        i: '1260903622036942849',
        L: '1234568787878787878',
        isRPI: 'no',
      },
    ],
    arg: of('publicTrade'),
    action: 'snapshot',
    ts: 1_736_371_104_297,
  },
  ticker: {
    data: [
      {
        highPrice24h: '77000',
        lowPrice24h: '76000',
        openPrice24h: '76500',
        lastPrice: '76631.3',
        turnover24h: '215859996.272276',
        volume24h: '1819.7567',
        bid1Price: '76631.2',
        ask1Price: '76631.3',
        bid1Size: '0.9608',
        ask1Size: '8.8086',
        price24hPcnt: '0.02002',
        indexPrice: '76671.43816860554',
        markPrice: '76631.3',
        fundingRate: '-0.00003',
        openInterest: '29539.3825',
        deliveryTime: '',
        deliveryStartTime: '',
        deliveryStatus: '',
        nextFundingTime: '1777363200000',
      },
    ],
    arg: of('ticker'),
    action: 'snapshot',
    ts: 1_777_358_880_084,
  },
  liquidation: {
    data: [{ symbol: 'BTCUSDT', side: 'buy', price: '89000', amount: '37.722858', ts: '1736371332162' }],
    arg: { instType: 'usdt-futures', topic: 'liquidation' },
    action: 'update',
    ts: 1_736_371_332_162,
  },
};
