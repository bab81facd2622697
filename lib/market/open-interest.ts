import type { BaseQty, UnixMs } from '../core/units';

/** Contracts open at an instant, in base units, each contract counted once. */
export interface OpenInterest {
  readonly time: UnixMs;
  readonly quantity: BaseQty;
}
