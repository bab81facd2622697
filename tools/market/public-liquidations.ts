/**
 * What a venue's public feed lets through. Binance sends at most one order per symbol and second, the largest
 * ("Liquidation Order Streams": "only the largest one liquidation order within 1000 ms will be pushed as the snapshot").
 */
import { SECOND } from '../../lib/core/time';
interface Order {
  readonly time: number;
  readonly quantity: number;
}

export function largestPerSecond<Forced extends Order>(forced: readonly Forced[]): Forced[] {
  const largest = new Map<number, Forced>();
  for (const close of forced) {
    const second = Math.floor(close.time / SECOND);
    const other = largest.get(second);
    if (!other || close.quantity > other.quantity) largest.set(second, close);
  }
  return [...largest.values()];
}
