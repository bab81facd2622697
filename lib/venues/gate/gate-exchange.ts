import type { Description } from 'ccxt/js/src/base/Exchange.js';
import Gate from 'ccxt/js/src/pro/gate.js';

/**
 * ccxt's Gate, cut down to public perpetuals, so that an instance is cheap to construct. ccxt knows the endpoints, their
 * weights and the socket; what they carry is validated here and never parsed by ccxt.
 */
export class GateExchange extends Gate {
  override describe(): Description {
    const { urls, api } = super.describe();
    const { spot, futures } = api['public'] as Readonly<Record<string, unknown>>;
    return {
      id: 'gate',
      urls: { api: urls.api },
      api: { public: { spot, futures } },
      // ccxt closes a slow dial with code 1006, at which a browser throws, and redials by its own clock: `live` does both.
      options: { ws: { connectionTimeout: 0, backoff: { base: 0, max: 0 } } },
      has: {},
      rateLimit: 50,
      enableRateLimit: false,
      streaming: { keepAlive: 0 },
    };
  }
}
