/** A contract's margin tiers, kept with its picture: own levels are drawn anew without asking the venue. */
import * as v from 'valibot';

import { type Price, price } from '../core/units';
import { MARGIN_RULES } from '../liquidation/margin-rules';
import type { MarginTerms } from '../liquidation/maintenance-line';
import { coinUnit } from '../market/coin-unit';
import { type Instrument, VENUE_IDS } from '../market/instrument';
import type { MarginTierTable } from '../liquidation/margin-tiers';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const asPrice = v.pipe(
  positive,
  v.transform((value): Price => price(value)),
);

export const ContractMargin = v.object({
  venue: v.picklist(VENUE_IDS),
  linear: v.boolean(),
  /** How many coins its price is for. */
  unit: positive,
  table: v.object({
    symbol: v.string(),
    date: v.string(),
    source: v.string(),
    coinsAt: v.exactOptional(asPrice),
    tiers: v.pipe(
      v.array(
        v.object({
          floor: v.pipe(v.number(), v.finite(), v.minValue(0)),
          maxLeverage: positive,
          maintenanceMarginRate: positive,
        }),
      ),
      v.minLength(1),
    ),
  }),
});

export type ContractMargin = v.InferOutput<typeof ContractMargin>;

export function contractMargin({ venue, linear, base }: Instrument, table: MarginTierTable): ContractMargin {
  return { venue, linear, unit: coinUnit(base).unit, table: { ...table, tiers: [...table.tiers] } };
}

export function termsOf({ venue, table }: ContractMargin): MarginTerms {
  return { tiers: table, rule: MARGIN_RULES[venue] };
}
