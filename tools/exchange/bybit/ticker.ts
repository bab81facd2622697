import { type Decimals, decimalsOf } from '../decimals';
import { type FeedBar, type MarketFeed, worth } from '../market-feed';
import { symbolOf } from './listing';
import { plain } from './numbers';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type TickerFields = Readonly<Record<string, string>>;

/** The one ticker of the feed: for REST as a row, for the stream as a snapshot and what changed since. */
export class Ticker {
  private readonly decimals: Decimals;
  private day: { minute: number; fields: TickerFields } | undefined;

  constructor(private readonly feed: MarketFeed) {
    this.decimals = decimalsOf(feed);
  }

  /** `/v5/market/tickers`, one row. */
  row(): TickerFields {
    return { ...this.fields(), ...DELIVERY, basis: '' };
  }

  fields(): TickerFields {
    return {
      symbol: symbolOf(this.feed),
      ...this.lastDay(),
      ...this.prices(),
      ...this.interest(),
      ...this.best(),
    };
  }

  private prices(): TickerFields {
    const { mark, index, predictedFunding, nextFundingTime } = this.feed.premium();
    const { price } = this.decimals;
    const now = this.feed.now();
    const last = this.feed.bars(MINUTE, now - 2 * MINUTE, now).at(-1)?.close ?? mark;
    return {
      lastPrice: last.toFixed(price),
      markPrice: mark.toFixed(price),
      indexPrice: index.toFixed(price),
      fundingRate: plain(predictedFunding, 8),
      nextFundingTime: String(nextFundingTime),
      fundingIntervalHour: String(this.feed.fundingIntervalHours),
      fundingCap: '0.005',
    };
  }

  private interest(): TickerFields {
    const now = this.feed.now();
    const { mark } = this.feed.premium();
    const oneSide =
      (
        this.feed.openInterest(MINUTE, now - 10 * MINUTE, now).at(-1) ??
        this.feed.openInterest(5 * MINUTE, now - DAY, now).at(-1)
      )?.quantity ?? 0;
    const { quantity } = this.decimals;
    return {
      openInterest: (2 * oneSide).toFixed(quantity),
      openInterestValue: worth(this.feed, 2 * oneSide, mark).toFixed(2),
      singleOpenInterest: oneSide.toFixed(quantity),
      singleOpenInterestValue: worth(this.feed, oneSide, mark).toFixed(2),
    };
  }

  private best(): TickerFields {
    const { bids, asks } = this.feed.depth(1);
    const { price, quantity } = this.decimals;
    const side = (name: string, [at, size]: [number, number] = [0, 0]): TickerFields => ({
      [`${name}1Price`]: at.toFixed(price),
      [`${name}1Size`]: size.toFixed(quantity),
    });
    return { ...side('bid', bids[0]), ...side('ask', asks[0]) };
  }

  /** Looked up once a minute: the stream asks several times a second. */
  private lastDay(): TickerFields {
    const now = this.feed.now();
    const minute = Math.floor(now / MINUTE);
    if (this.day?.minute !== minute) {
      const bars = this.feed.bars(HOUR, now - DAY, now);
      this.day = { minute, fields: this.statistics(bars) };
    }
    return this.day.fields;
  }

  private statistics(bars: readonly FeedBar[]): TickerFields {
    const { price, quantity } = this.decimals;
    const open = bars[0]?.open ?? 0;
    const close = bars.at(-1)?.close ?? 0;
    const sum = (part: (bar: FeedBar) => number): number => bars.reduce((total, bar) => total + part(bar), 0);
    return {
      prevPrice24h: open.toFixed(price),
      price24hPcnt: (open > 0 ? close / open - 1 : 0).toFixed(6),
      highPrice24h: Math.max(0, ...bars.map(({ high }) => high)).toFixed(price),
      lowPrice24h: Math.min(open, ...bars.map(({ low }) => low)).toFixed(price),
      prevPrice1h: (bars.at(-1)?.open ?? 0).toFixed(price),
      turnover24h: sum((bar) => bar.quoteVolume).toFixed(4),
      volume24h: sum((bar) => bar.volume).toFixed(Math.max(4, quantity)),
    };
  }
}

/** Of futures only; the rows of perpetuals carry them empty. */
const DELIVERY: TickerFields = {
  predictedDeliveryPrice: '',
  basisRate: '',
  deliveryFeeRate: '',
  deliveryTime: '0',
};
