/**
 * One signal of the grid: what its inputs say now, the value that says so and where the reading would change.
 * A signal whose inputs are missing or too old is unknown, never neutral.
 */
import { elapsed, type Millis, type UnixMs } from '../core/units';

export type SignalName = 'clusters' | 'cvd' | 'funding' | 'open-interest';

export type Reading =
  | 'unknown'
  | 'dense-above'
  | 'dense-below'
  | 'balanced'
  | 'sparse'
  | 'buyers-aligned'
  | 'sellers-aligned'
  | 'buyers-lead'
  | 'sellers-lead'
  | 'flat'
  | 'bullish-divergence'
  | 'bearish-divergence'
  | 'buy-absorption'
  | 'sell-absorption'
  | 'longs-crowded'
  | 'shorts-crowded'
  | 'longs-persistent'
  | 'shorts-persistent'
  | 'neutral'
  | 'building'
  | 'unwinding'
  | 'steady';

export type SignalUnit = 'ln-ratio' | 'z' | 'apr' | 'percent';

/** `no-data`: the input is absent. `no-history`: it does not reach back far enough. `warming-up`: it will in time. */
export type Missing = 'no-data' | 'no-history' | 'stale' | 'warming-up';

export interface Signal {
  readonly signal: SignalName;
  readonly reading: Reading;
  readonly unit: SignalUnit;
  readonly value?: number;
  /** The value at which the reading changes. */
  readonly threshold?: number;
  /** Exchange time of the newest input. */
  readonly asOf?: UnixMs;
  /** What the value is measured over. */
  readonly window?: Millis;
  /** Ascending; undefined where there is no value. */
  readonly spark: readonly (number | undefined)[];
  readonly missing?: Missing;
}

/** What a signal is whatever it reads. */
export type Frame = Pick<Signal, 'signal' | 'unit' | 'asOf' | 'window' | 'spark'>;

export function unknown(frame: Frame, missing: Missing): Signal {
  return { ...frame, reading: 'unknown', missing };
}

export function stale(asOf: UnixMs, now: UnixMs, limit: Millis): boolean {
  return now > asOf && elapsed(asOf, now) > limit;
}
