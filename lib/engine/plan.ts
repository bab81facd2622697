/**
 * Which series a lookback is computed from, and how wide its heatmap's columns are (about 300 of them). On simulated
 * months five-minute bars rank levels as well as one-minute ones do (Spearman .569 and .569, W1 .523 and .518 %), at a
 * fifth of the requests and of the work; so minutes are for lookbacks of a day and less.
 */
import { DAY, HOUR, LOOKBACKS, type Lookback, MINUTE } from '../core/time';
import { type Millis, type UnixMs, millis, unixMs } from '../core/units';
import type { BarKind, MarkKind, SeriesKind } from '../store/store';
import type { Venue } from '../venues/venue';

export interface BarSize {
  readonly interval: Millis;
  readonly barKind: BarKind;
  readonly markKind: MarkKind;
}

export interface LookbackPlan extends BarSize {
  readonly column: Millis;
}

const FIVE_MINUTES = millis(5 * MINUTE);

const SIZES: readonly BarSize[] = [
  { interval: MINUTE, barKind: 'bar-1m', markKind: 'mark-1m' },
  { interval: FIVE_MINUTES, barKind: 'bar-5m', markKind: 'mark-5m' },
  { interval: millis(15 * MINUTE), barKind: 'bar-15m', markKind: 'mark-15m' },
  { interval: HOUR, barKind: 'bar-1h', markKind: 'mark-1h' },
];

const PLANS: Readonly<Record<Lookback, { readonly finest: Millis; readonly column: Millis }>> = {
  '12h': { finest: MINUTE, column: FIVE_MINUTES },
  '24h': { finest: MINUTE, column: FIVE_MINUTES },
  '3d': { finest: FIVE_MINUTES, column: millis(15 * MINUTE) },
  '7d': { finest: FIVE_MINUTES, column: millis(30 * MINUTE) },
  '30d': { finest: FIVE_MINUTES, column: millis(2 * HOUR) },
  '90d': { finest: millis(15 * MINUTE), column: millis(6 * HOUR) },
  '1y': { finest: HOUR, column: millis(DAY) },
};

/** How long the bars of a lookback are, where a venue has them that short. */
export function barLength(lookback: Lookback): Millis {
  return PLANS[lookback].finest;
}

/** `finest`: the shortest bars that the venue turned out to have. Its bars of a length may reach back only so far. */
export function planFor(
  lookback: Lookback,
  venue: Pick<Venue, 'barDepth'>,
  finest: Millis = MINUTE,
): LookbackPlan {
  const plan = PLANS[lookback];
  const size = SIZES.find(
    ({ interval }) =>
      interval >= plan.finest && interval >= finest && venue.barDepth(interval) >= LOOKBACKS[lookback],
  );
  return { ...(size ?? SIZES.at(-1)!), column: plan.column };
}

/** Order flow and open interest are read over a week at least, the flow on 15-minute bars that are made of these. */
export const FLOW_HISTORY = millis(7 * DAY);
export const FLOW_BARS: BarSize = SIZES[1]!;
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

/** What a lookback needs of a venue, most useful first. Only intervals that have closed. */
export function needs(
  lookback: Lookback,
  plan: LookbackPlan,
  now: UnixMs,
  venue: Pick<Venue, 'barDepth' | 'openInterestDepth'>,
): Need[] {
  const { interval, barKind, markKind } = plan;
  const span = LOOKBACKS[lookback];
  const bars = stretch(now, interval, span);
  const flow = stretch(now, FLOW_BARS.interval, Math.min(FLOW_HISTORY, venue.barDepth(FLOW_BARS.interval)));
  const coversFlow = barKind === FLOW_BARS.barKind && span >= FLOW_HISTORY;
  return [
    { kind: barKind, ...bars, interval },
    { kind: markKind, ...bars, interval },
    interest(now, span, interval, venue),
    ...(span < FLOW_HISTORY ? [interest(now, FLOW_HISTORY, interval, venue)] : []),
    ...(coversFlow ? [] : [{ kind: FLOW_BARS.barKind, ...flow, interval: FLOW_BARS.interval }]),
  ];
}

/** At the finest period, not finer than the bars, whose history reaches over the span; as much of it as there is. */
function interest(
  now: UnixMs,
  span: number,
  interval: Millis,
  venue: Pick<Venue, 'openInterestDepth'>,
): Need {
  const fitting = SIZES.map((size) => size.interval).filter(
    (each) => each >= Math.max(interval, FIVE_MINUTES),
  );
  const period = fitting.find((each) => venue.openInterestDepth(each) >= span) ?? fitting.at(-1)!;
  const end = Math.floor(now / period) * period + period;
  const reach = Math.max(0, Math.min(span, venue.openInterestDepth(period) - HOUR));
  return {
    kind: 'open-interest',
    from: unixMs(Math.ceil((end - reach) / period) * period),
    to: unixMs(end),
    interval: period,
  };
}

function stretch(now: UnixMs, interval: Millis, span: number): Pick<Need, 'from' | 'to'> {
  const to = Math.floor(now / interval) * interval;
  const from = Math.max(0, Math.floor((to - span) / interval - SPARE) * interval);
  return { from: unixMs(from), to: unixMs(to) };
}
