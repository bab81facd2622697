/**
 * A margin kernel in cells of 1, 2, 4 … buckets: a low tier's positions, spread wide, are told apart no finer than their
 * spread makes worth while.
 */
import type { PositionSide } from '../core/position-side';
import type { Assumptions } from './assumptions';
import { type MarginKernel, marginKernel } from './margin-kernel';
import { WIDEST_CELL } from './price-grid';
import { addScaled } from './scaled-sum';

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
  /** Mass by cell of what was opened evenly over 1, 2 … cells; worked out when first asked for. */
  private readonly stretched: (Float64Array | undefined)[] = [];

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
    this.stretched[1] = mass;
  }

  /** Cells that a stretch of this many buckets is spread over. */
  cellsOf(buckets: number): number {
    return Math.min(WIDEST_STRETCH, Math.max(1, Math.round(buckets / this.cell)));
  }

  /** Adds what `weight`, opened evenly over `count` cells from `entry` on, is force-closed as. */
  addTo(into: Float64Array, entry: number, count: number, weight: number): void {
    const from = entry + this.start;
    const length = this.length + count - 1;
    if (from < 0 || from + length > into.length)
      throw new RangeError(`opens in ${count} cells from ${entry} are too near the end of ${into.length}`);
    addScaled(into, from, this.over(count), 0, length, weight);
  }

  private over(count: number): Float64Array {
    const known = this.stretched[count];
    if (known) return known;
    const mass = this.over(1);
    const stretched = new Float64Array(this.length + count - 1);
    for (let entry = 0; entry < count; entry++) addScaled(stretched, entry, mass, 0, mass.length, 1 / count);
    this.stretched[count] = stretched;
    return stretched;
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
