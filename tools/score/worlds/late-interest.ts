/** Open interest that is published a quarter of an hour late, under the time of its publication. */
import { MINUTE } from '../../../lib/core/time';
import type { EstimatorBar } from '../../../lib/liquidation/estimator-bar';
import type { ScoredWorld } from './world';

const BARS_LATE = 15;

export const LATE_INTEREST: ScoredWorld = {
  name: 'late interest',
  breaks: `open interest comes ${BARS_LATE} minutes late`,
  market: 'fuzzy',
  feed: 'full',
  spoilt,
};

function spoilt(bars: readonly EstimatorBar[]): EstimatorBar[] {
  return bars.map((bar, i) => {
    if (bar.duration !== MINUTE)
      throw new RangeError(`late interest: expected minute bars, got ${bar.duration} ms`);
    return { ...bar, openInterest: bars[i - BARS_LATE]?.openInterest };
  });
}
