import type { FeedMarkBar, FeedPremium } from '../exchange/market-feed';
import { firstAtOrAfter } from './search';

/** Samples of a market's state, about one a minute. */
export interface ContextColumns {
  /** Ascending. */
  readonly time: Float64Array;
  readonly mark: Float64Array;
  readonly index: Float64Array;
  readonly openInterest: Float64Array;
  /** Per funding interval. */
  readonly funding: Float64Array;
}

/** A sample older than this is no answer to "what was it then". */
const FRESH = 3 * 60_000;

/** Mark price, open interest and funding between their samples: each instant has what the last sample said. */
export class ContextRecord {
  constructor(
    private readonly columns: ContextColumns,
    private readonly fundingInterval: number,
  ) {}

  premium(now: number): FeedPremium {
    const place = Math.max(0, this.placeBy(now));
    return {
      time: now,
      mark: this.columns.mark[place] ?? Number.NaN,
      index: this.columns.index[place] ?? Number.NaN,
      predictedFunding: this.columns.funding[place] ?? Number.NaN,
      nextFundingTime: (Math.floor(now / this.fundingInterval) + 1) * this.fundingInterval,
    };
  }

  openInterest(period: number, from: number, to: number): { time: number; quantity: number }[] {
    return this.at(period, from, to).map(({ time, place }) => ({
      time,
      quantity: this.columns.openInterest[place]!,
    }));
  }

  funding(from: number, to: number): { time: number; rate: number; mark: number }[] {
    return this.at(this.fundingInterval, from, to).map(({ time, place }) => ({
      time,
      rate: this.columns.funding[place]!,
      mark: this.columns.mark[place]!,
    }));
  }

  /** A bar spans the samples in it and the one that held when it opened; without any in it there is none. */
  markBars(interval: number, from: number, to: number, now: number): FeedMarkBar[] {
    const bars: FeedMarkBar[] = [];
    for (
      let openTime = Math.ceil(from / interval) * interval;
      openTime <= Math.min(to, now);
      openTime += interval
    ) {
      const first = firstAtOrAfter(this.columns.time, openTime);
      const end = firstAtOrAfter(this.columns.time, Math.min(openTime + interval, now + 1));
      if (first < end) bars.push(markBar(openTime, this.columns.mark.subarray(Math.max(0, first - 1), end)));
    }
    return bars;
  }

  private placeBy(time: number): number {
    return firstAtOrAfter(this.columns.time, time + 1) - 1;
  }

  private at(period: number, from: number, to: number): { time: number; place: number }[] {
    const found: { time: number; place: number }[] = [];
    const start = Math.max(from, this.columns.time[0] ?? Infinity);
    for (let time = Math.ceil(start / period) * period; time <= to; time += period) {
      const place = this.placeBy(time);
      if (place >= 0 && time - this.columns.time[place]! <= FRESH) found.push({ time, place });
    }
    return found;
  }
}

function markBar(openTime: number, marks: Float64Array): FeedMarkBar {
  return {
    openTime,
    open: marks[0]!,
    high: Math.max(...marks),
    low: Math.min(...marks),
    close: marks.at(-1)!,
  };
}
