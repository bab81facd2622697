import type { FeedEvent, MarketFeed } from '../market-feed';
import { Announcer } from './announcer';
import { type Access, type ChannelArg, accessOf, keyOf } from './channels';
import type { Market } from './rest';
import { Session } from './session';

/** Hands what became public to the sessions that asked for it; a socket may listen to every contract. */
export class Streams {
  private readonly sessions = new Set<Session>();
  private readonly announcers: readonly Announcer[];
  private readonly offered: ReadonlySet<string>;

  constructor(markets: readonly Market[]) {
    const tell = (arg: ChannelArg, data: readonly unknown[]): void => {
      for (const session of this.sessions) session.push(arg, data);
    };
    this.announcers = markets.map((market) => new Announcer(market, tell));
    this.offered = new Set(this.announcers.flatMap(({ channels }) => Object.values(channels).map(keyOf)));
  }

  open(access: Access, send: (text: string) => void, hangUp: () => void): Session {
    const session = new Session(access, {
      send,
      hangUp,
      isOffered: (arg, on) => this.offered.has(keyOf(arg)) && accessOf(arg) === on,
      onSubscribed: (arg, to) => this.greet(arg, to),
      onClose: (closed) => this.sessions.delete(closed),
    });
    this.sessions.add(session);
    return session;
  }

  publish(event: FeedEvent, on: MarketFeed): void {
    this.announcers.find(({ market }) => market.feed === on)?.publish(event);
  }

  /** Sockets live by the machine's clock. */
  tick(now: number): void {
    for (const announcer of this.announcers) announcer.tick(now);
    for (const session of this.sessions) session.tick(Date.now());
  }

  private greet(arg: ChannelArg, session: Session): void {
    for (const announcer of this.announcers) {
      const state = announcer.stateOf(arg);
      if (state !== undefined) session.push(arg, [state]);
    }
  }
}
