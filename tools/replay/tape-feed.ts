import type { FeedTrade, MarketFeed } from '../exchange/market-feed';
import type { ContextRecord } from './context-record';
import { Playback } from './playback';
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

/** A market out of a record of trades and samples of its state. No order book was recorded, so it has none. */
export function tapeFeed({ tape, context, now: start, ...instrument }: TapeFeedOptions): MarketFeed {
  const playback = new Playback(tape, start, (time) => context.premium(time));
  const now = (): number => playback.now();
  const publicTo = (to: number): number => Math.min(to, now());
  return {
    ...instrument,
    from: tape.from,
    now,
    bars: (interval, from, to) =>
      tape.bars(interval, Math.max(from, tape.from - interval), publicTo(to), now()),
    markBars: (interval, from, to) =>
      context.markBars(interval, Math.max(from, tape.from - interval), publicTo(to), now()),
    openInterest: (period, from, to) => context.openInterest(period, from, publicTo(to)),
    funding: (from, to) => context.funding(from, publicTo(to)),
    premium: () => context.premium(now()),
    forcedOrders: () => [],
    depth: () => ({ bids: [], asks: [] }),
    trades: (query) => publicTrades(tape, now(), query),
    advance: (time, emit) => playback.advance(time, emit),
  };
}

/** Trades from an id or an instant that are public at `now`. */
export function publicTrades(
  tape: TradeTape,
  now: number,
  { fromId, from = tape.from, to = now, limit }: Parameters<MarketFeed['trades']>[0],
): FeedTrade[] {
  const first = Math.max(0, fromId === undefined ? tape.placeAt(from) : fromId - 1);
  return tape.slice(first, Math.min(tape.placeAt(Math.min(to, now) + 1), first + limit));
}
