/**
 * The recorded books of several contracts as one plane of time × price. A cell is the sum over contracts of the mean over the
 * cell's time of what rested in the bucket, over the looks that knew it. A contract's buckets are moved by the ratio of its
 * price to the first contract's, whole buckets at a time.
 */
import { MINUTE } from '../core/time';
import type { UnixMs } from '../core/units';
import { bucketOf, bucketsBetween } from './book-grid';
import type { BookProfile, BookSide } from './book-profile';

export interface BookHeat {
  readonly start: UnixMs;
  readonly duration: number;
  readonly columns: number;
  /** The lowest bucket, in the first contract's prices. */
  readonly lowest: number;
  readonly rows: number;
  /** Column-major dollars, the lowest bucket first; NaN where no book was known. */
  readonly bids: Float64Array;
  readonly asks: Float64Array;
  /** The first contract's middle at each column's end; undefined where it was not seen. */
  readonly prices: readonly (number | undefined)[];
}

/** Minutes that a column may stand for: the fewest that keep the plane within its width. */
const DURATIONS = [1, 2, 3, 5, 6, 10, 12, 15, 30, 60].map((minutes) => minutes * MINUTE);

interface Frame extends Pick<BookHeat, 'start' | 'duration' | 'columns' | 'lowest' | 'rows'> {}

/** Looks of each contract, ascending by time, the contract that gives the prices first. Undefined where it has none. */
export function bookHeat(
  contracts: readonly (readonly BookProfile[])[],
  mostColumns: number,
): BookHeat | undefined {
  const first = contracts.find((looks) => looks.length > 0);
  const frame = first && frameOf(contracts, first, mostColumns);
  if (!frame) return undefined;
  const side = (of: BookSide): Float64Array => {
    const sum = new Float64Array(frame.columns * frame.rows).fill(NaN);
    for (const looks of contracts) addMeans(sum, frame, looks, of, shiftsTo(first, looks));
    return sum;
  };
  const prices = Array.from<number | undefined>({ length: frame.columns });
  for (const { time, price } of first) prices[columnOf(frame, time)] = price;
  return { ...frame, bids: side('bids'), asks: side('asks'), prices };
}

function frameOf(
  contracts: readonly (readonly BookProfile[])[],
  reference: readonly BookProfile[],
  mostColumns: number,
): Frame {
  const from = Math.min(...contracts.flatMap((looks) => looks[0]?.time ?? []));
  const to = Math.max(...contracts.flatMap((looks) => looks.at(-1)?.time ?? []));
  const duration =
    DURATIONS.find((each) => columnsBetween(from, to, each) <= mostColumns) ?? DURATIONS.at(-1)!;
  const columns = Math.min(mostColumns, columnsBetween(from, to, duration));
  const end = (Math.floor(to / duration) + 1) * duration;
  let [lowest, highest] = [Infinity, -Infinity];
  for (const looks of contracts) {
    const shift = shiftsTo(reference, looks);
    for (const { time, price, bids, asks } of looks) {
      const centre = bucketOf(price) + shift(time);
      lowest = Math.min(lowest, centre - Math.max(0, bids.length - 1));
      highest = Math.max(highest, centre + Math.max(0, asks.length - 1));
    }
  }
  return {
    start: (end - columns * duration) as UnixMs,
    duration,
    columns,
    lowest,
    rows: highest - lowest + 1,
  };
}

function columnsBetween(from: number, to: number, duration: number): number {
  return Math.floor(to / duration) - Math.floor(from / duration) + 1;
}

function columnOf({ start, duration }: Frame, time: number): number {
  return Math.floor((time - start) / duration);
}

/** Whole buckets from a contract's price to the reference's, by the reference's newest look at that time or before. */
function shiftsTo(
  reference: readonly BookProfile[],
  looks: readonly BookProfile[],
): (time: number) => number {
  if (reference === looks) return () => 0;
  const shifts = new Map<number, number>();
  let at = 0;
  for (const { time, price } of looks) {
    while (at + 1 < reference.length && reference[at + 1]!.time <= time) at++;
    shifts.set(time, bucketsBetween(price, reference[at]!.price));
  }
  return (time) => shifts.get(time)!;
}

function addMeans(
  sum: Float64Array,
  frame: Frame,
  looks: readonly BookProfile[],
  side: BookSide,
  shift: (time: number) => number,
): void {
  const outward = side === 'bids' ? -1 : 1;
  const totals = new Float64Array(sum.length);
  const counts = new Uint16Array(sum.length);
  for (const look of looks) {
    const column = columnOf(frame, look.time);
    if (column < 0) continue;
    const centre = column * frame.rows + bucketOf(look.price) + shift(look.time) - frame.lowest;
    const dollars = look[side];
    for (let away = 0; away < dollars.length; away++) {
      totals[centre + outward * away]! += dollars[away]!;
      counts[centre + outward * away]!++;
    }
  }
  for (let cell = 0; cell < sum.length; cell++) {
    if (counts[cell] === 0) continue;
    const before = sum[cell]!;
    sum[cell] = (Number.isNaN(before) ? 0 : before) + totals[cell]! / counts[cell]!;
  }
}
