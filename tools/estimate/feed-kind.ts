/**
 * Whether a recording of forced orders is of a full feed. Binance's shows at most one order a second and symbol (none of
 * 606 orders of ETHUSDT shared a second, 2025-08-20); a full feed shows a cascade's orders by the dozen.
 */
import { SECOND } from '../../lib/core/time';
import type { Liquidation } from '../../lib/market/liquidation';

/** Of the orders, in the same second as the one before; more than windows that are not aligned would give. */
const LEAST_SHARE = 0.02;

/** `liquidations` ascend. */
export function feedKind(liquidations: readonly Liquidation[] | undefined): 'full' | 'throttled' | 'none' {
  if (!liquidations) return 'none';
  const secondOf = ({ time }: Liquidation): number => Math.floor(time / SECOND);
  const together = liquidations.filter((order, i) => {
    const before = liquidations[i - 1];
    return before !== undefined && secondOf(before) === secondOf(order);
  });
  return together.length > LEAST_SHARE * liquidations.length ? 'full' : 'throttled';
}
