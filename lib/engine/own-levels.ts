/**
 * Where the user's positions of one market would be force-closed, each alone on isolated margin: margin = notional ÷
 * leverage. Entries are brought to the market's own multiple of the coin. The size is not asked for: within the lowest margin tier the liquidation price is the same multiple of the
 * entry at every size, so a position of one at a price of one stands for all. Larger ones are closed earlier.
 */
import { baseQty, price } from '../core/units';
import { liquidationPrice } from '../liquidation/liquidation-price';
import type { MarginTierTable } from '../liquidation/margin-tiers';
import type { OwnPosition } from '../protocol/settings';
import type { OwnLevelView } from '../protocol/snapshot';

const ONE = { quantity: baseQty(1), entry: price(1) };

/** Without a table of tiers no level has a liquidation price. */
export function ownLevels(
  positions: readonly OwnPosition[],
  market: { readonly coin: string; readonly unit: number },
  tiers: MarginTierTable | undefined,
): OwnLevelView[] {
  return positions
    .filter(({ coin }) => coin === market.coin)
    .map(({ side, leverage, unit, entry: given }) => {
      const entry = given * (market.unit / unit);
      const ratio = tiers && liquidationPrice({ ...ONE, side, margin: 1 / leverage }, tiers);
      return { side, entry, leverage, ...(ratio !== undefined && { liquidation: entry * ratio }) };
    });
}
