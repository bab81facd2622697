/**
 * How a bar's opens divide into leveraged longs and shorts.
 *
 * A bar's taker buys less taker sells are B - S = opens' + closes' + churn. What positions that close take is known from
 * the exposure and is subtracted. The rest is averaged over about an hour, since one bar's churn drowns it, and is taken
 * for the lean of those who open: long share = ½ + amplification · (taker-buy share of it - ½), within bounds.
 */
import type { Assumptions } from './assumptions';
import type { EstimatorBar } from './estimator-bar';

const MEMORY = 3_600_000;

export class SideSplit {
  private readonly amplification: number;
  private readonly bounds: readonly [number, number];
  private imbalance = 0;
  private volume = 0;

  constructor({ takerAmplification, splitBounds }: Assumptions) {
    this.amplification = takerAmplification;
    this.bounds = splitBounds;
  }

  /** `closing`: taker buys less taker sells of the positions that closed in the bar. One half without a taker split. */
  longShare({ takerBuy, volume, duration }: EstimatorBar, closing: number): number {
    if (takerBuy === undefined) return 0.5;
    const kept = Math.exp(-duration / MEMORY);
    this.imbalance = this.imbalance * kept + (2 * takerBuy - volume - closing) * (1 - kept);
    this.volume = this.volume * kept + volume * (1 - kept);
    if (this.volume === 0) return 0.5;
    const share = 0.5 + (this.amplification * this.imbalance) / this.volume / 2;
    return Math.min(this.bounds[1], Math.max(this.bounds[0], share));
  }
}
