/**
 * Open interest that comes and goes without a position at risk: once a day someone opens 10 % of it in hedged pairs
 * over an hour, holds them for six, and closes them within the next. Each such trade is in the volume too.
 */
import { DAY, HOUR } from '../../../lib/core/time';
import type { EstimatorBar } from '../../../lib/liquidation/estimator-bar';
import type { ScoredWorld } from './world';

const SHARE = 0.1;
const HOURS_HELD = 6;
const STARTS_AT = 9;

export const SPOOFED: ScoredWorld = {
  name: 'spoofed',
  breaks: 'a tenth of the open interest is opened and closed each day by someone who risks nothing',
  market: 'fuzzy',
  feed: 'full',
  spoilt,
};

function spoilt(bars: readonly EstimatorBar[]): EstimatorBar[] {
  const usual = bars.find(({ openInterest }) => openInterest !== undefined)?.openInterest ?? 0;
  const size = usual * SHARE;
  return bars.map((bar) => {
    const before = presence(bar.openTime);
    const after = presence(bar.openTime + bar.duration);
    const traded = size * Math.abs(after - before);
    return {
      ...bar,
      volume: bar.volume + traded,
      takerBuy: bar.takerBuy === undefined ? undefined : bar.takerBuy + traded / 2,
      openInterest: bar.openInterest === undefined ? undefined : bar.openInterest + size * after,
    };
  });
}

/** Share of the pairs that stand open. */
function presence(time: number): number {
  const hour = (time % DAY) / HOUR - STARTS_AT;
  return Math.max(0, Math.min(1, hour, HOURS_HELD + 2 - hour));
}
