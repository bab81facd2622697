/** `GET /futures/usdt/risk_limit_tiers`: each tier reaches up to `risk_limit`, a notional in USDT. */
import * as v from 'valibot';

import type { MarginTierTable } from '../../liquidation/margin-tiers';
import { decimal, wireSymbol } from '../wire-field';
import { read, requireAscending } from './wire';

export const RISK_LIMIT_TIERS = 'futures/usdt/risk_limit_tiers';

const positive = v.pipe(
  decimal,
  v.check((value) => value > 0, 'a number above 0'),
);
const fraction = v.pipe(
  positive,
  v.check((value) => value <= 1, 'a fraction of the notional'),
);

/** `date`: the ISO date of today. Undefined where the venue lists no tier. */
export function parseMarginTiers(
  payload: unknown,
  symbol: string,
  date: string,
): MarginTierTable | undefined {
  const row = v.object({
    contract: v.optional(wireSymbol(symbol)),
    risk_limit: positive,
    leverage_max: positive,
    maintenance_rate: fraction,
  });
  const rows = read(RISK_LIMIT_TIERS, v.array(row), payload);
  if (rows.length === 0) return undefined;
  requireAscending(RISK_LIMIT_TIERS, rows, 'risk_limit', ({ risk_limit }) => risk_limit, [0, Infinity]);
  return {
    symbol,
    date,
    source: 'Gate, risk_limit_tiers',
    tiers: rows.map(({ leverage_max, maintenance_rate }, index) => ({
      floor: rows[index - 1]?.risk_limit ?? 0,
      maxLeverage: leverage_max,
      maintenanceMarginRate: maintenance_rate,
    })),
  };
}
