import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';

import type { Transport } from '../transport';

/** Waits until the venue has room for a request of this weight, and counts it. */
export interface Admission {
  admit(weight: number, signal: AbortSignal): Promise<void>;
}

/**
 * Lets ccxt name the URL and the weight of each endpoint, and makes the request ours: ccxt's takes no signal and no cap.
 * An endpoint with a body is posted.
 */
export function requestThrough<Exchange extends CcxtExchange>(
  exchange: Exchange,
  transport: Transport,
  budget: Admission,
): Exchange {
  exchange.request = async (path, api, method, params, _headers, _body, config, { signal }) => {
    transport.refuseIfBanned();
    await budget.admit(exchange.calculateRateLimiterCost(api, method, path, params, config), signal);
    const { url, body } = exchange.sign(path, api, method, params);
    return method === 'POST' ? transport.post(url, body ?? '', signal) : transport.get(url, signal);
  };
  return exchange;
}
