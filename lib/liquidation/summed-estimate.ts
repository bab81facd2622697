/**
 * The sum of several venues' estimates for one coin, in the first one's prices and units. A perpetual stands a little
 * apart from another venue's, and may be for a multiple of the coin: levels are moved by the ratio of the two prices at
 * the same instant, and a level that falls between two buckets is split between them, so that no quantity is lost.
 */
import type { ExposureProfile } from './clusters';
import { type Column, columnAt } from './columns';
import { type Estimate, readingOf } from './estimate';
import type { RunCoverage } from './estimator';
import { type PriceGrid, bucketOf } from './price-grid';

export interface EstimatePart {
  readonly estimate: Estimate;
  /** Base units of the first part in one of this part's: 1000 coins a contract against one. */
  readonly units: number;
  /**
   * What the first part's price has touched since this part was last computed, until an instant and in the first's prices;
   * a venue that dropped out is frozen, and what price has passed since is no longer there.
   */
  readonly passed?: (until: number) => Touched | undefined;
}

interface Touched {
  readonly low: number;
  readonly high: number;
}

export type EstimateParts = readonly [EstimatePart, ...EstimatePart[]];
type Values = Float32Array | Float64Array;

const DAY = 86_400_000;

/** The first part's profile and time stand for the sum's. One part alone is given back as it is. */
export function summedEstimate(parts: EstimateParts): Estimate {
  const [{ estimate: first, passed }, ...others] = parts;
  if (others.length === 0 && passed === undefined) return first;
  const grid = gridOver(parts);
  const profile = summedProfile(parts, grid);
  const columns = first.columns.map((column) => summedColumn(column, parts, grid));
  const { time, asOf, price, columnDuration, assumptions } = first;
  return {
    time,
    asOf,
    price,
    profile,
    ...readingOf(profile, price, columnAt(columns, asOf - DAY, columnDuration), 1),
    columns,
    columnDuration,
    scale: 1, // each part's own is in its quantities
    scaleBasis: weakest(parts.map(({ estimate }) => estimate.scaleBasis)),
    assumptions,
    crossQuantity: parts.reduce((sum, { estimate, units }) => sum + units * estimate.crossQuantity, 0),
    coverage: summedCoverage(parts),
  };
}

function gridOver(parts: EstimateParts): PriceGrid {
  const [{ estimate }] = parts;
  const { width } = estimate.profile.grid;
  let [first, end] = [Infinity, -Infinity];
  for (const { estimate: part } of parts) {
    const { grid } = part.profile;
    const shift = logRatio(estimate, part) / width;
    first = Math.min(first, grid.first + Math.floor(shift) - SPARE);
    end = Math.max(end, grid.first + grid.size + Math.ceil(shift) + SPARE);
  }
  return { width, first, size: end - first };
}

/** ln of the first part's price to another's, at the newest instant until `time` that both have a price of. */
export function logRatio(first: Estimate, part: Estimate, time = Infinity): number {
  const now = Math.log(first.price / part.price);
  if (first.asOf === part.asOf && time >= first.asOf) return now;
  for (let i = part.columns.length - 1; i >= 0; i--) {
    const own = part.columns[i]!;
    const other = own.time <= time && first.columns.findLast((column) => column.time <= own.time);
    if (other && other.time === own.time) return Math.log(other.price / own.price);
  }
  return now;
}

/** Buckets on either side, for prices that stood farther apart in the past than they do now. */
const SPARE = 20;

interface Move {
  readonly from: PriceGrid;
  readonly to: PriceGrid;
  /** In buckets. */
  readonly by: number;
  readonly factor: number;
  /** Indices of `to`, inclusive, that may be written. */
  readonly first?: number;
  readonly last?: number;
}

function add(into: Values, values: Values, { from, to, by, factor, first = 0, last = Infinity }: Move): void {
  const whole = Math.floor(by);
  const upper = (by - whole) * factor;
  const lower = factor - upper;
  const offset = from.first + whole - to.first;
  const end = Math.min(last, into.length - 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0) continue;
    const at = i + offset;
    if (at >= first && at <= end) into[at]! += value * lower;
    if (at + 1 >= first && at + 1 <= end) into[at + 1]! += value * upper;
  }
}

function summedProfile(parts: EstimateParts, grid: PriceGrid): ExposureProfile {
  const [{ estimate: first }] = parts;
  const { leverages } = first.profile;
  const empty = (): Float64Array[] => leverages.map(() => new Float64Array(grid.size));
  const [longByTier, shortByTier] = [empty(), empty()];
  for (const { estimate, units, passed } of parts) {
    const { profile } = estimate;
    const by = logRatio(first, estimate) / grid.width;
    const move = { from: profile.grid, to: grid, by, factor: units };
    const { longs, shorts } = untouched(move, passed?.(Infinity));
    leverages.forEach((_, tier) => {
      add(longByTier[tier]!, profile.longByTier[tier]!, longs);
      add(shortByTier[tier]!, profile.shortByTier[tier]!, shorts);
    });
  }
  return { grid, leverages, long: totalOf(longByTier), short: totalOf(shortByTier), longByTier, shortByTier };
}

/** Longs below what was touched, shorts above. */
function untouched(move: Move, touched: Touched | undefined): { longs: Move; shorts: Move } {
  if (!touched) return { longs: move, shorts: move };
  return {
    longs: { ...move, last: bucketOf(move.to, touched.low) - 1 },
    shorts: { ...move, first: bucketOf(move.to, touched.high) + 1 },
  };
}

function totalOf(tiers: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(tiers[0]?.length ?? 0);
  for (const tier of tiers) for (let i = 0; i < tier.length; i++) total[i]! += tier[i]!;
  return total;
}

/** Where a part has no such column, the last one before it stands in, frozen, without what price has touched since. */
function summedColumn({ time, price }: Column, parts: EstimateParts, grid: PriceGrid): Column {
  const long = new Float32Array(grid.size);
  const short = new Float32Array(grid.size);
  for (const { estimate, units, passed } of parts) {
    const column = estimate.columns.findLast((each) => each.time <= time);
    if (!column) continue;
    // A frozen part stands where it stood.
    const by = logRatio(parts[0].estimate, estimate, column.time) / grid.width;
    const move = { from: estimate.profile.grid, to: grid, by, factor: units * estimate.scale };
    const { longs, shorts } = untouched(move, passed?.(time));
    add(long, column.long, longs);
    add(short, column.short, shorts);
  }
  return { time, price, long, short };
}

function summedCoverage(parts: EstimateParts): RunCoverage {
  const total = (of: keyof RunCoverage): number =>
    parts.reduce((sum, { estimate }) => sum + estimate.coverage[of], 0);
  return {
    bars: total('bars'),
    barsMissing: total('barsMissing'),
    withOpenInterest: total('withOpenInterest'),
    withTakerSplit: total('withTakerSplit'),
    withMark: total('withMark'),
    rejectedOpenInterestStamps: total('rejectedOpenInterestStamps'),
  };
}

type ScaleBasis = Estimate['scaleBasis'];

function weakest(all: readonly ScaleBasis[]): ScaleBasis {
  return (['prior', 'throttled-feed'] as const).find((basis) => all.includes(basis)) ?? 'full-feed';
}
