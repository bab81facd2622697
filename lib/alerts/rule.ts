/** What the user wants to be told of: a condition on one coin. It is told when it begins to hold, not while it holds. */
import type { PositionSide } from '../core/position-side';
import type { Millis, UnixMs } from '../core/units';

export const ALERT_KINDS = [
  'band',
  'grid-state',
  'divergence',
  'funding',
  'open-interest',
  'own-risk',
] as const;

/** A band by its near edge, its strength relative to the strongest, and the dollars expected to be force-closed in it. */
export interface BandCondition {
  readonly kind: 'band';
  readonly side: PositionSide | 'either';
  readonly withinPct: number;
  /** 0 … 1. */
  readonly leastStrength: number;
  readonly leastUsd: number;
}

export interface GridStateCondition {
  readonly kind: 'grid-state';
  /** A state's code, or `any`. */
  readonly state: string;
  /** Where the forced orders stand. */
  readonly toward: 'above' | 'below' | 'either';
}

export interface DivergenceCondition {
  readonly kind: 'divergence';
  readonly direction: 'bullish' | 'bearish' | 'either';
  /** Hidden ones as well. */
  readonly hidden: boolean;
  readonly strict: boolean;
}

export interface FundingCondition {
  readonly kind: 'funding';
  readonly payer: PositionSide | 'either';
  /** Percent in eight hours. Absent: that one side has paid for days. */
  readonly beyondPct?: number;
}

export interface OpenInterestCondition {
  readonly kind: 'open-interest';
  readonly direction: 'up' | 'down' | 'either';
  /** Over 24 h. */
  readonly changePct: number;
}

export interface OwnRiskCondition {
  readonly kind: 'own-risk';
  readonly least: 'amber' | 'red';
}

export type AlertCondition =
  | BandCondition
  | GridStateCondition
  | DivergenceCondition
  | FundingCondition
  | OpenInterestCondition
  | OwnRiskCondition;

export interface AlertRule {
  /** A rule whose condition is changed gets a new one: what was told of the old says nothing of the new. */
  readonly id: string;
  readonly coin: string;
  readonly on: boolean;
  readonly condition: AlertCondition;
  /** The same subject is not told again within this time. */
  readonly cooldown: Millis;
  /** Told in quiet hours as well. */
  readonly urgent: boolean;
  readonly snoozedUntil?: UnixMs;
}
