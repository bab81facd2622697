/**
 * Hands what became public to the sockets that asked for it. A browser can send no header with a socket, so sizes are
 * whole numbers here. Forced orders of a second go out together, or as soon as twenty wait.
 */
import type { FeedEvent, FeedForceOrder, FeedTrade } from '../market-feed';
import type { Contract } from './contract';
import { orderContracts } from './liq-orders';
import { type Channel, Session } from './session';
import { streamedTicker } from './ticker';
import { signedContracts } from './trades';

const TICKER_EVERY = 1_000;
const GATHERED = 1_000;
const MOST_GATHERED = 20;

export class Streams {
  private readonly sessions = new Set<Session>();
  private waiting: FeedForceOrder[] = [];
  private tickedAt = 0;

  constructor(private readonly contract: Contract) {}

  open(send: (text: string) => void): Session {
    const session = new Session(this.contract, send, () => this.sessions.delete(session));
    this.sessions.add(session);
    return session;
  }

  publish(event: FeedEvent): void {
    if (event.kind === 'trade') this.send('futures.trades', () => [this.trade(event.trade)]);
    else if (event.kind === 'mark') this.tickers(event.premium.time);
    else this.gather(event.order);
  }

  tick(now: number): void {
    const [oldest] = this.waiting;
    if (oldest && now - oldest.time >= GATHERED) this.liquidates();
  }

  private tickers(time: number): void {
    if (time - this.tickedAt < TICKER_EVERY) return;
    this.tickedAt = time;
    this.send('futures.tickers', () => [streamedTicker(this.contract)]);
  }

  private gather(order: FeedForceOrder): void {
    this.tick(order.time);
    this.waiting.push(order);
    if (this.waiting.length >= MOST_GATHERED) this.liquidates();
  }

  private liquidates(): void {
    const orders = this.waiting;
    this.waiting = [];
    this.send('futures.public_liquidates', () => orders.map((order) => this.forced(order)));
  }

  /** `create_time_ms` is milliseconds here. */
  private trade(trade: FeedTrade): Record<string, unknown> {
    return {
      id: trade.id,
      size: signedContracts(this.contract, trade),
      create_time: Math.floor(trade.time / 1_000),
      create_time_ms: trade.time,
      price: this.contract.price(trade.price),
      contract: this.contract.name,
    };
  }

  /** The size is the order's, the price its limit. */
  private forced(order: FeedForceOrder): Record<string, unknown> {
    return {
      price: this.contract.price(order.price),
      size: orderContracts(this.contract, order),
      time: order.time,
      contract: this.contract.name,
    };
  }

  private send(channel: Channel, result: () => unknown[]): void {
    const wanting = [...this.sessions].filter((session) => session.has(channel));
    if (wanting.length === 0) return;
    const now = this.contract.feed.now();
    const head = { time: Math.floor(now / 1_000), time_ms: now, channel, event: 'update' };
    const text = JSON.stringify({ ...head, result: result() });
    for (const session of wanting) session.push(text);
  }
}
