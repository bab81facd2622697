/**
 * What is to be said of one position: what was found, the gravest first, and what could not be looked at. Where nothing
 * grave was found but something could not be looked at, the reading is unknown, never clear.
 */
import { oppositeSide, type PositionSide } from '../core/position-side';
import { FINDING_KINDS, type Finding, severityOf } from './finding';
import { lossFindings } from './loss-findings';
import { type RiskPosition, against, standsAt } from './stance';
import type { RiskBand } from './stretch';
import { targetFindings } from './target-findings';

export const SEVERITIES = ['red', 'amber', 'unknown', 'info', 'clear'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const UNKNOWNS = [
  'price',
  'bands',
  'unsettled',
  'liquidation',
  'beyond-map',
  'overshoot',
  'flow',
] as const;
export type Unknown = (typeof UNKNOWNS)[number];

/** What is known of the market; what is not is undefined. */
export interface RiskMarket<Band> {
  readonly price: number | undefined;
  /** Undefined while they are not estimated. */
  readonly bands: readonly Band[] | undefined;
  /** Whether they rest on all of their history, up to now. */
  readonly settled: boolean;
  /** Percent of price beyond which no band is looked for. */
  readonly mapReach: number;
  /** Whether the bands say how far they would carry price. */
  readonly knowsOvershoot: boolean;
  /** Whom takers trade for. */
  readonly flow: PositionSide | 'neither' | undefined;
}

export interface HeldPosition extends RiskPosition {
  /** Whether it is known where it would be force-closed, be it nowhere. */
  readonly knowsLiquidation: boolean;
}

export interface RiskReading<Band> {
  readonly severity: Severity;
  readonly findings: readonly Finding<Band>[];
  readonly unknown: readonly Unknown[];
}

export function riskReading<Band extends RiskBand>(
  position: HeldPosition,
  market: RiskMarket<Band>,
): RiskReading<Band> {
  const findings = findingsOf(position, market).sort(
    (a, b) => FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind),
  );
  const unknown = unknownOf(position, market);
  return { severity: gravest(findings, unknown), findings, unknown };
}

function findingsOf<Band extends RiskBand>(
  position: HeldPosition,
  { price, bands, flow }: RiskMarket<Band>,
): Finding<Band>[] {
  const found: Finding<Band>[] = [];
  if (price !== undefined) {
    const from = standsAt(position, price);
    found.push(...lossFindings(position, from, bands ?? []), ...targetFindings(position, from, bands ?? []));
  }
  if (!position.planned && flow === oppositeSide(position.side)) found.push({ kind: 'flow-against' });
  return found;
}

function unknownOf(position: HeldPosition, market: RiskMarket<unknown>): Unknown[] {
  const { price, bands, settled, knowsOvershoot, flow } = market;
  const { planned, knowsLiquidation } = position;
  const lacking: Record<Unknown, boolean> = {
    price: price === undefined,
    bands: bands === undefined,
    unsettled: bands !== undefined && !settled,
    liquidation: !knowsLiquidation,
    'beyond-map': leavesMap(position, market),
    overshoot: bands !== undefined && bands.length > 0 && !knowsOvershoot,
    flow: !planned && flow === undefined,
  };
  return UNKNOWNS.filter((what) => lacking[what]);
}

/** The stop, or where there is none the liquidation, lies where no band would have been found. */
function leavesMap({ side, stop, liquidation }: HeldPosition, { price, mapReach }: RiskMarket<unknown>) {
  const farthest = stop ?? liquidation;
  return price !== undefined && farthest !== undefined && against(side, price, farthest) > mapReach;
}

function gravest(findings: readonly Finding<unknown>[], unknown: readonly Unknown[]): Severity {
  const said = new Set<Severity>(findings.map(({ kind }) => severityOf(kind)));
  if (unknown.length > 0) said.add('unknown');
  return SEVERITIES.find((severity) => said.has(severity)) ?? 'clear';
}
