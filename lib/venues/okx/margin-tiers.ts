/**
 * `GET /api/v5/public/position-tiers`: by family, bounded in contracts, both ends counted in: 0 … 1000, then 1000.01 … 5000
 * (OKX, "Get position tiers"). The floors of a linear contract are turned into quote units at the mark price of the day.
 */
import * as v from 'valibot';

import type { Price, UnixMs } from '../../core/units';
import type { MarginTierTable } from '../../liquidation/margin-tiers';
import type { Instrument } from '../../market/instrument';
import { contracts, positive, textId } from './okx-field';
import { familyOf } from './contract';
import { read, requireAscending, wireError } from './wire';

export const POSITION_TIERS = 'api/v5/public/position-tiers';

const fraction = v.pipe(
  positive,
  v.check((value) => value < 1, 'a fraction of notional'),
);
const page = v.array(
  v.object({ instFamily: v.string(), tier: textId, maxSz: contracts, mmr: fraction, maxLever: positive }),
);

export function parseMarginTiers(
  payload: unknown,
  instrument: Instrument,
  at: { readonly mark: Price; readonly time: UnixMs },
): MarginTierTable | undefined {
  const rows = read(POSITION_TIERS, page, payload).sort((a, b) => a.tier - b.tier);
  if (rows.length === 0) return undefined;
  const family = familyOf(instrument.symbol);
  for (const { instFamily } of rows) {
    if (instFamily !== family) throw wireError(POSITION_TIERS, 'instFamily', family, instFamily);
  }
  requireAscending(POSITION_TIERS, rows, 'maxSz', ({ maxSz }) => maxSz, [0, Infinity]);
  requireAscending(POSITION_TIERS, rows, 'tier', ({ tier }) => tier, [1, rows.length]);
  const quotePerContract = instrument.contractSize * (instrument.linear ? at.mark : 1);
  return {
    symbol: instrument.symbol,
    date: new Date(at.time).toISOString().slice(0, 10),
    source: `OKX position tiers, cross margin, contracts at a mark price of ${at.mark}`,
    ...(instrument.linear && { coinsAt: at.mark }),
    tiers: rows.map(({ mmr, maxLever }, index) => ({
      floor: (rows[index - 1]?.maxSz ?? 0) * quotePerContract,
      maxLeverage: maxLever,
      maintenanceMarginRate: mmr,
    })),
  };
}
