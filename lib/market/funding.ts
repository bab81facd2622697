import type { Millis, UnixMs } from '../core/units';

/** A funding rate: positive means longs pay shorts. The interval differs by venue and changes: it belongs to the rate. */
export interface FundingRate {
  readonly time: UnixMs;
  /** Fraction of notional per interval (0.0001 = 0.01 %). */
  readonly rate: number;
  readonly interval: Millis;
  readonly kind: 'realised' | 'predicted';
}
