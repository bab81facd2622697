import type { Description } from 'ccxt/js/src/base/Exchange.js';
import Bybit from 'ccxt/js/src/pro/bybit.js';

/**
 * ccxt's Bybit, cut down to the public v5 market data. ccxt knows the addresses, the weights and the streams, and pings each
 * socket; what they carry is validated here and never parsed by ccxt, which validates nothing.
 */
export class BybitExchange extends Bybit {
  override describe(): Description {
    const { urls, options, hostname, fees } = super.describe();
    return {
      id: 'bybit',
      hostname,
      urls: { api: { public: urls.api['public'], ws: urls.api['ws'] } },
      api: { public: { get: ENDPOINTS } },
      options: { ...options, ws: SOCKETS },
      fees,
      has: {},
      rateLimit: 20,
      enableRateLimit: false,
      // The venue wants a ping every 20 s.
      streaming: { keepAlive: 18_000 },
    };
  }
}

const WEIGHT = { cost: 5 };
const ENDPOINTS = {
  'v5/market/time': WEIGHT,
  'v5/market/instruments-info': WEIGHT,
  'v5/market/kline': WEIGHT,
  'v5/market/mark-price-kline': WEIGHT,
  'v5/market/recent-trade': WEIGHT,
  'v5/market/tickers': WEIGHT,
  'v5/market/open-interest': WEIGHT,
  'v5/market/funding/history': WEIGHT,
  'v5/market/orderbook': WEIGHT,
  'v5/market/account-ratio': WEIGHT,
  'v5/market/risk-limit': WEIGHT,
};

/** ccxt closes a slow dial with code 1006, at which a browser throws, and redials by its own clock: `live` does both. */
const SOCKETS = { connectionTimeout: 0, backoff: { base: 0, max: 0 } };
