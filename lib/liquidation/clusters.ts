/**
 * Clusters: ranges of price where estimated forced orders are dense.
 *
 * The density of each side is smoothed (σ 0.15 % within ±5 % of price, 0.25 % to ±10 % and beyond), a peak needs a
 * prominence of 15 % of the side's maximum within ±10 %; the band is its width at half prominence with the smoothing
 * taken out, √(w² - (2.355σ)²). A band narrower than 0.3 %, or fed by fewer than two tiers, is a thin line: noise.
 */
import { POSITION_SIDES, type PositionSide } from '../core/position-side';
import { type Peak, peaks } from './peaks';
import { type PriceGrid, bucketCentre } from './price-grid';
import { smoothed } from './smoothing';

export type ProximityClass = 'imminent' | 'actionable' | 'medium-term' | 'theoretical';

export interface Cluster {
  /** The positions that are closed in the band: longs below price, shorts above. */
  readonly side: PositionSide;
  readonly low: number;
  readonly high: number;
  readonly peak: number;
  /** |peak ÷ price - 1|, percent. */
  readonly distancePct: number;
  /** Base units inside the band. */
  readonly quantity: number;
  readonly class: ProximityClass;
  /** Leverages that give at least 15 % of the band each, descending by share. */
  readonly tiers: readonly number[];
  readonly thin: boolean;
}

/** Open exposure now, base units by bucket of one grid. */
export interface ExposureProfile {
  readonly grid: PriceGrid;
  readonly long: Float64Array;
  readonly short: Float64Array;
  readonly leverages: readonly number[];
  readonly longByTier: readonly Float64Array[];
  readonly shortByTier: readonly Float64Array[];
}

const NEAR = 0.05;
const MAIN = 0.1;
/** Of price, to either side: no cluster is looked for beyond it. */
export const CLUSTER_REACH = 0.2;
const SIGMA_NEAR = 0.0015;
const SIGMA_FAR = 0.0025;
const FWHM_PER_SIGMA = 2.355;
const LEAST_PROMINENCE = 0.15;
const LEAST_WIDTH = 0.003;
const LEAST_TIER_SHARE = 0.15;
const LEAST_TIERS = 2;

/** Every cluster within ±20 % of price, nearest first; those beyond ±10 % are theoretical. */
export function clusters(profile: ExposureProfile, price: number): Cluster[] {
  return POSITION_SIDES.flatMap((side) => clustersOf(side, profile, price)).sort(
    (a, b) => a.distancePct - b.distancePct,
  );
}

export function proximityClass(distancePct: number): ProximityClass {
  if (distancePct <= 3) return 'imminent';
  if (distancePct <= 5) return 'actionable';
  return distancePct <= 10 ? 'medium-term' : 'theoretical';
}

function clustersOf(side: PositionSide, profile: ExposureProfile, price: number): Cluster[] {
  const { grid } = profile;
  const at = Math.log(price) / grid.width - grid.first;
  const density = smoothedBySideDistance(side === 'long' ? profile.long : profile.short, grid, at);
  const within = (index: number, far: number): boolean =>
    Math.abs((index + 0.5 - at) * grid.width) <= Math.log1p(far);
  let most = 0;
  for (let i = 0; i < density.length; i++) if (within(i, MAIN) && density[i]! > most) most = density[i]!;
  if (most === 0) return [];
  const found = peaks(density, LEAST_PROMINENCE * most).filter((peak) => within(peak.index, CLUSTER_REACH));
  return found.map((peak, i) => banded(side, profile, price, at, density, peak, found[i - 1], found[i + 1]));
}

function smoothedBySideDistance(exposure: Float64Array, grid: PriceGrid, at: number): Float64Array {
  const near = smoothed(exposure, SIGMA_NEAR / grid.width);
  const far = smoothed(exposure, SIGMA_FAR / grid.width);
  return far.map((value, i) => (Math.abs((i + 0.5 - at) * grid.width) <= NEAR ? near[i]! : value));
}

function banded(
  side: PositionSide,
  profile: ExposureProfile,
  price: number,
  at: number,
  density: Float64Array,
  peak: Peak,
  below: Peak | undefined,
  above: Peak | undefined,
): Cluster {
  const { grid } = profile;
  const sigma =
    (Math.abs((peak.index + 0.5 - at) * grid.width) <= NEAR ? SIGMA_NEAR : SIGMA_FAR) / grid.width;
  // Neighbouring bands meet at the valley between them and never overlap.
  const left = Math.max(peak.left, below ? valley(density, below.index, peak.index) : peak.left);
  const right = Math.min(peak.right, above ? valley(density, peak.index, above.index) : peak.right);
  const width = Math.sqrt(Math.max(1, (right - left) ** 2 - (FWHM_PER_SIGMA * sigma) ** 2));
  const middle = Math.min(Math.max((left + right) / 2, peak.index - width / 2), peak.index + width / 2);
  const from = middle - width / 2 + 0.5;
  const to = middle + width / 2 + 0.5;
  const peakPrice = bucketCentre(grid, vertex(density, peak.index));
  const distancePct = Math.abs(peakPrice / price - 1) * 100;
  const byTier = side === 'long' ? profile.longByTier : profile.shortByTier;
  const shares = byTier.map((tier) => sumBetween(tier, from, to));
  const quantity = shares.reduce((sum, share) => sum + share, 0);
  const tiers = profile.leverages
    .map((leverage, tier) => ({ leverage, share: shares[tier]! / quantity }))
    .filter(({ share }) => share >= LEAST_TIER_SHARE)
    .sort((a, b) => b.share - a.share)
    .map(({ leverage }) => leverage);
  return {
    side,
    low: Math.exp((grid.first + from) * grid.width),
    high: Math.exp((grid.first + to) * grid.width),
    peak: peakPrice,
    distancePct,
    quantity,
    class: proximityClass(distancePct),
    tiers,
    thin: width * grid.width < LEAST_WIDTH || tiers.length < LEAST_TIERS,
  };
}

function valley(density: Float64Array, from: number, to: number): number {
  let lowest = from;
  for (let i = from; i <= to; i++) if (density[i]! < density[lowest]!) lowest = i;
  return lowest;
}

/** Top of the parabola through a peak and its neighbours, as a fractional index. */
function vertex(density: Float64Array, index: number): number {
  const before = density[index - 1] ?? 0;
  const after = density[index + 1] ?? 0;
  const curvature = before - 2 * density[index]! + after;
  return curvature < 0 ? index + Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / curvature)) : index;
}

/** Mass between two bucket edges, the edge buckets in part. */
export function sumBetween(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  const last = Math.min(values.length - 1, Math.floor(to));
  for (let i = Math.max(0, Math.floor(from)); i <= last; i++) {
    const part = Math.min(to, i + 1) - Math.max(from, i);
    if (part > 0) sum += values[i]! * part;
  }
  return sum;
}
