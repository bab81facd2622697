/**
 * The liquidation map: what is open now by price and group of leverages, counted in buckets outward from price. A sum of
 * the first so many is what is forced on the way there, the cumulative curve.
 */
import type { ExposureProfile } from './clusters';
import { bucketCentre, bucketOf } from './price-grid';
import { TIER_GROUPS, tierGroup } from './tier-groups';

const REACH = 0.1;

export interface MapGroup {
  /** One of `TIER_GROUPS`, and the tiers in it. */
  readonly leverage: number;
  readonly tiers: readonly number[];
  /** Base units by bucket: longs downward, shorts upward, each from the bucket that holds price. */
  readonly long: Float64Array;
  readonly short: Float64Array;
}

export interface LiquidationMap {
  /** Centre of the bucket that holds price. */
  readonly centre: number;
  readonly groups: readonly MapGroup[];
}

/** Every bucket whose centre lies within ±10 % of price. */
export function liquidationMap(profile: ExposureProfile, price: number): LiquidationMap {
  const { grid, leverages } = profile;
  const at = bucketOf(grid, price);
  const outward = (step: 1 | -1): number[] => {
    const indices: number[] = [];
    for (let i = at; Math.abs(bucketCentre(grid, i) / price - 1) <= REACH; i += step) indices.push(i);
    return indices;
  };
  const [down, up] = [outward(-1), outward(1)];
  const groups = TIER_GROUPS.map((leverage, group) => {
    const tiers = [...leverages.keys()].filter((tier) => tierGroup(leverages[tier]!) === group);
    return {
      leverage,
      tiers: tiers.map((tier) => leverages[tier]!),
      long: sumAt(down, tiers, profile.longByTier),
      short: sumAt(up, tiers, profile.shortByTier),
    };
  });
  return { centre: bucketCentre(grid, at), groups };
}

function sumAt(
  buckets: readonly number[],
  tiers: readonly number[],
  byTier: readonly Float64Array[],
): Float64Array {
  return Float64Array.from(buckets, (bucket) =>
    tiers.reduce((sum, tier) => sum + (byTier[tier]![bucket] ?? 0), 0),
  );
}
