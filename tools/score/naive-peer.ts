/**
 * The naive peer: what open liquidation-heatmap scripts do. All of a bar's volume opens positions at its close, half
 * long, half short; a fixed leverage mix; liquidation at entry · (1 ∓ 1 ÷ L); nothing is ever closed by its owner.
 * Kept as a histogram of liquidation prices, 0.02 % wide, which is finer than what it is scored at.
 */
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { BIN, BINS, type Densities } from './density';

const WIDTH = 0.0002;

export class NaivePeer {
  private readonly bins: Record<keyof Densities, Map<number, number>> = { long: new Map(), short: new Map() };

  /** With `removal`, positions whose price was touched are dropped: the least that a peer can do. */
  constructor(private readonly removal: boolean) {}

  step(bar: EstimatorBar): void {
    if (this.removal) this.sweep(bar);
    const { leverages, flowShare } = DEFAULT_ASSUMPTIONS;
    for (const [tier, leverage] of leverages.entries()) {
      const quantity = (bar.volume / 2) * flowShare[tier]!;
      this.add('long', bar.close * (1 - 1 / leverage), quantity);
      this.add('short', bar.close * (1 + 1 / leverage), quantity);
    }
  }

  private add(side: keyof Densities, price: number, quantity: number): void {
    const bin = Math.floor(Math.log(price) / WIDTH);
    const bins = this.bins[side];
    bins.set(bin, (bins.get(bin) ?? 0) + quantity);
  }

  private sweep(bar: EstimatorBar): void {
    const low = Math.floor(Math.log(bar.low) / WIDTH);
    const high = Math.floor(Math.log(bar.high) / WIDTH);
    for (const bin of this.bins.long.keys()) if (bin >= low) this.bins.long.delete(bin);
    for (const bin of this.bins.short.keys()) if (bin <= high) this.bins.short.delete(bin);
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
