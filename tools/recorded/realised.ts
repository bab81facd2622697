/** What came after an instant of a recorded market, on the measure of `score/outcome`: bins swept whole, and what was force-closed in them. */
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { BIN, BINS, type Densities } from '../score/density';
import type { Outcome } from '../score/outcome';
import type { Recording } from './recording';

type Recorded = Pick<Recording, 'bars' | 'orders'>;

export function realisedAfter(
  { bars, orders }: Recorded,
  from: number,
  until: number,
  mark: number,
): Outcome {
  const path = bars.filter(({ openTime }) => openTime >= from && openTime < until);
  const low = Math.min(mark, ...path.map((bar) => bar.low));
  const high = Math.max(mark, ...path.map((bar) => bar.high));
  const swept = {
    long: Math.min(BINS, Math.floor((1 - low / mark) / BIN)),
    short: Math.min(BINS, Math.floor((high / mark - 1) / BIN)),
  };
  const forced: Densities = { long: new Float64Array(BINS), short: new Float64Array(BINS) };
  for (const { time, position, quantity, price } of orders) {
    if (time < from || time >= until) continue;
    const bin = Math.floor((position === 'long' ? 1 - price / mark : price / mark - 1) / BIN);
    if (bin >= 0 && bin < swept[position]) forced[position][bin]! += quantity;
  }
  return { swept, forced };
}

/** The price at an instant: the close of the bar that closed then. */
export function priceAt(bars: readonly EstimatorBar[], time: number): number | undefined {
  const bar = bars.find(({ openTime, duration }) => openTime + duration === time);
  return bar && (bar.markClose ?? bar.close);
}
