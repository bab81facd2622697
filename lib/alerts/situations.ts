/**
 * What of a rule's condition holds, one situation each: every band that is near enough, every state that has been
 * entered. Undefined when the facts do not say.
 */
import type { UnixMs } from '../core/units';
import type { RuleEvent } from './event';
import {
  type AlertFacts,
  type DivergenceFact,
  type FindingFact,
  type FundingFact,
  type StateFact,
  edgeDistancePct,
} from './facts';
import type {
  AlertCondition,
  BandCondition,
  DivergenceCondition,
  FundingCondition,
  GridStateCondition,
  OpenInterestCondition,
} from './rule';

/** Which one it is, apart from its numbers. */
export interface SituationKey {
  /** What it is about; the cooldown is counted for each. */
  readonly subject: string;
  /** When it began, where the facts say so: the next of the same subject is another. */
  readonly since?: UnixMs;
  /** Where it is: a band that moves a little with the estimate is the same, one that does not touch it is another. */
  readonly low?: number;
  readonly high?: number;
}

export interface Situation extends SituationKey {
  readonly event: RuleEvent;
}

export function situations(condition: AlertCondition, facts: AlertFacts): Situation[] | undefined {
  switch (condition.kind) {
    case 'band':
      return nearBands(condition, facts);
    case 'grid-state':
      return facts.states?.filter((fact) => isNamed(condition, fact)).map(stateSituation);
    case 'divergence':
      return facts.divergences?.filter((fact) => isWanted(condition, fact)).map(divergenceSituation);
    case 'funding':
      return facts.funding && fundingSituations(condition, facts.funding);
    case 'open-interest':
      return facts.openInterestPct === undefined
        ? undefined
        : interestSituations(condition, facts.openInterestPct);
    case 'own-risk':
      return facts.findings
        ?.filter(({ severity }) => severity === 'red' || condition.least === 'amber')
        .map(findingSituation);
  }
}

export function isSame(a: SituationKey, b: SituationKey): boolean {
  if (a.subject !== b.subject || a.since !== b.since) return false;
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined) return true;
  return a.low <= b.high && b.low <= a.high;
}

function nearBands(condition: BandCondition, { bands, price }: AlertFacts): Situation[] | undefined {
  if (!bands || price === undefined) return undefined;
  return bands.flatMap((band): Situation[] => {
    const { side, low, high, strength, usdHigh } = band;
    const distancePct = edgeDistancePct(band, price);
    const holds =
      (condition.side === 'either' || condition.side === side) &&
      distancePct <= condition.withinPct &&
      strength >= condition.leastStrength &&
      usdHigh >= condition.leastUsd;
    return holds ? [{ subject: side, low, high, event: { kind: 'band', ...band, distancePct, price } }] : [];
  });
}

function isNamed({ state, toward }: GridStateCondition, fact: StateFact): boolean {
  const side = fact.toward ?? toward;
  return (state === 'any' || state === fact.name) && (toward === 'either' || toward === side);
}

function stateSituation({ name, toward, since }: StateFact): Situation {
  const event: RuleEvent = { kind: 'grid-state', state: name, ...(toward && { toward }) };
  return { subject: toward ? `${name} ${toward}` : name, since, event };
}

function isWanted({ direction, hidden, strict }: DivergenceCondition, fact: DivergenceFact): boolean {
  return (
    (direction === 'either' || fact.kind.endsWith(direction)) &&
    (hidden || fact.kind.startsWith('regular')) &&
    (!strict || fact.strict)
  );
}

function divergenceSituation({ kind, confirmed }: DivergenceFact): Situation {
  return { subject: kind, since: confirmed, event: { kind: 'divergence', divergence: kind } };
}

function fundingSituations(
  { payer: wanted, beyondPct }: FundingCondition,
  { eightHourPct, persistent }: FundingFact,
): Situation[] {
  const payer = beyondPct === undefined ? persistent : eightHourPct >= 0 ? 'long' : 'short';
  if (!payer || (wanted !== 'either' && wanted !== payer)) return [];
  if (beyondPct !== undefined && Math.abs(eightHourPct) < beyondPct) return [];
  const event = { kind: 'funding', payer, eightHourPct, persistent: beyondPct === undefined } as const;
  return [{ subject: payer, event }];
}

function interestSituations({ direction, changePct }: OpenInterestCondition, now: number): Situation[] {
  const way = now >= 0 ? 'up' : 'down';
  if (Math.abs(now) < changePct || (direction !== 'either' && direction !== way)) return [];
  return [{ subject: way, event: { kind: 'open-interest', changePct: now } }];
}

function findingSituation({ position, side, severity, reason }: FindingFact): Situation {
  return { subject: `${position} ${reason}`, event: { kind: 'own-risk', side, severity, reason } };
}
