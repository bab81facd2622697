/**
 * The naive peer as open liquidation-heatmap scripts write it: all of a bar's volume opens positions at its close, half
 * long, half short, in a fixed leverage mix; liquidation at entry · (1 ∓ 1 ÷ L); an array of position objects, out of
 * which each bar filters those whose price it touched. `npm run score` has the same rules as a histogram, for accuracy.
 */
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { BIN, BINS, type Densities } from '../score/density';

interface Position {
  readonly side: keyof Densities;
  readonly liquidationPrice: number;
  readonly quantity: number;
}

export class ArrayPeer {
  private positions: Position[] = [];

  step({ low, high, close, volume }: EstimatorBar): void {
    this.positions = this.positions.filter(({ side, liquidationPrice }) =>
      side === 'long' ? liquidationPrice < low : liquidationPrice > high,
    );
    const { leverages, flowShare } = DEFAULT_ASSUMPTIONS;
    for (const [tier, leverage] of leverages.entries()) {
      const quantity = (volume / 2) * flowShare[tier]!;
      this.positions.push({ side: 'long', liquidationPrice: close * (1 - 1 / leverage), quantity });
      this.positions.push({ side: 'short', liquidationPrice: close * (1 + 1 / leverage), quantity });
    }
  }

  /** Open quantity by distance from `price`, ±10 % in bins of 0.1 %. */
  densities(price: number): Densities {
    const result = { long: new Float64Array(BINS), short: new Float64Array(BINS) };
    for (const { side, liquidationPrice, quantity } of this.positions) {
      const distance = side === 'long' ? 1 - liquidationPrice / price : liquidationPrice / price - 1;
      const bin = Math.floor(distance / BIN);
      if (bin >= 0 && bin < BINS) result[side][bin]! += quantity;
    }
    return result;
  }
}
