import type { Description } from 'ccxt/js/src/base/Exchange.js';
import Okx from 'ccxt/js/src/pro/okx.js';

/**
 * ccxt's OKX, cut down to the public data of swaps. ccxt knows the addresses, the weights, the sockets and their pings;
 * what they carry is validated here and never parsed by ccxt.
 */
export class OkxExchange extends Okx {
  override describe(): Description {
    const { urls, api, version, hostname, streaming = {} } = super.describe();
    return {
      id: 'okx',
      urls: { api: urls.api },
      hostname,
      version,
      api: { public: { get: { ...publicEndpoints(api), ...UNDOCUMENTED } } },
      // ccxt closes a slow dial with code 1006, at which a browser throws, and redials by its own clock: `live` does both.
      options: { ws: { connectionTimeout: 0, backoff: { base: 0, max: 0 } } },
      has: {},
      rateLimit: 100,
      enableRateLimit: false,
      streaming,
    };
  }
}

/** Answers still, though it left the documentation, and ccxt, in 2023; the limit is the one documented then. */
const UNDOCUMENTED = { 'public/liquidation-orders': { cost: 1 } };

const ENDPOINTS = [
  'public/time',
  'public/instruments',
  'market/candles',
  'market/history-candles',
  'market/mark-price-candles',
  'market/history-mark-price-candles',
  'market/trades',
  'market/history-trades',
  'market/books',
  'market/index-tickers',
  'public/mark-price',
  'public/funding-rate',
  'public/funding-rate-history',
  'public/open-interest',
  'public/position-tiers',
  'rubik/stat/contracts/open-interest-history',
  'rubik/stat/taker-volume-contract',
  'rubik/stat/contracts/long-short-account-ratio-contract',
];

/** With the weights that ccxt gives them: 1 is a twentieth of what the venue allows in two seconds. */
function publicEndpoints(api: Description['api']): Record<string, unknown> {
  const known = (api['public'] as { readonly get: Readonly<Record<string, unknown>> }).get;
  return Object.fromEntries(ENDPOINTS.map((path) => [path, known[path]]));
}
