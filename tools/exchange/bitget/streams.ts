import type { FeedEvent, FeedTrade, MarketFeed } from '../market-feed';
import type { WireSession } from '../venue-wire';
import { newest } from './fills';
import { type Topic, frame, liquidationRow, tickerRow, tradeRow } from './frames';
import { LiquidationThinning } from './liquidation-thinning';
import type { Listing } from './listing';
import { Session } from './session';

const PAST_TRADES = 50;

/** The public topics of `/v3/ws/public` for the feed's market. Trades and tickers are gathered from tick to tick. */
export class Streams {
  private readonly sessions = new Set<Session>();
  private readonly thinning: LiquidationThinning;
  private readonly trades: Topic;
  private readonly ticker: Topic;
  private readonly liquidation: Topic;
  private fresh: FeedTrade[] = [];
  private hasMoved = false;
  private opened = 0;

  constructor(
    private readonly feed: MarketFeed,
    private readonly listing: Listing,
  ) {
    const instType = listing.product.toLowerCase();
    const { symbol } = listing;
    this.trades = { instType, topic: 'publicTrade', symbol };
    this.ticker = { instType, topic: 'ticker', symbol };
    this.liquidation = { instType, topic: 'liquidation' };
    this.thinning = new LiquidationThinning((orders) => {
      this.broadcast(this.liquidation, () => orders.map((order) => liquidationRow(order, listing)));
    });
  }

  open(send: (text: string) => void, hangUp: () => void): WireSession {
    const session = new Session({
      id: `local-${++this.opened}`,
      send,
      hangUp,
      objection: (topic) => this.objection(topic),
      onSubscribed: (topic) => this.welcome(session, topic),
      onClose: () => this.sessions.delete(session),
    });
    this.sessions.add(session);
    return session;
  }

  publish(event: FeedEvent): void {
    this.hasMoved = true;
    if (event.kind === 'force-order') this.thinning.add(event.order);
    else if (event.kind === 'trade' && this.sessions.size > 0) this.fresh.push(event.trade);
  }

  tick(now: number): void {
    this.thinning.flush(now);
    const fresh = this.fresh.splice(0).reverse();
    if (fresh.length > 0)
      this.broadcast(this.trades, () => fresh.map((trade) => tradeRow(trade, this.listing)));
    if (this.hasMoved) this.broadcast(this.ticker, () => [tickerRow(this.feed, this.listing)]);
    this.hasMoved = false;
    for (const session of this.sessions) session.check();
  }

  private objection({ instType, topic, symbol }: Topic): string | undefined {
    const known = [this.trades, this.ticker, this.liquidation].some(
      (ours) => ours.instType === instType && ours.topic === topic && ours.symbol === symbol,
    );
    return known ? undefined : `instType:${instType},topic:${topic},symbol:${symbol} doesn't exist`;
  }

  /** What a subscription begins with: trades of the past, the state of the ticker. */
  private welcome(session: Session, { topic }: Topic): void {
    const { feed, listing } = this;
    if (topic === 'ticker') session.send(frame(feed, this.ticker, 'snapshot', [tickerRow(feed, listing)]));
    if (topic !== 'publicTrade') return;
    const past = newest(feed, { from: feed.from, to: feed.now(), count: PAST_TRADES });
    session.send(
      frame(
        feed,
        this.trades,
        'snapshot',
        past.map((trade) => tradeRow(trade, listing)),
      ),
    );
  }

  private broadcast(topic: Topic, data: () => readonly unknown[]): void {
    const listeners = [...this.sessions].filter((session) => session.wants(topic));
    if (listeners.length === 0) return;
    const text = frame(this.feed, topic, 'update', data());
    for (const session of listeners) session.send(text);
  }
}
