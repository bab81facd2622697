import type { FeedTrade, MarketFeed } from '../exchange/market-feed';
import type { ContextRecord } from './context-record';
import type { TradeTape } from './trade-tape';

export interface TapeFeedOptions {
  readonly tape: TradeTape;
  readonly context: ContextRecord;
  /** What is older is history; the rest is played by `advance`. */
  readonly now: number;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly title: string;
  readonly tickSize: number;
  readonly stepSize: number;
  readonly fundingIntervalHours: number;
}

const SECOND = 1_000;

/** A market out of a record of trades and samples of its state. No order book was recorded, so it has none. */
export function tapeFeed({ tape, context, now: start, ...instrument }: TapeFeedOptions): MarketFeed {
  let now = start;
  const publicTo = (to: number): number => Math.min(to, now);

  return {
    ...instrument,
    from: tape.from,
    now: () => now,
    bars: (interval, from, to) =>
      tape.bars(interval, Math.max(from, tape.from - interval), publicTo(to), now),
    markBars: (interval, from, to) =>
      context.markBars(interval, Math.max(from, tape.from - interval), publicTo(to), now),
    openInterest: (period, from, to) => context.openInterest(period, from, publicTo(to)),
    funding: (from, to) => context.funding(from, publicTo(to)),
    premium: () => context.premium(now),
    depth: () => ({ bids: [], asks: [] }),
    trades({ fromId, from = tape.from, to = now, limit }) {
      const first = fromId === undefined ? tape.placeAt(from) : fromId - 1;
      const end = tape.placeAt(publicTo(to) + 1);
      return tape.slice(first, Math.min(end, Math.max(0, first) + limit));
    },
    advance(time, emit) {
      const tick = (at: number, upTo: readonly FeedTrade[]): void => {
        for (const trade of upTo) {
          now = Math.max(now, trade.time);
          emit({ kind: 'trade', trade });
        }
        now = Math.max(now, at);
      };
      // The mark is said at every full second, in its place between the trades.
      for (let second = (Math.floor(now / SECOND) + 1) * SECOND; second <= time; second += SECOND) {
        tick(second, tape.slice(tape.placeAt(now + 1), tape.placeAt(second + 1)));
        if (second <= tape.to) emit({ kind: 'mark', premium: context.premium(second) });
      }
      tick(time, tape.slice(tape.placeAt(now + 1), tape.placeAt(time + 1)));
    },
  };
}
