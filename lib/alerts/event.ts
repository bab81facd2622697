/** What an alert says: the numbers as they stood when its condition began to hold. */
import type { PositionSide } from '../core/position-side';
import type { BandFact, DivergenceFact, FindingFact } from './facts';

export interface NearBand extends BandFact {
  readonly distancePct: number;
}

export interface BandEvent extends NearBand {
  readonly kind: 'band';
  readonly price: number;
}

export interface GridStateEvent {
  readonly kind: 'grid-state';
  readonly state: string;
  readonly toward?: 'above' | 'below';
}

export interface DivergenceEvent {
  readonly kind: 'divergence';
  readonly divergence: DivergenceFact['kind'];
}

export interface FundingEvent {
  readonly kind: 'funding';
  readonly payer: PositionSide;
  readonly eightHourPct: number;
  readonly persistent: boolean;
}

export interface OpenInterestEvent {
  readonly kind: 'open-interest';
  readonly changePct: number;
}

export interface OwnRiskEvent extends Pick<FindingFact, 'side' | 'severity' | 'reason'> {
  readonly kind: 'own-risk';
}

/** The market in short, at a time of the user's choice. */
export interface BriefEvent {
  readonly kind: 'brief';
  readonly price: number;
  readonly above?: NearBand;
  readonly below?: NearBand;
  readonly asymmetry?: number;
  readonly states?: readonly string[];
  readonly fundingPct?: number;
  readonly openInterestPct?: number;
}

/** Of a button, to see that notifications arrive. */
export interface TestEvent {
  readonly kind: 'test';
}

export type RuleEvent =
  | BandEvent
  | GridStateEvent
  | DivergenceEvent
  | FundingEvent
  | OpenInterestEvent
  | OwnRiskEvent;

export type AlertEvent = RuleEvent | BriefEvent | TestEvent;
