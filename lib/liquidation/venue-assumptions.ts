/** The default assumptions with the venue's own maintenance margin rates, where its brackets are known. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions';
import { blendedRates } from './maintenance-blend';
import type { MarginTierTable } from './margin-tiers';

export function assumptionsFor(tiers: MarginTierTable | undefined): Assumptions {
  if (!tiers) return DEFAULT_ASSUMPTIONS;
  return {
    ...DEFAULT_ASSUMPTIONS,
    maintenanceMarginRate: blendedRates(tiers, DEFAULT_ASSUMPTIONS.leverages),
  };
}
