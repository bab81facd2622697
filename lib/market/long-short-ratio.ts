import type { UnixMs } from '../core/units';

/** How a venue's accounts lean: longs ÷ shorts, > 0. */
export interface LongShortRatio {
  readonly time: UnixMs;
  /** `accounts`: of all that hold a position; `top-…`: of the largest only, by their number or by their positions. */
  readonly of: 'accounts' | 'top-accounts' | 'top-positions';
  readonly ratio: number;
}
