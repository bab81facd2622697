/**
 * What became of estimated bands that price swept: the base units that were force-closed inside the band on the way,
 * and the base units the estimate had put there. A band counts where price stood outside it when it was estimated and
 * the mark reached its far edge within a day; later than that, the screens have long shown another band.
 */
import { DAY, MINUTE } from '../../../lib/core/time';
import type { Cluster } from '../../../lib/liquidation/clusters';
import { estimates } from '../../../lib/liquidation/estimate';
import type { MarketRecord } from '../../market/record';
import type { ScoredMarket } from '../scored-market';
import { VENUE_PRIOR } from '../venue-prior';

export type Band = Pick<Cluster, 'side' | 'low' | 'high' | 'quantity' | 'distancePct'>;

export interface SweptBand {
  /** From price when it was estimated. */
  readonly distancePct: number;
  /** Base units. */
  readonly estimated: number;
  readonly forced: number;
}

/** The product's bands at every point of a market, apart from those that price stood in. */
export function* bandsOf({ bars, points, world }: ScoredMarket): Generator<Band & { readonly time: number }> {
  const at = points.map(({ time }) => time);
  for (const { time, price, clusters } of estimates(bars, {
    assumptions: VENUE_PRIOR,
    feed: world.feed,
    at,
  })) {
    for (const { side, low, high, quantity, distancePct } of clusters)
      if (price < low || price > high) yield { time, side, low, high, quantity, distancePct };
  }
}

export function sweptBands(
  market: ScoredMarket,
  bands: Iterable<Band & { readonly time: number }>,
): SweptBand[] {
  const result: SweptBand[] = [];
  for (const band of bands) {
    const far = band.side === 'long' ? band.low : band.high;
    const swept = reachedAt(market.record, band.side, far, band.time);
    if (swept === undefined) continue;
    result.push({
      distancePct: band.distancePct,
      estimated: band.quantity,
      forced: forcedIn(market.record, band, band.time, swept),
    });
  }
  return result;
}

/** The end of the minute in which the mark first reached a price, within a day. */
export function reachedAt(
  { bars }: MarketRecord,
  side: Band['side'],
  price: number,
  from: number,
): number | undefined {
  const first = Math.round((from - bars.openTime[0]!) / MINUTE);
  const last = Math.min(bars.openTime.length, first + DAY / MINUTE);
  for (let i = first; i < last; i++) {
    if (side === 'long' ? bars.markLow[i]! <= price : bars.markHigh[i]! >= price)
      return bars.openTime[i]! + MINUTE;
  }
  return undefined;
}

/** Base units of one side force-closed between two prices and two instants. */
export function forcedIn(
  { forced }: MarketRecord,
  { side, low, high }: Band,
  from: number,
  to: number,
): number {
  let quantity = 0;
  for (const close of forced) {
    if (close.time >= to) break;
    if (close.time < from || close.position !== side) continue;
    if (close.price >= low && close.price <= high) quantity += close.quantity;
  }
  return quantity;
}
