/** Which series a lookback is computed from, and how wide its heatmap's columns are (about 300 of them). */
import { DAY, LOOKBACKS, type Lookback, MINUTE } from '../core/time';
import { type Millis, type UnixMs, millis, unixMs } from '../core/units';
import type { SeriesKind } from '../store/store';

export interface LookbackPlan {
  readonly barKind: 'bar-1m' | 'bar-5m';
  readonly markKind: 'mark-1m' | 'mark-5m';
  readonly interval: Millis;
  readonly column: Millis;
}

const FINE = { barKind: 'bar-1m', markKind: 'mark-1m', interval: MINUTE } as const;
const COARSE = { barKind: 'bar-5m', markKind: 'mark-5m', interval: millis(5 * MINUTE) } as const;

/** One-minute bars where they are to be had; `coarse` where the venue has none that fine. */
export function planFor(lookback: Lookback, resolution: 'fine' | 'coarse'): LookbackPlan {
  const columns: Record<Lookback, Millis> = {
    '12h': millis(5 * MINUTE),
    '24h': millis(5 * MINUTE),
    '3d': millis(15 * MINUTE),
    '7d': millis(30 * MINUTE),
    '30d': millis(120 * MINUTE),
  };
  return { ...(lookback === '30d' || resolution === 'coarse' ? COARSE : FINE), column: columns[lookback] };
}

/** Order flow is read on 15-minute bars over a week, whatever the estimate's lookback. */
export const FLOW_HISTORY = millis(7 * DAY);
export const FUNDING_HISTORY = millis(90 * DAY);

/** A stretch of one series that a screen needs. */
export interface Need {
  readonly kind: SeriesKind;
  readonly from: UnixMs;
  readonly to: UnixMs;
  /** Length of one item of a regular series. */
  readonly interval: Millis;
}

/** A lookback counts back from the newest bar that is there, which may be a few behind the clock. */
const SPARE = 5;

/** What a lookback needs, most useful first. Only intervals that have closed. */
export function needs(
  lookback: Lookback,
  plan: LookbackPlan,
  now: UnixMs,
  openInterestDepth: Millis,
): Need[] {
  const { interval } = plan;
  const to = unixMs(Math.floor(now / interval) * interval);
  const five = millis(5 * MINUTE);
  const fiveTo = unixMs(Math.floor(now / five) * five + five);
  const start = (span: number): UnixMs =>
    unixMs(Math.max(0, Math.floor((to - span) / interval - SPARE) * interval));
  const span = LOOKBACKS[lookback];
  const interestSpan = Math.min(span, openInterestDepth - DAY / 24);
  const longest = Math.max(span, FLOW_HISTORY);
  return [
    { kind: plan.barKind, from: start(span), to, interval },
    { kind: plan.markKind, from: start(span), to, interval },
    {
      kind: 'open-interest',
      from: unixMs(Math.ceil((fiveTo - interestSpan) / five) * five),
      to: fiveTo,
      interval: five,
    },
    ...(longest > span ? [{ kind: plan.barKind, from: start(longest), to, interval }] : []),
  ];
}
