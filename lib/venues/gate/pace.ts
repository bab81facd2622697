/** Gate's limits. Bars come with the statistics that tell the takers' part, as far as those reach back. */
import { SECOND } from '../../core/time';
import { type UnixMs, millis } from '../../core/units';
import type { HistoryPage, Pace } from '../pace';
import { STATISTICS_BACK } from './contract-stats';
import { periodName } from './intervals';

export const PACE: Pace = {
  /** Of the 200 requests that the venue grants each endpoint in ten seconds; here for all of them together. */
  limit: 160,
  window: millis(10 * SECOND),
  pageWeight: (page, now) => (page.series === 'bars' && hasStatistics(page, now) ? 2 : 1),
};

function hasStatistics({ interval, to }: HistoryPage, now: UnixMs): boolean {
  return periodName(interval) !== undefined && to > now - STATISTICS_BACK;
}
