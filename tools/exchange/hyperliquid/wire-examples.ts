/** The venue's payloads, as its documents and the captures named in lib/venues/hyperliquid/EVIDENCE.md have them. */
export const CONTEXT = {
  funding: '0.0000125',
  openInterest: '34524.51236',
  prevDayPx: '64319.0',
  dayNtlVlm: '5691036987.81',
  premium: '-0.0001329822',
  oraclePx: '69182.2',
  markPx: '69172.0',
  midPx: '69172.5',
  impactPxs: ['69172.0', '69173.0'],
  dayBaseVlm: '84496.56164',
};
const TRADE = {
  coin: 'HYPE',
  side: 'B',
  px: '35.276',
  sz: '5.78',
  time: 1764835613064,
  hash: '0x0000000000000000000000000000000000000000000000000000000000000000',
  tid: 716095722814130,
  users: ['0x8cdba352268065be9d5444e1f82b8fe83717bbd5', '0x13558be785661958932ceac35ba20de187275a42'],
};
const LEVELS = [{ px: '113377.0', sz: '7.6699', n: 17 }];
const TIERS = [{ lowerBound: '0.0', maxLeverage: 40 }];

export const META = {
  universe: [{ szDecimals: 5, name: 'BTC', maxLeverage: 40, marginTableId: 56 }],
  marginTables: [[56, { description: 'tiered 40x', marginTiers: TIERS }]] as [number, object][],
  collateralToken: 0,
};

export const INFO_EXAMPLES = {
  exchangeStatus: { time: 1764617438643, specialStatuses: null },
  candleSnapshot: [
    {
      T: 1681924499999,
      c: '29258.0',
      h: '29309.0',
      i: '15m',
      l: '29250.0',
      n: 189,
      o: '29295.0',
      s: 'BTC',
      t: 1681923600000,
      v: '0.98639',
    },
  ],
  fundingHistory: [{ coin: 'ETH', fundingRate: '-0.00022196', premium: '-0.00052196', time: 1683849600076 }],
  l2Book: { coin: 'BTC', time: 1754450974231, levels: [LEVELS, LEVELS] },
  recentTrades: [TRADE],
};

export const FRAME_EXAMPLES = {
  trades: { channel: 'trades', data: [TRADE] },
  activeAssetCtx: { channel: 'activeAssetCtx', data: { coin: 'BTC', ctx: CONTEXT } },
};

export const CONFIRMATION = {
  channel: 'subscriptionResponse',
  data: { method: 'subscribe', subscription: { type: 'trades', coin: 'BTC' } },
};
