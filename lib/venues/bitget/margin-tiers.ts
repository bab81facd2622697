/**
 * `GET /api/v2/mix/market/query-position-lever`: the position's value from which a tier applies, its largest leverage and
 * its maintenance rate (Bitget, "Get Position Tier").
 */
import * as v from 'valibot';

import type { MarginTier, MarginTierTable } from '../../liquidation/margin-tiers';
import { decimal, wireSymbol } from '../wire-field';
import { answerOf } from './answer';
import { read, requireAscending, wireError } from './wire';

export const POSITION_LEVER = 'api/v2/mix/market/query-position-lever';

const value = v.pipe(
  decimal,
  v.check((number) => number >= 0, 'a value of at least 0'),
);
const leverage = v.pipe(
  decimal,
  v.check((number) => number >= 1, 'a leverage of at least 1'),
);
const rate = v.pipe(
  decimal,
  v.check((number) => number > 0 && number <= 1, 'a rate above 0, at most 1'),
);

export function parseMarginTiers(payload: unknown, symbol: string): MarginTierTable | undefined {
  const { time, data } = answerOf(POSITION_LEVER, payload);
  const row = v.object({ symbol: wireSymbol(symbol), startUnit: value, leverage, keepMarginRate: rate });
  const tiers = read(POSITION_LEVER, v.array(row), data).map(
    ({ startUnit, leverage: maxLeverage, keepMarginRate }): MarginTier => ({
      floor: startUnit,
      maxLeverage,
      maintenanceMarginRate: keepMarginRate,
    }),
  );
  const [first] = tiers;
  if (first === undefined) return undefined;
  if (first.floor !== 0)
    throw wireError(POSITION_LEVER, 'query-position-lever[0].startUnit', '0', first.floor);
  requireAscending(POSITION_LEVER, tiers, 'startUnit', ({ floor }) => floor, [0, Infinity]);
  return { symbol, date: new Date(time).toISOString().slice(0, 10), source: POSITION_LEVER, tiers };
}
