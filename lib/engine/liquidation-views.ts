/** Forced orders that happened, as the chart marks them: the largest in dollars, in the order of time. */
import type { Liquidation } from '../market/liquidation';
import type { LiquidationView } from '../protocol/snapshot';

const MOST = 300;

export function liquidationViews(liquidations: readonly Liquidation[]): LiquidationView[] {
  return liquidations
    .flatMap(({ time, position, quantity, fillPrice, orderPrice }) => {
      const price = fillPrice ?? orderPrice;
      return price === undefined ? [] : [{ time, price, side: position, usd: quantity * price }];
    })
    .sort((a, b) => b.usd - a.usd)
    .slice(0, MOST)
    .sort((a, b) => a.time - b.time);
}
