import type { Millis, Price, UnixMs } from '../core/units';

/** The venue's mark and index price at an instant, with the funding it predicts. */
export interface MarkPrice {
  readonly time: UnixMs;
  readonly mark: Price;
  readonly index: Price;
  /** Predicted funding per interval; undefined where the venue sends none. */
  readonly predictedFunding?: number;
  readonly nextFunding?: UnixMs;
  readonly fundingInterval?: Millis;
}
