/** What threatens one of the user's own positions; each finding with its numbers, so that it can be explained. */
import * as v from 'valibot';

import { VENUE_IDS } from '../market/instrument';
import { FINDING_KINDS } from '../risk/finding';
import { SEVERITIES, UNKNOWNS } from '../risk/risk-reading';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const side = v.picklist(['long', 'short']);

export const RiskFindingView = v.object({
  kind: v.picklist(FINDING_KINDS),
  band: v.optional(
    v.object({ side, low: positive, high: positive, usd: amount, usdLow: amount, usdHigh: amount }),
  ),
  /** Percent of price to the band's near edge, 0 inside it. */
  away: v.optional(amount),
  /** The position's own price that it is about. */
  at: v.optional(positive),
  /** As far as the band's forced orders may carry price. */
  reach: v.optional(v.pipe(v.number(), v.finite())),
  /** The nearest price clear of every band; absent where the position would be force-closed before. */
  clear: v.optional(v.pipe(v.number(), v.finite())),
});

/** Where it would be force-closed on one of the venues. */
export const VenueLevelView = v.object({
  venue: v.picklist(VENUE_IDS),
  /** Absent where no price closes it. */
  liquidation: v.optional(positive),
  tier: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

export const RiskView = v.object({
  /** Its place in the list of positions. */
  of: v.pipe(v.number(), v.integer(), v.minValue(0)),
  side,
  leverage: positive,
  planned: v.boolean(),
  severity: v.picklist(SEVERITIES),
  /** The gravest first. */
  findings: v.array(RiskFindingView),
  unknown: v.array(v.picklist(UNKNOWNS)),
  /** Of a position that names no venue, where margin tiers of several are known. */
  byVenue: v.optional(v.array(VenueLevelView)),
});

export type RiskFindingView = v.InferOutput<typeof RiskFindingView>;
export type VenueLevelView = v.InferOutput<typeof VenueLevelView>;
export type RiskView = v.InferOutput<typeof RiskView>;
