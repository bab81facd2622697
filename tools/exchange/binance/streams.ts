import type { FeedEvent, FeedPremium, MarketFeed } from '../market-feed';
import { Book, type BookChange } from './book';
import {
  type WireEvent,
  aggTradeEvent,
  depthEvent,
  forceOrderEvent,
  markPriceEvent,
  tradeEvent,
} from './events';
import { ForceOrderThinning } from './force-order-thinning';
import { KlineStreams } from './kline-streams';
import { Session } from './session';
import type { StreamPath } from './stream-path';

const SLOW_MARK = 3_000;

/** Hands what became public to the sessions that asked for it. */
export class Streams {
  readonly book: Book;
  private readonly sessions = new Set<Session>();
  private readonly klines: KlineStreams;
  private readonly thinning: ForceOrderThinning;
  private readonly prefix: string;
  private lastTrade: number | undefined;
  private lastSlowMark = 0;

  constructor(private readonly feed: MarketFeed) {
    this.prefix = `${feed.symbol.toLowerCase()}@`;
    this.book = new Book(feed, (change) => this.depth(change));
    this.klines = new KlineStreams(feed, (name, event) => this.send(`kline_${name}`, event));
    this.thinning = new ForceOrderThinning((order) => {
      const event = forceOrderEvent(feed, order);
      this.send('forceOrder', event);
      this.broadcast('!forceOrder@arr', event);
    });
  }

  open(path: StreamPath, send: (text: string) => void, hangUp: () => void): Session {
    const session = new Session(path, this.feed.now(), send, hangUp, () => this.sessions.delete(session));
    this.sessions.add(session);
    return session;
  }

  /** What has been published since the last tick goes into the bars that form; what is due by time goes out. */
  tick(now: number): void {
    this.thinning.flush(now);
    const wanted = this.wanted();
    this.klines.advance(suffixes(wanted, 'kline_'), this.lastTrade);
    this.lastTrade = undefined;
    if (suffixes(wanted, 'depth').size > 0) this.book.refresh();
    for (const session of this.sessions) session.tick(now);
  }

  publish(event: FeedEvent): void {
    if (event.kind === 'mark') this.mark(event.premium);
    else if (event.kind === 'force-order') this.thinning.add(event.order);
    else {
      this.lastTrade = event.trade.id;
      this.send('aggTrade', aggTradeEvent(this.feed, event.trade));
      this.send('trade', tradeEvent(this.feed, event.trade));
    }
  }

  private mark(premium: FeedPremium): void {
    const event = markPriceEvent(this.feed, premium);
    this.send('markPrice@1s', event);
    if (premium.time - this.lastSlowMark < SLOW_MARK) return;
    this.lastSlowMark = premium.time;
    this.send('markPrice', event);
  }

  /** Changes go out as they are; the partial book of 5, 10 or 20 levels goes out whole. */
  private depth(change: BookChange): void {
    for (const name of suffixes(this.wanted(), 'depth')) {
      const levels = Number.parseInt(name, 10);
      const partial = levels > 0 ? this.book.top(levels) : undefined;
      this.send(`depth${name}`, depthEvent(this.feed, { ...change, ...partial }));
    }
  }

  /** The streams of this instrument that any session listens to, without the symbol. */
  private wanted(): Set<string> {
    const names = new Set<string>();
    for (const { streams } of this.sessions) {
      for (const name of streams) if (name.startsWith(this.prefix)) names.add(name.slice(this.prefix.length));
    }
    return names;
  }

  private send(name: string, event: WireEvent): void {
    this.broadcast(this.prefix + name, event);
  }

  private broadcast(stream: string, event: WireEvent): void {
    const listeners = [...this.sessions].filter((session) => session.wants(stream));
    if (listeners.length === 0) return;
    const payload = JSON.stringify(event);
    for (const session of listeners) session.send(stream, payload);
  }
}

function suffixes(names: ReadonlySet<string>, start: string): Set<string> {
  return new Set([...names].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length)));
}
