/** One example of each `data`, written by hand after the venue's API pages; they stay here when no recording is near. */
export const REST_EXAMPLES: Readonly<Record<string, readonly [query: string, data: readonly unknown[]]>> = {
  'public/time': ['', [{ ts: '1' }]],
  'market/candles': ['bar=5m&limit=3', [['1', '1', '1', '1', '1', '1', '1', '1', '1']]],
  'market/history-candles': ['bar=5m&limit=3', [['1', '1', '1', '1', '1', '1', '1', '1', '1']]],
  'market/mark-price-candles': ['bar=5m&limit=3', [['1', '1', '1', '1', '1', '1']]],
  'market/history-mark-price-candles': ['bar=5m&limit=3', [['1', '1', '1', '1', '1', '1']]],
  'market/trades': ['limit=3', [trade()]],
  'market/history-trades': ['limit=3', [trade()]],
  'market/books': ['sz=3', [{ asks: [['1', '1', '0', '1']], bids: [['1', '1', '0', '1']], ts: '1' }]],
  'public/mark-price': ['instType=SWAP', [markPrice()]],
  'public/funding-rate': ['', [fundingRate()]],
  'public/funding-rate-history': [
    '',
    [
      {
        formulaType: 'noRate',
        fundingRate: '0.0001',
        fundingTime: '1',
        instId: 'BTC-USD-SWAP',
        instType: 'SWAP',
        method: 'current_period',
        realizedRate: '0.0001',
      },
    ],
  ],
  'public/open-interest': ['instType=SWAP', [openInterest()]],
  'public/position-tiers': [
    'instType=SWAP&tdMode=cross&instFamily=BTC-USDT',
    [
      {
        baseMaxLoan: '',
        imr: '0.1',
        instFamily: 'BTC-USDT',
        instId: '',
        maxLever: '10',
        maxSz: '50',
        minSz: '0',
        mmr: '0.03',
        optMgnFactor: '0',
        quoteMaxLoan: '',
        tier: '1',
        uly: 'BTC-USDT',
      },
    ],
  ],
  'public/liquidation-orders': [
    'instType=SWAP&instFamily=BTC-USDT&state=filled',
    [{ ...liquidations()[0], totalLoss: '0', details: [{ ...detail(), time: 1 }] }],
  ],
  'rubik/stat/contracts/open-interest-history': ['period=5m&limit=3', [['1', '1', '1', '1']]],
  'rubik/stat/taker-volume-contract': ['period=5m&unit=0&limit=3', [['1', '1', '1']]],
  'rubik/stat/contracts/long-short-account-ratio-contract': ['period=5m&limit=3', [['1', '1.1']]],
};

export const CHANNEL_EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  trades: [{ ...trade(), count: '3', seqId: 1234 }],
  'trades-all': [trade()],
  'mark-price': [markPrice()],
  'index-tickers': [
    {
      instId: 'BTC-USDT',
      idxPx: '0.1',
      high24h: '0.5',
      low24h: '0.1',
      open24h: '0.1',
      sodUtc0: '0.1',
      sodUtc8: '0.1',
      ts: '1',
    },
  ],
  'funding-rate': [fundingRate()],
  'open-interest': [openInterest()],
  'liquidation-orders': liquidations(),
};

function trade(): Record<string, string> {
  return {
    instId: 'BTC-USDT',
    side: 'sell',
    sz: '0.00001',
    source: '0',
    px: '29963.2',
    tradeId: '1',
    ts: '1',
  };
}

function markPrice(): Record<string, string> {
  return { instType: 'SWAP', instId: 'BTC-USDT-SWAP', markPx: '200', ts: '1' };
}

function openInterest(): Record<string, string> {
  return {
    instType: 'SWAP',
    instId: 'BTC-USDT-SWAP',
    oi: '5000',
    oiCcy: '555.55',
    oiUsd: '50000',
    ts: '1',
  };
}

function fundingRate(): Record<string, string> {
  return {
    formulaType: 'noRate',
    fundingRate: '0.0000182221218054',
    fundingTime: '1743609600000',
    impactValue: '20000',
    instId: 'BTC-USDT-SWAP',
    instType: 'SWAP',
    interestRate: '0.0001',
    maxFundingRate: '0.00375',
    method: 'current_period',
    minFundingRate: '-0.00375',
    nextFundingRate: '',
    nextFundingTime: '1743638400000',
    premium: '0.0000910113652644',
    prevFundingTime: '1743580800000',
    settFundingRate: '0.0000145824401745',
    settState: 'settled',
    ts: '1743588686291',
  };
}

function detail(): Record<string, string> {
  return { bkLoss: '0', bkPx: '0.007831', ccy: '', posSide: 'short', side: 'buy', sz: '13', ts: '1' };
}

function liquidations(): Record<string, unknown>[] {
  return [
    {
      details: [detail()],
      instFamily: 'IOST-USDT',
      instId: 'IOST-USDT-SWAP',
      instType: 'SWAP',
      uly: 'IOST-USDT',
    },
  ];
}
