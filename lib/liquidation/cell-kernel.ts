/**
 * A margin kernel in cells of 1, 2, 4 … buckets: a low tier's positions, spread wide, are told apart no finer than their
 * spread makes worth while. Its mass is kept as a running sum, so that what was opened evenly over `count` cells is, by
 * cell, a difference of two of its values.
 */
import type { PositionSide } from '../core/position-side';
import type { Assumptions } from './assumptions';
import { type MarginKernel, marginKernel } from './margin-kernel';
import { WIDEST_CELL } from './price-grid';

/** Cells, at least, between a plane's nearest liquidation and its mean one, unless a bucket is wider than that. */
const LEAST_CELLS = 16;
/** Cells that opens are spread evenly over at most. */
const WIDEST_STRETCH = 64;

export class CellKernel {
  /** Buckets to a cell, a power of two. */
  readonly cell: number;
  /** Usual way from entry to liquidation, and the shortest, in buckets. */
  readonly way: number;
  readonly nearest: number;
  /** Cells from an entry's to the first that it may be force-closed in, and how many there are. */
  readonly start: number;
  readonly length: number;
  /** Share that lies beyond reach. */
  readonly beyond: number;
  /** Sums of the first 1, 2 … masses, as if nothing came before them and nothing after. */
  private readonly within: Float64Array;

  constructor(side: PositionSide, tier: number, mode: 'isolated' | 'cross', assumptions: Assumptions) {
    const fine = marginKernel(side, tier, mode, assumptions);
    this.way = meanDistance(fine);
    this.nearest = fine.nearest;
    this.cell = 1;
    while (2 * this.cell * LEAST_CELLS <= this.way - this.nearest && this.cell < WIDEST_CELL) this.cell *= 2;
    const { nearest, mass, beyond } =
      this.cell === 1
        ? fine
        : marginKernel(side, tier, mode, { ...assumptions, bucket: this.cell * assumptions.bucket });
    this.start = nearest;
    this.length = mass.length;
    this.beyond = beyond;
    this.within = new Float64Array(mass.length + 2 * WIDEST_STRETCH);
    let sum = 0;
    for (let i = 0; i < this.within.length; i++) {
      sum += mass[i - WIDEST_STRETCH] ?? 0;
      this.within[i] = sum;
    }
  }

  /** Cells that a stretch of this many buckets is spread over. */
  cellsOf(buckets: number): number {
    return Math.min(WIDEST_STRETCH, Math.max(1, Math.round(buckets / this.cell)));
  }

  /** Adds what `weight`, opened evenly over `count` cells from `entry` on, is force-closed as. */
  addTo(into: Float64Array, entry: number, count: number, weight: number): void {
    const { within } = this;
    const from = entry + this.start;
    const length = this.length + count - 1;
    if (from < 0 || from + length > into.length)
      throw new RangeError(`opens in ${count} cells from ${entry} are too near the end of ${into.length}`);
    const each = weight / count;
    const nearer = WIDEST_STRETCH - count;
    for (let i = 0; i < length; i++)
      into[from + i]! += each * (within[i + WIDEST_STRETCH]! - within[i + nearer]!);
  }
}

function meanDistance({ nearest, mass }: MarginKernel): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < mass.length; i++) {
    sum += mass[i]! * (nearest + i);
    total += mass[i]!;
  }
  return total > 0 ? sum / total : 0;
}
