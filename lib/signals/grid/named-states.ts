/**
 * The named states and what each needs of its side: of every list one predicate must hold.
 *
 *   larger cascade potential         H ∧ Oʰ
 *   fading momentum into a zone      D⁻ ∧ band ≤ 5 % ∧ approach
 *   squeeze conditions               F⁻ ∧ H
 *   building toward liquidations     O⁺ ∧ G⁺
 *   squeeze: watch                   F⁻ ∧ H ∧ (O⁺ ∨ A⁺)
 *   squeeze: primed                  F⁻ ∧ H(≤ 5 %) ∧ O⁺ ∧ (D⁺ ∨ d⁺)
 *   whipsaw risk                     bands ≤ 3 % on both sides ∧ |A| ≤ ln 1.5; overrides all of the above
 *
 * Toward above these are of shorts, toward below of longs. What is not known and would decide makes a state unknown.
 */
import type { PredicateName, StateName } from './grid';

export interface StateRule {
  readonly name: StateName;
  readonly needs: readonly (readonly PredicateName[])[];
}

export const SIDE_STATES: readonly StateRule[] = [
  {
    name: 'squeeze-primed',
    needs: [['crowding'], ['band-near'], ['interest-rising'], ['pressure', 'flat-flow']],
  },
  { name: 'squeeze-watch', needs: [['crowding'], ['band'], ['interest-rising', 'lean']] },
  { name: 'squeeze-conditions', needs: [['crowding'], ['band']] },
  { name: 'fading-momentum', needs: [['divergence'], ['band-ahead'], ['approach']] },
  { name: 'larger-cascade', needs: [['band'], ['interest-high']] },
  { name: 'building', needs: [['interest-rising'], ['growth']] },
];

export const WHIPSAW: StateRule = { name: 'whipsaw', needs: [['close-above'], ['close-below'], ['even']] };
