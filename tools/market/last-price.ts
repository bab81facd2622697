/** The last traded price: the mark with noise, and rare wicks that the mark does not follow. Rounded to the tick. */
import { DAY } from '../../lib/core/time';
import type { MarketDials } from './dials';
import { roundToTick } from './lots';
import { type Random, randomStream } from './random';
import type { Ohlc } from './step-path';

export class LastPrice {
  private readonly noise: Random;
  private readonly wicks: Random;

  constructor(
    seed: number,
    private readonly dials: MarketDials,
    private price: number = roundToTick(dials.startPrice),
  ) {
    this.noise = randomStream(seed, 'last');
    this.wicks = randomStream(seed, 'wicks');
  }

  follow(mark: Ohlc, span: number): Ohlc {
    const open = this.price;
    const close = this.near(mark.close);
    const { below, above } = this.wick(span);
    const high = Math.max(open, close, roundToTick(this.near(mark.high) * (1 + above)));
    const low = Math.min(open, close, roundToTick(this.near(mark.low) * (1 - below)));
    this.price = close;
    return { open, high, low, close };
  }

  private near(price: number): number {
    return roundToTick(price * (1 + this.dials.lastNoise * this.noise.normal()));
  }

  private wick(span: number): { below: number; above: number } {
    if (!this.wicks.chance((this.dials.wicksPerDay * span) / DAY)) return { below: 0, above: 0 };
    const size = this.wicks.exponential(this.dials.meanWick);
    return this.wicks.chance(0.5) ? { below: size, above: 0 } : { below: 0, above: size };
  }
}
