/**
 * The maintenance margin rate that a tier's positions meet on average, from a venue's bracket table.
 *
 * Position notionals are taken as lognormal and cut at the bracket's largest notional for the leverage; the effective
 * rate of one position is MMR - D ÷ notional. Weighted by notional, since exposure is what is force-closed.
 */
import { type MarginTierTable, deductions, tierIndexAt } from './margin-tiers';

/** Assumed distribution of position notionals: median in quote units and σ of its logarithm. */
export interface NotionalDistribution {
  readonly median: number;
  readonly sigma: number;
}

export const DEFAULT_NOTIONALS: NotionalDistribution = { median: 10_000, sigma: 1.5 };

const STEPS = 64;

/** One blended rate per leverage, as a fraction. */
export function blendedRates(
  table: MarginTierTable,
  leverages: readonly number[],
  notionals: NotionalDistribution = DEFAULT_NOTIONALS,
): number[] {
  const deduction = deductions(table);
  return leverages.map((leverage) => {
    let rateSum = 0;
    let weightSum = 0;
    for (let i = 0; i < STEPS; i++) {
      const z = -4 + (8 * (i + 0.5)) / STEPS;
      const notional = notionals.median * Math.exp(notionals.sigma * z);
      const index = tierIndexAt(table, notional);
      const tier = table.tiers[index]!;
      if (tier.maxLeverage < leverage && index > 0) break;
      const weight = Math.exp(-z * z * 0.5) * notional;
      rateSum += weight * (tier.maintenanceMarginRate - deduction[index]! / notional);
      weightSum += weight;
    }
    return rateSum / weightSum;
  });
}
