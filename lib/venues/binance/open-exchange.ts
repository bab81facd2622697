import { MINUTE } from '../../core/time';
import { requestThrough } from '../ccxt/requests';
import { Transport } from '../transport';
import type { VenueOptions } from '../venue';
import { WeightBudget } from '../weight-budget';
import { FuturesExchange } from './futures-exchange';

/** Of the venue's 2400 a minute, which each product counts for itself; so that the user's own tabs find room. */
const WEIGHT = 0.8 * 2400;

/** ccxt's class, with our transport and the weight that the venue counts. */
export function openExchange(options: VenueOptions): FuturesExchange {
  const { now, bannedUntil, onBan } = options;
  const { fetch = (url, init) => globalThis.fetch(url, init) } = options;
  const budget = new WeightBudget(WEIGHT, now, MINUTE, options);
  const onAnswer = (headers: Headers): void => {
    const used = Number(headers.get('x-mbx-used-weight-1m') ?? Number.NaN);
    if (used > 0) budget.report(used);
  };
  const transport = new Transport({ venue: 'binance', fetch, now, bannedUntil, onBan, onAnswer });
  return requestThrough(new FuturesExchange(), transport, budget);
}
