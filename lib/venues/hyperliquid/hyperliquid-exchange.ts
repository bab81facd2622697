import Hyperliquid from 'ccxt/js/src/pro/hyperliquid.js';
import type { Description, Query } from 'ccxt/js/src/base/Exchange.js';

import { type InfoQuery, weightOf } from './info-query';

/**
 * ccxt's Hyperliquid, cut down to `POST /info` and the public streams. ccxt knows the addresses and how to ask; what comes
 * is validated here and never parsed by ccxt. Its own pings, one every 20 s, keep a quiet socket open: the venue closes
 * one on which it has sent nothing for 60 s ("Timeouts and heartbeats").
 */
export class HyperliquidExchange extends Hyperliquid {
  override describe(): Description {
    const { urls, hostname, fees, streaming } = super.describe();
    return {
      id: 'hyperliquid',
      hostname,
      urls: { api: urls.api },
      api: { public: { post: { info: { cost: 1 } } } },
      options: OPTIONS,
      fees,
      has: {},
      rateLimit: 50,
      enableRateLimit: false,
      ...(streaming === undefined ? {} : { streaming }),
    };
  }

  override calculateRateLimiterCost(
    _api: string | readonly string[],
    _method: string,
    _path: string,
    query: Query,
  ): number {
    return weightOf(query as unknown as InfoQuery);
  }
}

const OPTIONS = {
  defaultType: 'swap',
  // ccxt closes a slow dial with code 1006, at which a browser throws, and redials by its own clock: `live` does both.
  ws: { connectionTimeout: 0, backoff: { base: 0, max: 0 } },
};
