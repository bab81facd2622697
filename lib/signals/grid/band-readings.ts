/**
 * How strong the bands around price are, how the two sides stand to each other, and how each has grown.
 *
 * A band's strength is the mass within 0.5 % about its peak, ranked among the strongest such mass of either side within
 * 0.3 … 10 % of price at each earlier column. So it is held against how dense this market's densest places usually are:
 * among today's bands one is always the strongest, and among all prices a peak always ranks high. Both sides are ranked
 * together, so that the denser half of a thin side is not called strong. The first third of the columns is left out,
 * since a run starts empty and fills.
 */
import { DAY, MINUTE } from '../../core/time';
import { type Millis, millis, type UnixMs, unixMs } from '../../core/units';
import { masses } from '../../liquidation/balance';
import { type Column, columnAt } from '../../liquidation/columns';
import type { Estimate } from '../../liquidation/estimate';
import { bucketOf, type PriceGrid } from '../../liquidation/price-grid';
import { percentileOf } from '../rank';

export interface BandReading {
  readonly distancePct: number;
  /** Percentile, 0 … 100; undefined while there is too little to rank it among. */
  readonly strength: number | undefined;
}

export interface SideReadings {
  /** Those that are no thin lines, nearest first. */
  readonly bands: readonly BandReading[];
  /** Change of the side's mass within 10 % of price over a day, in percent. */
  readonly growth: number | undefined;
}

export interface BandReadings {
  readonly asOf: UnixMs;
  /** How old they may become. */
  readonly lasts: Millis;
  readonly above: SideReadings;
  readonly below: SideReadings;
  /** ln(mass above ÷ mass below) over 0.3 … 5 %, no farther from 0 than ln 100. */
  readonly lean: number;
}

type Estimated = Pick<
  Estimate,
  'asOf' | 'price' | 'profile' | 'clusters' | 'columns' | 'columnDuration' | 'scale'
>;
type Side = 'long' | 'short';

const HALF_WINDOW = 0.0025;
const NEAREST = 0.003;
const FARTHEST = 0.1;
const LEAN_FARTHEST = 0.05;
const LARGEST_LEAN = Math.log(100);
const FILLING_SHARE = 1 / 3;
const LEAST_COLUMNS = 24;
const OLDEST = millis(15 * MINUTE);

/** `barLength`: of the estimate's bars, which may be no newer than that. */
export function bandReadings(estimate: Estimated, barLength: Millis): BandReadings {
  const { asOf, price, profile } = estimate;
  const usual = strongestOfColumns(estimate);
  const { above, below } = masses(profile.grid, profile, price, NEAREST, LEAN_FARTHEST);
  return {
    asOf: unixMs(asOf),
    lasts: millis(Math.max(OLDEST, 2 * barLength + MINUTE)),
    above: sideReadings(estimate, 'short', usual),
    below: sideReadings(estimate, 'long', usual),
    lean: leanOf(above, below),
  };
}

function leanOf(above: number, below: number): number {
  if (above === below) return 0;
  return Math.max(-LARGEST_LEAN, Math.min(LARGEST_LEAN, Math.log(above / below)));
}

function sideReadings(estimate: Estimated, side: Side, usual: readonly number[]): SideReadings {
  const { profile, clusters } = estimate;
  const half = halfWindow(profile.grid);
  const strength = (peak: number): number | undefined =>
    usual.length < LEAST_COLUMNS
      ? undefined
      : percentileOf(windowAt(profile[side], bucketOf(profile.grid, peak), half), usual);
  return {
    bands: clusters
      .filter((band) => band.side === side && !band.thin)
      .map(({ distancePct, peak }) => ({ distancePct, strength: strength(peak) }))
      .sort((a, b) => a.distancePct - b.distancePct),
    growth: growthOf(estimate, side),
  };
}

function growthOf(estimate: Estimated, side: Side): number | undefined {
  const { asOf, price, profile, columns, columnDuration, scale } = estimate;
  const { grid } = profile;
  const before = columnAt(columns, asOf - DAY, columnDuration);
  if (!before) return undefined;
  const where = side === 'short' ? 'above' : 'below';
  const earlier = scale * masses(grid, before, price, 0, FARTHEST)[where];
  return earlier > 0 ? (masses(grid, profile, price, 0, FARTHEST)[where] / earlier - 1) * 100 : undefined;
}

function strongestOfColumns({ columns, profile, scale }: Estimated): number[] {
  const filled = columns.slice(Math.ceil(columns.length * FILLING_SHARE));
  return filled.flatMap((column) => [
    scale * strongest(column, 'long', profile.grid),
    scale * strongest(column, 'short', profile.grid),
  ]);
}

/** The largest mass of a window whose middle lies within reach of the column's own price. */
function strongest(column: Column, side: Side, grid: PriceGrid): number {
  const half = halfWindow(grid);
  const [from, to] =
    side === 'short'
      ? [bucketOf(grid, column.price * (1 + NEAREST)), bucketOf(grid, column.price * (1 + FARTHEST))]
      : [bucketOf(grid, column.price * (1 - FARTHEST)), bucketOf(grid, column.price * (1 - NEAREST))];
  const values = column[side];
  let mass = windowAt(values, from, half);
  let largest = mass;
  for (let middle = from + 1; middle <= to; middle++) {
    mass += (values[middle + half] ?? 0) - (values[middle - half - 1] ?? 0);
    if (mass > largest) largest = mass;
  }
  return largest;
}

function halfWindow(grid: PriceGrid): number {
  return Math.round(HALF_WINDOW / grid.width);
}

function windowAt(values: ArrayLike<number>, middle: number, half: number): number {
  let sum = 0;
  for (let i = middle - half; i <= middle + half; i++) sum += values[i] ?? 0;
  return sum;
}
