/** The grid as it is told: which named states hold, and the predicates that each of them rests on. */
import type { UnixMs } from '../../core/units';
import type { Missing } from '../signal';
import type { Term } from './term';
import type { Truth } from './truth';

/** Where the forced orders stand: of shorts above price, of longs below. */
export type Toward = 'above' | 'below';

export const TOWARD: readonly Toward[] = ['above', 'below'];

export type PredicateName =
  | 'band'
  | 'band-near'
  | 'band-ahead'
  | 'lean'
  | 'growth'
  | 'crowding'
  | 'interest-rising'
  | 'interest-high'
  | 'pressure'
  | 'flat-flow'
  | 'divergence'
  | 'approach'
  | 'close-above'
  | 'close-below'
  | 'even'
  | 'level-break'
  | 'flow-turn';

export type StateName =
  | 'whipsaw'
  | 'squeeze-primed'
  | 'squeeze-watch'
  | 'squeeze-conditions'
  | 'fading-momentum'
  | 'larger-cascade'
  | 'building';

/** Overridden: its conditions hold, but whipsaw risk does as well, and no direction can be told. */
export type Standing = 'holds' | 'overridden' | 'no' | 'unknown';

export interface Predicate {
  readonly name: PredicateName;
  /** Absent where it concerns both sides at once. */
  readonly toward?: Toward;
  readonly truth: Truth;
  /** What it was told by; of several ways to hold, the one that decided. Empty where there was nothing to measure. */
  readonly terms: readonly Term[];
  /** Exchange time of its oldest input. */
  readonly asOf?: UnixMs;
  readonly missing?: Missing;
}

export interface NamedState {
  readonly name: StateName;
  readonly toward?: Toward;
  readonly standing: Standing;
  /** When it was entered; while it holds or is overridden. */
  readonly since?: UnixMs;
  /** It differs from its conditions, since it changed less than a dwell ago. */
  readonly dwelling?: true;
  /** Predicates of its side: one of each list must hold. */
  readonly needs: readonly (readonly PredicateName[])[];
}

export interface Grid {
  readonly states: readonly NamedState[];
  readonly predicates: readonly Predicate[];
  /** What would set a squeeze off, apart from whether its conditions hold. */
  readonly triggers: readonly Predicate[];
}
