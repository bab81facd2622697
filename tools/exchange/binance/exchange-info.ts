import { decimalsOf } from '../decimals';
import type { MarketFeed } from '../market-feed';

export const WEIGHT_PER_MINUTE = 2400;

/** `/fapi/v1/exchangeInfo` for the one perpetual of the feed. */
export function exchangeInfo(feed: MarketFeed): Record<string, unknown> {
  return {
    timezone: 'UTC',
    serverTime: feed.now(),
    futuresType: 'U_MARGINED',
    rateLimits: [
      { rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', intervalNum: 1, limit: WEIGHT_PER_MINUTE },
      { rateLimitType: 'ORDERS', interval: 'MINUTE', intervalNum: 1, limit: 1200 },
    ],
    exchangeFilters: [],
    assets: [{ asset: feed.quote, marginAvailable: true, autoAssetExchange: '-10000' }],
    symbols: [perpetual(feed)],
  };
}

function perpetual(feed: MarketFeed): Record<string, unknown> {
  const decimals = decimalsOf(feed);
  return {
    symbol: feed.symbol,
    pair: feed.symbol,
    contractType: 'PERPETUAL',
    deliveryDate: 4133404800000,
    onboardDate: 1569398400000,
    status: 'TRADING',
    maintMarginPercent: '2.5000',
    requiredMarginPercent: '5.0000',
    baseAsset: feed.base,
    quoteAsset: feed.quote,
    marginAsset: feed.quote,
    pricePrecision: decimals.price,
    quantityPrecision: decimals.quantity,
    baseAssetPrecision: 8,
    quotePrecision: 8,
    underlyingType: 'COIN',
    underlyingSubType: ['PoW'],
    settlePlan: 0,
    triggerProtect: '0.0500',
    liquidationFee: '0.012500',
    marketTakeBound: '0.05',
    maxMoveOrderLimit: 10000,
    filters: filters(feed),
    orderTypes: [
      'LIMIT',
      'MARKET',
      'STOP',
      'STOP_MARKET',
      'TAKE_PROFIT',
      'TAKE_PROFIT_MARKET',
      'TRAILING_STOP_MARKET',
    ],
    timeInForce: ['GTC', 'IOC', 'FOK', 'GTX', 'GTD'],
  };
}

function filters(feed: MarketFeed): Record<string, unknown>[] {
  const decimals = decimalsOf(feed);
  const tickSize = feed.tickSize.toFixed(decimals.price);
  const step = feed.stepSize.toFixed(decimals.quantity);
  return [
    { filterType: 'PRICE_FILTER', minPrice: tickSize, maxPrice: '4529764', tickSize },
    { filterType: 'LOT_SIZE', minQty: step, maxQty: '1000', stepSize: step },
    { filterType: 'MARKET_LOT_SIZE', minQty: step, maxQty: '120', stepSize: step },
    { filterType: 'MAX_NUM_ORDERS', limit: 200 },
    { filterType: 'MAX_NUM_ALGO_ORDERS', limit: 10 },
    { filterType: 'MIN_NOTIONAL', notional: '100' },
    { filterType: 'PERCENT_PRICE', multiplierUp: '1.0500', multiplierDown: '0.9500', multiplierDecimal: '4' },
  ];
}
