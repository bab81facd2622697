/** The book that peers keep: liquidation prices as a histogram 0.02 % wide, finer than what they are scored at. */
import { BIN, BINS, type Densities } from '../density';

const WIDTH = 0.0002;

export class PriceHistogram {
  private readonly bins: Record<keyof Densities, Map<number, number>> = { long: new Map(), short: new Map() };
  /** Beyond these toward the price nothing is held. */
  private highestLong = -Infinity;
  private lowestShort = Infinity;

  add(side: keyof Densities, price: number, quantity: number): void {
    const bin = Math.floor(Math.log(price) / WIDTH);
    const bins = this.bins[side];
    bins.set(bin, (bins.get(bin) ?? 0) + quantity);
    if (side === 'long') this.highestLong = Math.max(this.highestLong, bin);
    else this.lowestShort = Math.min(this.lowestShort, bin);
  }

  /** Drops what the range touched. */
  sweep(low: number, high: number): void {
    const from = Math.floor(Math.log(low) / WIDTH);
    const to = Math.floor(Math.log(high) / WIDTH);
    for (; this.highestLong >= from; this.highestLong--) this.bins.long.delete(this.highestLong);
    for (; this.lowestShort <= to; this.lowestShort++) this.bins.short.delete(this.lowestShort);
  }

  densities(price: number): Densities {
    const result = { long: new Float64Array(BINS), short: new Float64Array(BINS) };
    for (const side of ['long', 'short'] as const) {
      for (const [bin, quantity] of this.bins[side]) {
        const at = Math.exp((bin + 0.5) * WIDTH);
        const index = Math.floor((side === 'long' ? 1 - at / price : at / price - 1) / BIN);
        if (index >= 0 && index < BINS) result[side][index]! += quantity;
      }
    }
    return result;
  }
}
