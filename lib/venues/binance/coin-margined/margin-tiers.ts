/**
 * Leverage brackets of BTCUSD_PERP, floors in coins: Binance gives them only to signed requests. They are those of which
 * 300 BTC have a maintenance amount of 11.605 BTC (Binance, "How to Calculate Liquidation Price of COIN-M Futures Contracts").
 * Every other contract is taken for a small one, in dollars.
 */
import type { Price } from '../../../core/units';
import type { MarginTierTable } from '../../../liquidation/margin-tiers';
import { marginTiers } from '../margin-tiers';

/** Floor in coins, largest leverage, maintenance margin in per cent. */
const BTC = [
  [0, 125, 0.4],
  [5, 100, 0.5],
  [10, 50, 1],
  [20, 20, 2.5],
  [50, 10, 5],
  [100, 5, 10],
  [200, 4, 12.5],
  [400, 3, 15],
  [1000, 2, 25],
] as const;

const SOURCE = 'Binance, How to Calculate Liquidation Price of COIN-M Futures Contracts';

/** Floors in quote units at the given mark price. */
export function coinMarginTiers(symbol: string, mark: Price): MarginTierTable {
  if (symbol !== 'BTCUSD_PERP') return marginTiers(symbol);
  const tiers = BTC.map(([coins, maxLeverage, percent]) => ({
    floor: coins * mark,
    maxLeverage,
    maintenanceMarginRate: percent / 100,
  }));
  return { symbol, date: '2021-02-05', source: SOURCE, coinsAt: mark, tiers };
}
