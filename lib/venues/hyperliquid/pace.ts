/** Hyperliquid's limit for an address. */
import { MINUTE } from '../../core/time';
import type { Pace } from '../pace';
import { candlesWeight } from './info-query';

export const PACE: Pace = {
  /** Of 1200 a minute, so that the user's own tabs find room. */
  limit: 0.8 * 1200,
  window: MINUTE,
  pageWeight: ({ from, to, interval }) => candlesWeight({ startTime: from, endTime: to }, interval),
};
