/** What the product assumes of the simulated venue: its priors, and the margin brackets that the venue publishes. */
import { assumptionsFor } from '../../lib/liquidation/venue-assumptions';
import { SIMULATED_TIERS } from '../market/margin';

export const VENUE_PRIOR = assumptionsFor(SIMULATED_TIERS);
