/**
 * One measure held against a bound. A bound has two levels, so that a value that trembles about one of them does not make
 * the reading flicker: to enter a predicate the value must reach `enter`, to stay in it only `leave`.
 */
import type { Truth } from './truth';

export const MEASURES = {
  strength: 'percentile',
  distance: 'percent',
  lean: 'ln-ratio',
  growth: 'percent',
  'funding-mean': 'apr',
  'funding-share': 'share',
  'funding-rank': 'percentile',
  'interest-day': 'percent',
  'interest-3-days': 'percent',
  'interest-day-rank': 'percentile',
  'interest-level': 'percentile',
  residual: 'z',
  'price-move': 'z',
  'flow-move': 'z',
  'flow-turn': 'z',
  approach: 'percent',
  'divergence-age': 'bars',
  close: 'price',
} as const;

export type Measure = keyof typeof MEASURES;
export type Unit = (typeof MEASURES)[Measure];

export interface Term {
  readonly measure: Measure;
  readonly unit: Unit;
  /** Absent while it is not known. */
  readonly value?: number;
  readonly bound: 'least' | 'most';
  /** The level that counts now. */
  readonly threshold: number;
}

/** A measure with both levels of its bound. */
export interface Bounded {
  readonly measure: Measure;
  readonly value: number | undefined;
  readonly bound: Term['bound'];
  readonly enter: number;
  readonly leave: number;
}

type Value = number | undefined;

export function least(measure: Measure, value: Value, enter: number, leave = enter): Bounded {
  return { measure, value, bound: 'least', enter, leave };
}

export function most(measure: Measure, value: Value, enter: number, leave = enter): Bounded {
  return { measure, value, bound: 'most', enter, leave };
}

/** The same bound on the mirrored measure, turned over about the value that is its own mirror image. */
export function mirrored({ bound, enter, leave, ...rest }: Bounded, centre = 0): Bounded {
  return {
    ...rest,
    bound: bound === 'least' ? 'most' : 'least',
    enter: 2 * centre - enter,
    leave: 2 * centre - leave,
  };
}

export function termOf({ measure, value, bound, enter, leave }: Bounded, isIn: boolean): Term {
  const threshold = isIn ? leave : enter;
  return { measure, unit: MEASURES[measure], ...(value !== undefined && { value }), bound, threshold };
}

export function holds({ value, bound, threshold }: Term): Truth {
  if (value === undefined) return 'unknown';
  return (bound === 'least' ? value >= threshold : value <= threshold) ? 'yes' : 'no';
}
