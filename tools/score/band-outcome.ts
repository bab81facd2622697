/**
 * What became of estimated bands that price swept: the base units that were force-closed inside the band on the way,
 * over the base units the estimate had put there. A band counts where price stood outside it when it was estimated and
 * the mark reached its far edge within a day; later than that, the screens have long shown another band.
 */
import { DAY, MINUTE } from '../../lib/core/time';
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import type { Cluster } from '../../lib/liquidation/clusters';
import { estimates } from '../../lib/liquidation/estimate';
import type { MarketRecord } from '../market/record';
import { publicBars } from './public-bars';

type Band = Pick<Cluster, 'side' | 'low' | 'high' | 'quantity'>;

/** Realised ÷ estimated of every band that was swept; 0 where nothing was force-closed in it. */
export function sweptBandRatios(record: MarketRecord): number[] {
  const at = record.truth.map(({ time }) => time);
  const result: number[] = [];
  for (const { time, price, clusters } of estimates(publicBars(record), {
    assumptions: DEFAULT_ASSUMPTIONS,
    feed: 'none',
    at,
  })) {
    for (const band of clusters) {
      if (band.low <= price && price <= band.high) continue;
      const swept = sweptAt(record, band, time);
      if (swept !== undefined) result.push(forcedIn(record, band, time, swept) / band.quantity);
    }
  }
  return result;
}

/** The end of the minute in which the mark first reached the band's far edge. */
function sweptAt({ bars }: MarketRecord, { side, low, high }: Band, from: number): number | undefined {
  const first = Math.round((from - bars.openTime[0]!) / MINUTE);
  const last = Math.min(bars.openTime.length, first + DAY / MINUTE);
  for (let i = first; i < last; i++) {
    if (side === 'long' ? bars.markLow[i]! <= low : bars.markHigh[i]! >= high)
      return bars.openTime[i]! + MINUTE;
  }
  return undefined;
}

function forcedIn({ forced }: MarketRecord, { side, low, high }: Band, from: number, to: number): number {
  let quantity = 0;
  for (const close of forced) {
    if (close.time < from || close.time >= to || close.position !== side) continue;
    if (close.price >= low && close.price <= high) quantity += close.quantity;
  }
  return quantity;
}
