/** Binance's limits, which each product counts for itself, and the weights that ccxt has for its history. */
import { MINUTE } from '../../core/time';
import { type Pace, itemsOf } from '../pace';

export const PACE: Pace = {
  /** Of 2400 a minute, so that the user's own tabs find room. */
  limit: 0.8 * 2400,
  window: MINUTE,
  pageWeight: (page) => (page.series === 'open-interest' ? 1 : klinesWeight(itemsOf(page) + 1)),
};

/** By the limit that is asked for (Binance, "Kline/Candlestick Data"). */
function klinesWeight(limit: number): number {
  if (limit < 100) return 1;
  if (limit < 500) return 2;
  return limit <= 1000 ? 5 : 10;
}
