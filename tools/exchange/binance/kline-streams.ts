import type { FeedBar, MarketFeed } from '../market-feed';
import { type WireEvent, klineEvent } from './events';
import { BAR_INTERVALS } from './intervals';

/** Follows the bars that someone streams: each is sent while it forms, and once with `x: true` when it has closed. */
export class KlineStreams {
  /** The bar to look from, per interval: the first that has not been sent as closed. */
  private readonly from = new Map<string, number>();

  constructor(
    private readonly feed: MarketFeed,
    private readonly send: (name: string, event: WireEvent) => void,
  ) {}

  /** `lastId` is the newest trade, undefined if there was none since the last time. */
  advance(names: ReadonlySet<string>, lastId: number | undefined): void {
    for (const name of this.from.keys()) if (!names.has(name)) this.from.delete(name);
    for (const name of names) {
      const interval = BAR_INTERVALS.get(name);
      if (interval !== undefined) this.follow(name, interval, lastId);
    }
  }

  private follow(name: string, interval: number, lastId: number | undefined): void {
    const now = this.feed.now();
    const from = this.from.get(name) ?? Math.floor(now / interval) * interval;
    this.from.set(name, from);
    for (const bar of this.feed.bars(interval, from, now)) {
      const closed = bar.openTime + interval <= now;
      if (!closed && lastId === undefined) continue;
      if (closed) this.from.set(name, bar.openTime + interval);
      this.send(name, klineEvent(this.feed, bar, { name, interval, closed, ...this.ids(bar, interval) }));
    }
  }

  private ids(bar: FeedBar, interval: number): { firstId: number; lastId: number } {
    const [first] = this.feed.trades({ from: bar.openTime, to: bar.openTime + interval - 1, limit: 1 });
    // Where the record holds no trades the venue's own mark for "none" is -1.
    return first === undefined
      ? { firstId: -1, lastId: -1 }
      : { firstId: first.id, lastId: first.id + bar.trades - 1 };
  }
}
