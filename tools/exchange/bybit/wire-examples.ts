/** One example of each payload, written by hand after the venue's API pages; they stay here when no recording is near. */
const envelope = (result: unknown): unknown => ({
  retCode: 0,
  retMsg: 'OK',
  result,
  retExtInfo: {},
  time: 1_672_025_956_592,
});

const TICKER = {
  symbol: 'BTCUSDT',
  price24hPcnt: '0.001455',
  lastPrice: '63561.60',
  prevPrice24h: '63469.20',
  highPrice24h: '63994.40',
  lowPrice24h: '62810.50',
  prevPrice1h: '63413.60',
  markPrice: '63560.80',
  indexPrice: '63585.51',
  openInterest: '59972.256',
  openInterestValue: '3811884569.16',
  turnover24h: '3515096831.9640',
  volume24h: '55362.9100',
  fundingIntervalHour: '8',
  fundingCap: '0.005',
  singleOpenInterest: '29986.128',
  singleOpenInterestValue: '1905942284.58',
  nextFundingTime: '1786665600000',
  fundingRate: '0.00005013',
  bid1Price: '63561.50',
  bid1Size: '1.760',
  ask1Price: '63561.60',
  ask1Size: '4.690',
};

export const REST_EXAMPLES: Readonly<Record<string, unknown>> = {
  time: envelope({ timeSecond: '1688639403', timeNano: '1688639403423213947' }),
  kline: envelope({
    symbol: 'BTCUSDT',
    category: 'linear',
    list: [['1670608800000', '17071', '17073', '17027', '17055.5', '268611', '15.74462667']],
  }),
  'mark-price-kline': envelope({
    symbol: 'BTCUSDT',
    category: 'linear',
    list: [['1670608800000', '17164.16', '17164.16', '17121.5', '17131.64']],
  }),
  'recent-trade': envelope({
    category: 'linear',
    list: [
      {
        execId: 'f520fc20-d8dd-5b31-9112-a178eb6023af',
        symbol: 'BTCUSDT',
        price: '64474.20',
        size: '0.001',
        side: 'Buy',
        time: '1785060230817',
        isBlockTrade: false,
        isRPITrade: false,
        seq: '715964329311',
      },
    ],
  }),
  'open-interest': envelope({
    symbol: 'BTCUSDT',
    category: 'linear',
    list: [{ openInterest: '52664.64200000', singleOpenInterest: '26332.321', timestamp: '1789458600000' }],
    nextPageCursor: '',
  }),
  'account-ratio': envelope({
    list: [{ symbol: 'BTCUSDT', buyRatio: '0.49', sellRatio: '0.51', timestamp: '1696262400000' }],
    nextPageCursor: '',
  }),
  'funding/history': envelope({
    category: 'linear',
    list: [{ symbol: 'BTCUSDT', fundingRate: '0.0001', fundingRateTimestamp: '1672041600000' }],
  }),
  orderbook: envelope({
    s: 'BTCUSDT',
    b: [['62710.2', '5.52']],
    a: [['62710.3', '0.01']],
    ts: 1_709_199_771_584,
    u: 243_781,
    seq: 3_887_177_875,
    cts: 1_709_199_771_582,
  }),
  'risk-limit': envelope({
    category: 'linear',
    list: [
      {
        id: 2,
        symbol: 'BTCUSDT',
        riskLimitValue: '2000000',
        maintenanceMargin: '0.005',
        initialMargin: '0.01',
        isLowestRisk: 0,
        maxLeverage: '100.00',
        mmDeduction: null,
      },
    ],
    nextPageCursor: '',
  }),
  tickers: envelope({
    category: 'linear',
    list: [
      {
        ...TICKER,
        predictedDeliveryPrice: '',
        basisRate: '',
        basis: '',
        deliveryFeeRate: '',
        deliveryTime: '0',
      },
    ],
  }),
};

export const STREAM_EXAMPLES: Readonly<Record<string, unknown>> = {
  publicTrade: {
    topic: 'publicTrade.BTCUSDT',
    type: 'snapshot',
    ts: 1_785_060_230_818,
    data: [
      {
        T: 1_785_060_230_817,
        s: 'BTCUSDT',
        S: 'Buy',
        v: '0.001',
        p: '64474.20',
        L: 'PlusTick',
        i: 'f520fc20-d8dd-5b31-9112-a178eb6023af',
        BT: false,
        RPI: false,
        seq: 715_964_329_311,
      },
    ],
  },
  tickers: {
    topic: 'tickers.BTCUSDT',
    type: 'snapshot',
    data: { ...TICKER, tickDirection: 'ZeroPlusTick', preOpenPrice: '', preQty: '', curPreListingPhase: '' },
    cs: 764_144_442_982,
    ts: 1_786_659_827_683,
  },
  allLiquidation: {
    topic: 'allLiquidation.BTCUSDT',
    type: 'snapshot',
    ts: 1_739_502_303_204,
    data: [{ T: 1_739_502_302_929, s: 'BTCUSDT', S: 'Sell', v: '20000', p: '0.04499' }],
  },
};

export const REPLY_EXAMPLES: Readonly<Record<string, unknown>> = {
  subscribe: {
    success: true,
    ret_msg: '',
    conn_id: 'd9tc7k421nl91l9k6obg-s09y',
    req_id: 't1',
    op: 'subscribe',
  },
  ping: { success: true, ret_msg: 'pong', conn_id: 'd9tc7k421nl91l9k6obg-s09y', req_id: 'p1', op: 'ping' },
  unknown: {
    success: false,
    ret_msg: 'error:handler not found,topic:publicTrade.NOPEUSDT',
    conn_id: 'db29396o6jg9l5np2l4g-cyzk',
    req_id: 'e1',
    op: 'subscribe',
  },
};
