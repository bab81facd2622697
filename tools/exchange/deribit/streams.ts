import type { FeedEvent } from '../market-feed';
import type { Market } from './rest';
import { type Channels, Session } from './session';
import { tradeRow } from './trades';

const EVERY = 100;

/** The public channels of the feed's contract: `trades` and `ticker`, gathered over 100 ms. */
export class Streams implements Channels {
  private readonly sessions = new Set<Session>();
  private readonly trades: string;
  private readonly ticker: string;
  private waiting: unknown[] = [];
  private sent = -Infinity;
  private shown = '';

  constructor(private readonly market: Market) {
    this.trades = `trades.${market.contract.symbol}.100ms`;
    this.ticker = `ticker.${market.contract.symbol}.100ms`;
  }

  open(write: (text: string) => void, hangUp: () => void): Session {
    const session = new Session(write, this, hangUp);
    this.sessions.add(session);
    return session;
  }

  now(): number {
    return this.market.feed.now();
  }

  state(channel: string): 'open' | 'forbidden' | 'unknown' {
    if (channel.endsWith('.raw')) return 'forbidden';
    return channel === this.trades || channel === this.ticker ? 'open' : 'unknown';
  }

  closed(session: Session): void {
    this.sessions.delete(session);
  }

  publish(event: FeedEvent): void {
    if (event.kind === 'trade' && this.listeners(this.trades).length > 0) {
      this.waiting.push(tradeRow(this.market, event.trade));
    }
  }

  tick(now: number): void {
    for (const session of this.sessions) session.tick(now);
    if (now - this.sent < EVERY) return;
    this.sent = now;
    if (this.waiting.length > 0) this.broadcast(this.trades, this.waiting);
    this.waiting = [];
    this.showTicker();
  }

  /** Only if something in it changed. */
  private showTicker(): void {
    if (this.listeners(this.ticker).length === 0) return;
    const fields = this.market.ticker.fields();
    const { timestamp: _, ...rest } = fields;
    const shown = JSON.stringify(rest);
    if (shown === this.shown) return;
    this.shown = shown;
    this.broadcast(this.ticker, fields);
  }

  private broadcast(channel: string, data: unknown): void {
    const listeners = this.listeners(channel);
    if (listeners.length === 0) return;
    const frame = JSON.stringify({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } });
    for (const session of listeners) session.send(frame);
  }

  private listeners(channel: string): Session[] {
    return [...this.sessions].filter(({ channels }) => channels.has(channel));
  }
}
