/** Adds up quantities held in cells of 1, 2, 4 … buckets, by bucket: what a cell holds lies evenly over its buckets. */
import { WIDEST_CELL } from './price-grid';

export class CellPyramid {
  /** By binary logarithm of the cell's width. */
  private readonly levels: Float64Array[];

  /** `size`: buckets, a multiple of the widest cell. */
  constructor(size: number) {
    this.levels = Array.from({ length: Math.log2(WIDEST_CELL) + 1 }, (_, level) => {
      return new Float64Array(size >> level);
    });
  }

  clear(): void {
    for (const level of this.levels) level.fill(0);
  }

  /** The sums of cells of this many buckets, to be added to. */
  ofCell(cell: number): Float64Array {
    return this.levels[31 - Math.clz32(cell)]!;
  }

  /** All sums, by bucket, where nothing was added before bucket `from`. To be cleared before it is added to again. */
  byBucket(from: number): Float64Array {
    for (let level = this.levels.length - 1; level > 0; level--) {
      const wide = this.levels[level]!;
      const narrow = this.levels[level - 1]!;
      for (let i = from >> level; i < wide.length; i++) {
        const half = wide[i]! / 2;
        narrow[2 * i]! += half;
        narrow[2 * i + 1]! += half;
      }
    }
    return this.levels[0]!;
  }
}
