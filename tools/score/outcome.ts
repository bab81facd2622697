/**
 * What came after an instant, by distance from the price of that instant: how far the mark went either way until the
 * next instant, and what was force-closed in the bins that it swept. A bin counts as swept when the mark went through
 * all of it. Forced orders fill where the mark stands, so where they filled is where they were.
 */
import { MINUTE } from '../../lib/core/time';
import type { MarketRecord, TruthSample } from '../market/record';
import { BIN, BINS, type Densities } from './density';

export interface Outcome {
  /** Number of bins from price outward that the mark swept. */
  readonly swept: Readonly<Record<keyof Densities, number>>;
  /** Base units force-closed by bin, none beyond the swept ones. */
  readonly forced: Densities;
}

/** One outcome a sample of the truth. */
export function outcomesOf(record: MarketRecord): Outcome[] {
  return record.truth.map((sample, i) => outcomeOf(record, sample, record.truth[i + 1]?.time ?? sample.time));
}

function outcomeOf({ bars, forced }: MarketRecord, { time, mark }: TruthSample, until: number): Outcome {
  let low = mark;
  let high = mark;
  const first = Math.round((time - bars.openTime[0]!) / MINUTE);
  for (let i = first; i < first + (until - time) / MINUTE; i++) {
    low = Math.min(low, bars.markLow[i]!);
    high = Math.max(high, bars.markHigh[i]!);
  }
  const swept = {
    long: Math.min(BINS, Math.floor((1 - low / mark) / BIN)),
    short: Math.min(BINS, Math.floor((high / mark - 1) / BIN)),
  };
  const closed = { long: new Float64Array(BINS), short: new Float64Array(BINS) };
  for (const close of forced) {
    if (close.time < time || close.time >= until) continue;
    const side = close.position;
    const bin = Math.floor((side === 'long' ? 1 - close.price / mark : close.price / mark - 1) / BIN);
    if (bin >= 0 && bin < swept[side]) closed[side][bin]! += close.quantity;
  }
  return { swept, forced: closed };
}
