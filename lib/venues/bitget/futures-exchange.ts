import type { Description } from 'ccxt/js/src/base/Exchange.js';
import Bitget from 'ccxt/js/src/pro/bitget.js';

/**
 * ccxt's Bitget, cut down to the public futures data. ccxt knows the endpoints, their weights and the streams; what they
 * carry is validated here and never parsed by ccxt, which validates nothing.
 */
export class FuturesExchange extends Bitget {
  override describe(): Description {
    const { urls, api, hostname } = super.describe();
    const { common, mix } = api['public'] as Readonly<Record<'common' | 'mix', unknown>>;
    return {
      id: 'bitget',
      hostname,
      urls: { api: urls.api },
      api: { public: { common, mix } },
      // ccxt closes a slow dial with code 1006, at which a browser throws, and redials by its own clock: `live` does both.
      options: { ws: { connectionTimeout: 0, backoff: { base: 0, max: 0 } } },
      has: {},
      rateLimit: 50,
      enableRateLimit: false,
      // The venue hangs up after two minutes without the text `ping`, and wants it every half.
      streaming: { keepAlive: 25_000, ping: () => 'ping' },
    };
  }
}
