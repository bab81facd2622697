import { decimalsOf } from '../decimals';
import type { FeedEvent, FeedForceOrder, MarketFeed } from '../market-feed';
import { symbolOf } from './listing';
import { Session, type Topics } from './session';
import type { Ticker, TickerFields } from './ticker';
import { streamedTrade } from './trades';

const LIQUIDATIONS_EVERY = 500;
const TICKER_EVERY = 100;
/** The most trades in one frame. */
const TRADES = 1024;

/** The public topics of the feed's contract: `publicTrade`, `tickers` and `allLiquidation`. */
export class Streams implements Topics {
  private readonly sessions = new Set<Session>();
  private readonly symbol: string;
  private trades: unknown[] = [];
  private liquidations: unknown[] = [];
  private lastPrice = 0;
  private ticked = -Infinity;
  private pushed = -Infinity;
  private sequence = 24_987_956_059;
  /** What the listeners of the ticker know. */
  private shown: TickerFields = {};

  constructor(
    private readonly feed: MarketFeed,
    private readonly ticker: Ticker,
  ) {
    this.symbol = symbolOf(feed);
  }

  open(write: (text: string) => void): Session {
    const session = new Session(write, this);
    this.sessions.add(session);
    return session;
  }

  has(topic: string): boolean {
    return ['publicTrade', 'tickers', 'allLiquidation'].some((name) => topic === `${name}.${this.symbol}`);
  }

  /** A ticker starts with all of its fields; the others start with what comes next. */
  opened(session: Session, topic: string): void {
    if (!topic.startsWith('tickers.')) return;
    if (this.listeners('tickers').length === 1) this.shown = this.ticker.fields();
    session.send(this.tickerFrame('snapshot', { ...this.shown, ...BEFORE_LAUNCH }));
  }

  closed(session: Session): void {
    this.sessions.delete(session);
  }

  publish(event: FeedEvent): void {
    if (event.kind === 'trade') {
      this.trades.push(streamedTrade(this.feed, event.trade, this.lastPrice));
      this.lastPrice = event.trade.price;
    } else if (event.kind === 'force-order') this.liquidations.push(liquidated(this.feed, event.order));
  }

  tick(now: number): void {
    for (; this.trades.length > 0; this.trades = this.trades.slice(TRADES)) {
      this.broadcast('publicTrade', this.trades.slice(0, TRADES), now);
    }
    if (now - this.ticked >= TICKER_EVERY) this.showTicker(now);
    if (now - this.pushed < LIQUIDATIONS_EVERY) return;
    this.pushed = now;
    if (this.liquidations.length > 0) this.broadcast('allLiquidation', this.liquidations, now);
    this.liquidations = [];
  }

  private showTicker(now: number): void {
    this.ticked = now;
    const listeners = this.listeners('tickers');
    if (listeners.length === 0) return;
    const fields = this.ticker.fields();
    const changed = Object.entries(fields).filter(([name, value]) => this.shown[name] !== value);
    this.shown = fields;
    if (changed.length === 0) return;
    const frame = this.tickerFrame('delta', { symbol: this.symbol, ...Object.fromEntries(changed) });
    for (const session of listeners) session.send(frame);
  }

  private tickerFrame(type: 'snapshot' | 'delta', data: TickerFields): string {
    this.sequence++;
    return JSON.stringify({
      topic: `tickers.${this.symbol}`,
      type,
      data,
      cs: this.sequence,
      ts: this.feed.now(),
    });
  }

  private broadcast(name: string, data: readonly unknown[], now: number): void {
    const listeners = this.listeners(name);
    if (listeners.length === 0) return;
    const frame = JSON.stringify({ topic: `${name}.${this.symbol}`, type: 'snapshot', ts: now, data });
    for (const session of listeners) session.send(frame);
  }

  private listeners(name: string): Session[] {
    return [...this.sessions].filter(({ topics }) => topics.has(`${name}.${this.symbol}`));
  }
}

/** Of contracts before their launch; a snapshot carries them empty. */
const BEFORE_LAUNCH: TickerFields = {
  tickDirection: 'ZeroPlusTick',
  preOpenPrice: '',
  preQty: '',
  curPreListingPhase: '',
};

/** `S` is the side of the position, `p` its bankruptcy price: the limit of the order that closed it. */
function liquidated(feed: MarketFeed, order: FeedForceOrder): Record<string, unknown> {
  const { price, quantity } = decimalsOf(feed);
  return {
    T: order.time,
    s: symbolOf(feed),
    S: order.order === 'SELL' ? 'Buy' : 'Sell',
    v: order.quantity.toFixed(quantity),
    p: order.price.toFixed(price),
  };
}
