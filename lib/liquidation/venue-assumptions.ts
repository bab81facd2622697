/** The default assumptions for a contract, with its venue's own maintenance margin rates where its brackets are known. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions';
import { blendedRates } from './maintenance-blend';
import type { MarginTierTable } from './margin-tiers';

export function assumptionsFor(
  tiers: MarginTierTable | undefined,
  linear = true,
  crossHaircut = DEFAULT_ASSUMPTIONS.crossHaircut,
): Assumptions {
  const assumptions = { ...DEFAULT_ASSUMPTIONS, linear, crossHaircut };
  if (!tiers) return assumptions;
  return {
    ...assumptions,
    maintenanceMarginRate: blendedRates(tiers, DEFAULT_ASSUMPTIONS.leverages),
  };
}
