/**
 * What the user's own positions add to a picture: their levels, and what threatens them. A page of another site is told
 * the levels and which of them a band threatens, no more; the grid is left out as well, since no chart shows it.
 */
import type { PositionSide } from '../core/position-side';
import { CLUSTER_REACH } from '../liquidation/clusters';
import type { RiskFindingView, RiskView } from '../protocol/risk';
import type { OwnPosition } from '../protocol/settings';
import type {
  ClusterView,
  GlanceSnapshot,
  OwnLevelView,
  PanelSnapshot,
  SignalView,
} from '../protocol/snapshot';
import type { Finding } from '../risk/finding';
import { type RiskMarket, type RiskReading, riskReading } from '../risk/risk-reading';
import { levelsByVenue, ownLevels } from './own-levels';
import type { MarketGlance, MarketPanel } from './snapshot';

export interface OwnParts {
  readonly ownLevels: OwnLevelView[];
  readonly risk: RiskView[];
}

export function ownParts(positions: readonly OwnPosition[], glance: MarketGlance): OwnParts {
  const { instrument, margins } = glance;
  const market = riskMarket(glance);
  const read = ownLevels(positions, instrument, margins).map((level) => {
    const { planned = false, venue } = level;
    const reading = riskReading({ ...level, planned, knowsLiquidation: venue !== undefined }, market);
    const byVenue = levelsByVenue(positions[level.of]!, instrument, margins);
    return { level, reading, byVenue };
  });
  return {
    ownLevels: read.map(({ level, reading }) => ({ ...level, ...inBand(reading) })),
    risk: read.map(({ level: { of, side, leverage, planned = false }, reading, byVenue }) => ({
      of,
      side,
      leverage,
      planned,
      severity: reading.severity,
      findings: reading.findings.map(findingView),
      unknown: [...reading.unknown],
      ...(byVenue && { byVenue }),
    })),
  };
}

/** The site that is told; undefined: a page of ours. */
interface Listener {
  readonly host?: string;
}

export function glanceWith(own: OwnParts, told: MarketGlance, to: Listener): GlanceSnapshot {
  const { margins: _, grid, ...glance } = told;
  return to.host === undefined ? { ...glance, ...(grid && { grid }), risk: own.risk } : glance;
}

export function panelWith(own: OwnParts, told: MarketPanel, to: Listener): PanelSnapshot {
  const { margins: _, grid, ...panel } = told;
  const { ownLevels, risk } = own;
  return to.host === undefined
    ? { ...panel, ...(grid && { grid }), ownLevels, risk }
    : { ...panel, ownLevels };
}

/** An order book may fail to come; what forced orders may carry is known from half a day of bars on. */
function riskMarket({ price, asOf, status, clusters, liquidity, signals }: MarketGlance) {
  return {
    price,
    bands: asOf === undefined ? undefined : clusters,
    settled: status === 'live' || status === 'partial',
    mapReach: CLUSTER_REACH * 100,
    knowsOvershoot: liquidity !== undefined,
    flow: flowOf(signals.find(({ signal }) => signal === 'cvd')),
  } satisfies RiskMarket<ClusterView>;
}

const FLOWS: Partial<Record<SignalView['reading'], PositionSide | 'neither'>> = {
  'buyers-lead': 'long',
  'bullish-divergence': 'long',
  'sell-absorption': 'long',
  'sellers-lead': 'short',
  'bearish-divergence': 'short',
  'buy-absorption': 'short',
  flat: 'neither',
};

function flowOf(signal: SignalView | undefined): PositionSide | 'neither' | undefined {
  return signal && FLOWS[signal.reading];
}

function inBand({ findings }: RiskReading<ClusterView>): Pick<OwnLevelView, 'inBand'> {
  const has = (wanted: Finding<unknown>['kind']) => findings.some(({ kind }) => kind === wanted);
  const threatened = (['liquidation', 'stop'] as const).filter((level) => has(`${level}-in-band`));
  return threatened.length > 0 ? { inBand: threatened } : {};
}

function findingView({ band, ...finding }: Finding<ClusterView>): RiskFindingView {
  if (!band) return finding;
  const { side, low, high, usd, usdLow, usdHigh } = band;
  return { ...finding, band: { side, low, high, usd, usdLow, usdHigh } };
}
