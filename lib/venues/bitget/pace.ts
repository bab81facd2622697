/** Bitget's limits: a page of old bars is several requests. */
import { SECOND } from '../../core/time';
import type { Pace } from '../pace';
import { candleRequests } from './candle-request';

export const PACE: Pace = {
  /** ccxt weighs an endpoint of 20 requests a second as 1; some room is left to the user's own tabs. */
  limit: 0.8 * 20,
  window: SECOND,
  pageWeight: (page, now) => candleRequests(page, now).length,
};
