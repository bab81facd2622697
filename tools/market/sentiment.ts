/**
 * The odds that the next trader goes long: logistic(0.8·s), where the sentiment s is an Ornstein-Uhlenbeck process
 * + 0.6·tanh(24 h return / σ_D) - 0.35·(funding / 0.05 %): traders follow the trend and shun the dear side.
 */
import { DAY } from '../../lib/core/time';
import type { MarketDials } from './dials';
import { OrnsteinUhlenbeck } from './ornstein-uhlenbeck';
import { randomStream } from './random';

const FUNDING_SCALE = 0.0005;

export class Sentiment {
  private readonly mood: OrnsteinUhlenbeck;
  private readonly logMarks: Float64Array;
  private steps = 0;

  constructor(
    seed: number,
    private readonly dials: MarketDials,
    private readonly span: number,
  ) {
    this.mood = new OrnsteinUhlenbeck(1, dials.sentimentHalfLifeHours, randomStream(seed, 'sentiment'));
    this.logMarks = new Float64Array(DAY / span).fill(Math.log(dials.startPrice));
  }

  longProbability(mark: number, funding: number): number {
    this.mood.advance(this.span);
    const slot = this.steps++ % this.logMarks.length;
    const dayReturn = Math.log(mark) - this.logMarks[slot]!;
    this.logMarks[slot] = Math.log(mark);
    const { dailyVolatility, trendWeight, fundingWeight, longTilt } = this.dials;
    const sentiment =
      this.mood.value +
      trendWeight * Math.tanh(dayReturn / dailyVolatility) -
      (fundingWeight * funding) / FUNDING_SCALE;
    return 1 / (1 + Math.exp(-longTilt * sentiment));
  }
}
