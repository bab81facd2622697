/**
 * What a venue's prices and funding differ by from the whole market's: two slow waves each, fixed by seed and venue, the
 * same throughout a minute, so that a minute's bar and its trades agree.
 * Prices stray by at most 4 basis points, funding by at most 0.00002 an interval.
 */
import { HOUR, MINUTE } from '../../lib/core/time';
import type { FeedBar, FeedForceOrder, FeedMarkBar, FeedPremium, FeedTrade } from '../exchange/market-feed';
import { randomStream } from './random';
import { StepGrid } from './step-grid';

const PRICE_STRAYS = 0.0004;
const FUNDING_STRAYS = 0.00002;
const FUNDING_DECIMALS = 1e8;

export class VenuePrices {
  private readonly basis: (time: number) => number;
  private readonly fundingOffset: (time: number) => number;
  private readonly ticks: StepGrid;

  constructor(seed: number, venue: string, tickSize: number) {
    this.ticks = new StepGrid(tickSize);
    this.basis = slowWave(seed, `${venue}/basis`, PRICE_STRAYS);
    this.fundingOffset = slowWave(seed, `${venue}/funding`, FUNDING_STRAYS);
  }

  /** What `price` at `time` is here, on the venue's ticks. */
  at(price: number, time: number): number {
    return this.ticks.nearest(price * (1 + this.basis(time)));
  }

  trade<Trade extends Pick<FeedTrade, 'price' | 'time'>>(trade: Trade): Trade {
    return { ...trade, price: this.at(trade.price, trade.time) };
  }

  order(order: FeedForceOrder): FeedForceOrder {
    const [price, averagePrice] = [order.price, order.averagePrice].map((one) => this.at(one, order.time));
    return { ...order, price: price!, averagePrice: averagePrice! };
  }

  bar<Bar extends FeedBar | FeedMarkBar>(bar: Bar, interval: number): Bar {
    const { openTime, open, high, low, close } = bar;
    const [first, last] = [this.at(open, openTime), this.at(close, openTime + interval - 1)];
    const middle = openTime + interval / 2;
    return {
      ...bar,
      open: first,
      high: Math.max(first, last, this.at(high, middle)),
      low: Math.min(first, last, this.at(low, middle)),
      close: last,
    };
  }

  premium(premium: FeedPremium): FeedPremium {
    const { time, mark, index, predictedFunding } = premium;
    return {
      ...premium,
      mark: this.at(mark, time),
      index: this.at(index, time),
      predictedFunding: this.funding(predictedFunding, time),
    };
  }

  funding(rate: number, time: number): number {
    return Math.round((rate + this.fundingOffset(time)) * FUNDING_DECIMALS) / FUNDING_DECIMALS;
  }

  /** What a price of the book moves by, the same at every level. */
  shift(price: number, time: number): number {
    return price * this.basis(time);
  }
}

/** In [-size, size]; remembers the minute that it was asked for last. */
function slowWave(seed: number, name: string, size: number): (time: number) => number {
  const random = randomStream(seed, name);
  const wave = (part: number, shortest: number, longest: number): ((time: number) => number) => {
    const period = random.between(shortest, longest);
    const phase = random.uniform();
    return (time) => size * part * Math.sin(2 * Math.PI * (time / period + phase));
  };
  const slow = wave(0.7, 20 * HOUR, 40 * HOUR);
  const quick = wave(0.3, HOUR, 2 * HOUR);
  let [minute, value] = [Number.NaN, 0];
  return (time) => {
    const asked = Math.floor(time / MINUTE) * MINUTE;
    if (asked !== minute) [minute, value] = [asked, slow(asked) + quick(asked)];
    return value;
  };
}
