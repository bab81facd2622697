/**
 * The quickest method of open peers, re-created as tightly as it can be written: liquidation prices in typed arrays by
 * side, tier and bucket. Each candle every bucket of every tier decays, what price touched is cleared, and the candle's
 * volume is added at close · (1 ∓ 1 ÷ L), half of it to either side. A column is the sum over tiers, copied out.
 */
import type { Assumptions } from '../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { type PriceGrid, bucketOf } from '../../lib/liquidation/price-grid';

const HOUR = 3_600_000;

export class DecayPeer {
  private readonly long: Float64Array[];
  private readonly short: Float64Array[];
  private readonly longColumn: Float64Array;
  private readonly shortColumn: Float64Array;
  private kept: Float64Array | undefined;

  constructor(
    private readonly grid: PriceGrid,
    private readonly assumptions: Assumptions,
  ) {
    const { leverages } = assumptions;
    this.long = leverages.map(() => new Float64Array(grid.size));
    this.short = leverages.map(() => new Float64Array(grid.size));
    this.longColumn = new Float64Array(grid.size);
    this.shortColumn = new Float64Array(grid.size);
  }

  step({ duration, low, high, close, volume }: EstimatorBar): void {
    const { leverages, flowShare, holdingHours } = this.assumptions;
    this.kept ??= Float64Array.from(leverages, (leverage) =>
      Math.exp((-duration / HOUR / holdingHours) * leverage),
    );
    const lowest = bucketOf(this.grid, low);
    const highest = bucketOf(this.grid, high);
    for (let tier = 0; tier < leverages.length; tier++) {
      const long = this.long[tier]!;
      const short = this.short[tier]!;
      decay(long, this.kept[tier]!);
      decay(short, this.kept[tier]!);
      long.fill(0, lowest);
      short.fill(0, 0, highest + 1);
      const quantity = (volume / 2) * flowShare[tier]!;
      long[bucketOf(this.grid, close * (1 - 1 / leverages[tier]!))]! += quantity;
      short[bucketOf(this.grid, close * (1 + 1 / leverages[tier]!))]! += quantity;
    }
  }

  /** A snapshot: both sides, tiers summed. */
  column(): { readonly long: Float32Array; readonly short: Float32Array } {
    sum(this.long, this.longColumn);
    sum(this.short, this.shortColumn);
    return { long: Float32Array.from(this.longColumn), short: Float32Array.from(this.shortColumn) };
  }
}

/** Four at a time, which is twice the pace of one at a time; a grid's size is a multiple of it. */
function decay(values: Float64Array, kept: number): void {
  for (let i = 0; i < values.length; i += 4) {
    values[i]! *= kept;
    values[i + 1]! *= kept;
    values[i + 2]! *= kept;
    values[i + 3]! *= kept;
  }
}

function sum(tiers: readonly Float64Array[], into: Float64Array): void {
  into.fill(0);
  for (const tier of tiers) {
    for (let i = 0; i < tier.length; i += 4) {
      into[i]! += tier[i]!;
      into[i + 1]! += tier[i + 1]!;
      into[i + 2]! += tier[i + 2]!;
      into[i + 3]! += tier[i + 3]!;
    }
  }
}
