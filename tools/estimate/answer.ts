/** One estimate as one JSON object, in the units that the column names say. */
import type { Estimate } from '../../lib/liquidation/estimate';
import { bucketCentre } from '../../lib/liquidation/price-grid';

/** Buckets farther than this from price hold nothing that price could reach unnoticed. */
const RANGE = 0.5;

export function answerOf(
  estimate: Estimate,
  tierTable: { readonly date: string; readonly source: string },
): object {
  const { time, asOf, price, assumptions, coverage } = estimate;
  const bars = coverage.bars;
  return {
    t: time,
    asOf,
    price,
    bucket: assumptions.bucket,
    long: sideOf(estimate, 'long'),
    short: sideOf(estimate, 'short'),
    clusters: estimate.clusters.map(
      ({ side, low, high, peak, distancePct, quantity, class: proximity, tiers, thin, growth }) => ({
        side,
        low,
        high,
        peak,
        distancePct,
        quantity,
        class: proximity,
        tiers,
        thin,
        ...(growth !== undefined && { growth }),
      }),
    ),
    ...(estimate.asymmetry !== undefined && { asymmetry: estimate.asymmetry }),
    ...(estimate.growth !== undefined && { growth: estimate.growth }),
    assumptions: { ...assumptions, scale: estimate.scale, scaleBasis: estimate.scaleBasis, tierTable },
    coverage: {
      bars,
      barsMissing: coverage.barsMissing,
      openInterestShare: coverage.withOpenInterest / bars,
      takerSplitShare: coverage.withTakerSplit / bars,
      markShare: coverage.withMark / bars,
      rejectedOpenInterestStamps: coverage.rejectedOpenInterestStamps,
    },
  };
}

/** Bucket centres ascending, and base units still open there; empty buckets are left out. */
function sideOf(
  { profile, price }: Estimate,
  side: 'long' | 'short',
): { price: number[]; quantity: number[] } {
  const prices: number[] = [];
  const quantities: number[] = [];
  profile[side].forEach((quantity, i) => {
    const centre = bucketCentre(profile.grid, i);
    if (quantity <= 0 || Math.abs(centre / price - 1) > RANGE) return;
    prices.push(centre);
    quantities.push(quantity);
  });
  return { price: prices, quantity: quantities };
}
