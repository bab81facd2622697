import type { FeedEvent, MarketFeed } from '../market-feed';
import { Announcer, type Audience } from './announcer';
import type { Market } from './rest';
import { type Channels, Session } from './session';

/** The sockets, each of which may listen to every contract. */
export class Streams implements Channels, Audience {
  private readonly sessions = new Set<Session>();
  private readonly announcers: readonly Announcer[];

  constructor(private readonly markets: readonly [Market, ...Market[]]) {
    this.announcers = markets.map((market) => new Announcer(market, this));
  }

  open(write: (text: string) => void, hangUp: () => void): Session {
    const session = new Session(write, this, hangUp);
    this.sessions.add(session);
    return session;
  }

  now(): number {
    return this.markets[0].feed.now();
  }

  state(channel: string): 'open' | 'forbidden' | 'unknown' {
    if (channel.endsWith('.raw')) return 'forbidden';
    return this.announcers.some((announcer) => announcer.has(channel)) ? 'open' : 'unknown';
  }

  closed(session: Session): void {
    this.sessions.delete(session);
  }

  publish(event: FeedEvent, on: MarketFeed): void {
    this.announcers.find(({ market }) => market.feed === on)?.publish(event);
  }

  tick(now: number): void {
    for (const session of this.sessions) session.tick(now);
    for (const announcer of this.announcers) announcer.tick(now);
  }

  hears(channel: string): boolean {
    return this.listeners(channel).length > 0;
  }

  tell(channel: string, data: unknown): void {
    const listeners = this.listeners(channel);
    if (listeners.length === 0) return;
    const frame = JSON.stringify({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } });
    for (const session of listeners) session.send(frame);
  }

  private listeners(channel: string): Session[] {
    return [...this.sessions].filter(({ channels }) => channels.has(channel));
  }
}
