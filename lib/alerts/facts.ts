/** What alerts rest on, of one coin at one time. What is absent is not known, or too old to be used. */
import type { PositionSide } from '../core/position-side';
import type { UnixMs } from '../core/units';

/** `side` is the position that would be force-closed there: longs below price, shorts above. */
export interface BandFact {
  readonly side: PositionSide;
  readonly low: number;
  readonly high: number;
  readonly peak: number;
  /** Relative to the strongest, 0 … 1. */
  readonly strength: number;
  readonly usdLow: number;
  readonly usdHigh: number;
}

/** A named state of the grid that holds. */
export interface StateFact {
  readonly name: string;
  /** Where the forced orders stand, unless on both sides. */
  readonly toward?: 'above' | 'below';
  readonly since: UnixMs;
}

export interface DivergenceFact {
  readonly kind: 'regular-bearish' | 'regular-bullish' | 'hidden-bearish' | 'hidden-bullish';
  readonly strict: boolean;
  readonly confirmed: UnixMs;
}

export interface FundingFact {
  /** Percent in eight hours; positive: longs pay. */
  readonly eightHourPct: number;
  /** Who has paid for days. */
  readonly persistent?: PositionSide;
}

/** Something that threatens a position of the user's. */
export interface FindingFact {
  /** Names the position, the same for as long as it is kept. */
  readonly position: string;
  readonly side: PositionSide;
  readonly severity: 'amber' | 'red';
  /** A code. */
  readonly reason: string;
}

export interface AlertFacts {
  readonly coin: string;
  readonly price?: number;
  readonly bands?: readonly BandFact[];
  /** ln(mass above ÷ mass below). */
  readonly asymmetry?: number;
  readonly states?: readonly StateFact[];
  readonly divergences?: readonly DivergenceFact[];
  readonly funding?: FundingFact;
  /** Percent over 24 h. */
  readonly openInterestPct?: number;
  readonly findings?: readonly FindingFact[];
}

/** From price to the edge that it would reach first, in percent; 0 inside the band. */
export function edgeDistancePct({ side, low, high }: BandFact, price: number): number {
  return Math.max(0, side === 'short' ? low / price - 1 : 1 - high / price) * 100;
}
