import { requestThrough } from '../ccxt/requests';
import { Transport } from '../transport';
import type { VenueOptions } from '../venue';
import { WeightBudget } from '../weight-budget';
import { FuturesExchange } from './futures-exchange';
import { PACE } from './pace';

/** ccxt's class, with our transport and the weight that the venue counts. */
export function openExchange(options: VenueOptions): FuturesExchange {
  const { now, bannedUntil, onBan } = options;
  const { fetch = (url, init) => globalThis.fetch(url, init) } = options;
  const budget = new WeightBudget(PACE.limit, now, PACE.window, options);
  const onAnswer = (headers: Headers): void => {
    const used = Number(headers.get('x-mbx-used-weight-1m') ?? Number.NaN);
    if (used > 0) budget.report(used);
  };
  const transport = new Transport({ venue: 'binance', fetch, now, bannedUntil, onBan, onAnswer });
  return requestThrough(new FuturesExchange(), transport, budget);
}
