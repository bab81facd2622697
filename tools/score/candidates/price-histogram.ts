/** The book that peers keep: liquidation prices as a histogram 0.02 % wide, finer than what they are scored at. */
import { BIN, BINS, type Densities } from '../density';

const WIDTH = 0.0002;

export class PriceHistogram {
  private readonly bins: Record<keyof Densities, Map<number, number>> = { long: new Map(), short: new Map() };

  add(side: keyof Densities, price: number, quantity: number): void {
    const bin = Math.floor(Math.log(price) / WIDTH);
    const bins = this.bins[side];
    bins.set(bin, (bins.get(bin) ?? 0) + quantity);
  }

  /** Drops what the range touched. */
  sweep(low: number, high: number): void {
    const from = Math.floor(Math.log(low) / WIDTH);
    const to = Math.floor(Math.log(high) / WIDTH);
    for (const bin of this.bins.long.keys()) if (bin >= from) this.bins.long.delete(bin);
    for (const bin of this.bins.short.keys()) if (bin <= to) this.bins.short.delete(bin);
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
