import type { Description } from 'ccxt/js/src/base/Exchange.js';
import Binance from 'ccxt/js/src/pro/binance.js';

/**
 * ccxt's Binance, cut down to the public USDⓈ-M and COIN-M data, and the spot market's bars: with the whole description (hundreds of endpoints of a dozen
 * products) an instance takes some 20 ms to construct, so 4 ms. ccxt knows the endpoints, their weights and the streams;
 * what they carry is validated here and never parsed by ccxt, which validates nothing.
 */
export class FuturesExchange extends Binance {
  override describe(): Description {
    const { urls, api, options, fees } = super.describe();
    return {
      id: 'binanceusdm',
      urls: { api: urls.api },
      api: {
        fapiPublic: api['fapiPublic'],
        fapiData: api['fapiData'],
        public: api['public'],
        dapiPublic: api['dapiPublic'],
        dapiData: api['dapiData'],
      },
      options: { ...options, ...FUTURES },
      fees,
      has: {},
      rateLimit: 50,
      enableRateLimit: false,
      streaming: { keepAlive: 0 },
    };
  }
}

const FUTURES = {
  defaultType: 'swap',
  defaultSubType: 'linear',
  // All channels of an instance share one socket.
  streamLimits: { future: 1, delivery: 1 },
  // ccxt closes a slow dial with code 1006, at which a browser throws, and redials by its own clock: `live` does both.
  ws: { connectionTimeout: 0, backoff: { base: 0, max: 0 } },
};
