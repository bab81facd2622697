/**
 * `GET /v5/market/risk-limit`: a row a tier, in no order, with the largest position that it allows, so that a tier's floor is
 * the limit below it. Limits are in the coin that the contract settles in: quote units if linear, the base coin if inverse.
 * The documented example has its margins in per cent (0.5), the live answers are fractions (0.005); initial margin × largest
 * leverage is 100 or 1, and tells them apart (Bybit, "Get Risk Limit").
 */
import * as v from 'valibot';

import type { Price } from '../../core/units';
import type { MarginTier, MarginTierTable } from '../../liquidation/margin-tiers';
import { decimal, wireSymbol } from '../wire-field';
import { anyList, answerOf } from './answer';
import { categoryOf } from './contract';
import { read, requireAscending, wireError } from './wire';

const RISK_LIMIT = 'v5/market/risk-limit';

const positive = v.pipe(
  decimal,
  v.check((value) => value > 0, 'a number above 0'),
);

/** `mark`: of an inverse contract, to turn coins into quote units. Undefined where the venue lists no tier. */
export function parseMarginTiers(
  payload: unknown,
  symbol: string,
  mark: Price | undefined,
): MarginTierTable | undefined {
  const row = v.object({
    symbol: wireSymbol(symbol),
    riskLimitValue: positive,
    maintenanceMargin: positive,
    initialMargin: positive,
    maxLeverage: positive,
  });
  const { time, result } = answerOf(RISK_LIMIT, anyList, payload);
  const rows = read(RISK_LIMIT, v.array(row), result.list).toSorted(
    (a, b) => a.riskLimitValue - b.riskLimitValue,
  );
  if (rows.length === 0) return undefined;
  const tiers = rows.map((tier, index): MarginTier => {
    const whole = wholeOf(tier.initialMargin * tier.maxLeverage);
    return {
      floor: (rows[index - 1]?.riskLimitValue ?? 0) * quoteOf(symbol, mark),
      maxLeverage: tier.maxLeverage,
      maintenanceMarginRate: tier.maintenanceMargin / whole,
    };
  });
  requireTiers(tiers);
  const date = new Date(time).toISOString().slice(0, 10);
  const inCoins = categoryOf(symbol) !== 'linear' && mark !== undefined;
  return { symbol, date, source: 'Bybit, Get Risk Limit', ...(inCoins && { coinsAt: mark }), tiers };
}

/** What 100 % is written as: 1 or 100. Leverages are rounded, so the product is only near it. */
function wholeOf(product: number): number {
  for (const whole of [1, 100]) if (Math.abs(product / whole - 1) < 0.25) return whole;
  throw wireError(RISK_LIMIT, 'risk-limit.initialMargin', '1 ÷ maxLeverage, or 100 ÷ it', product);
}

function quoteOf(symbol: string, mark: Price | undefined): number {
  if (categoryOf(symbol) === 'linear') return 1;
  if (mark === undefined) throw new RangeError(`bybit ${symbol}: the mark price is needed for its tiers`);
  return mark;
}

function requireTiers(tiers: readonly MarginTier[]): void {
  requireAscending(RISK_LIMIT, tiers, 'riskLimitValue', ({ floor }) => floor, [0, Infinity]);
  tiers.forEach(({ maintenanceMarginRate: rate }, index) => {
    const below = tiers[index - 1]?.maintenanceMarginRate ?? 0;
    if (rate >= below && rate < 1) return;
    throw wireError(RISK_LIMIT, `risk-limit[${index}].maintenanceMargin`, `${below} to 1`, rate);
  });
}
