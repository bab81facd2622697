import type { FeedForceOrder, FeedPremium, FeedTrade } from '../market-feed';
import { type Access, type ChannelArg, type Channels, accessOf, channelsOf, keyOf } from './channels';
import { liquidationFrame } from './liquidation-orders';
import { openInterest } from './open-interest';
import { fundingRate, indexTicker, markPrice } from './prices';
import type { Market } from './rest';
import { Session } from './session';
import { match } from './trades';

/** The venue pushes open interest every three seconds and funding every 30 to 90. */
const OPEN_INTEREST_EVERY = 3_000;
const FUNDING_EVERY = 60_000;

/** Hands what became public to the sessions that asked for it. */
export class Streams {
  private readonly sessions = new Set<Session>();
  private readonly channels: Channels;
  private readonly offered: ReadonlySet<string>;
  private forced: FeedForceOrder[] = [];
  private seqId = 0;
  private toldOpenInterest = 0;
  private toldFunding = 0;

  constructor(private readonly market: Market) {
    this.channels = channelsOf(market.swap);
    this.offered = new Set(Object.values(this.channels).map(keyOf));
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

  trade(trade: FeedTrade): void {
    const one = match(trade, this.market.swap);
    this.seqId++;
    this.push(this.channels.allTrades, one);
    this.push(this.channels.trades, { ...one, count: '1', seqId: this.seqId });
  }

  mark(premium: FeedPremium): void {
    this.push(this.channels.index, indexTicker(this.market.swap, premium));
    this.push(this.channels.mark, markPrice(this.market.swap, premium));
  }

  force(order: FeedForceOrder): void {
    this.forced.push(order);
  }

  /** What is due by time; sockets live by the machine's clock. */
  tick(now: number): void {
    if (this.forced.length > 0) {
      this.broadcast(this.channels.liquidations, liquidationFrame(this.forced, this.market.swap));
      this.forced = [];
    }
    const { feed, swap } = this.market;
    if (now - this.toldOpenInterest >= OPEN_INTEREST_EVERY) {
      this.toldOpenInterest = now;
      this.push(this.channels.openInterest, openInterest(feed, swap));
    }
    if (now - this.toldFunding >= FUNDING_EVERY) {
      this.toldFunding = now;
      this.push(this.channels.funding, fundingRate(feed, swap));
    }
    for (const session of this.sessions) session.tick(Date.now());
  }

  /** States are told at once, events when they happen. */
  private greet(arg: ChannelArg, session: Session): void {
    const { feed, swap } = this.market;
    const { mark, index, funding, openInterest: open } = this.channels;
    const states: readonly (readonly [ChannelArg, () => unknown])[] = [
      [mark, () => markPrice(swap, feed.premium())],
      [index, () => indexTicker(swap, feed.premium())],
      [funding, () => fundingRate(feed, swap)],
      [open, () => openInterest(feed, swap)],
    ];
    const state = states.find(([its]) => keyOf(its) === keyOf(arg));
    if (state) session.push(arg, [state[1]()]);
  }

  private push(arg: ChannelArg, row: unknown): void {
    this.broadcast(arg, [row]);
  }

  private broadcast(arg: ChannelArg, data: readonly unknown[]): void {
    for (const session of this.sessions) session.push(arg, data);
  }
}
