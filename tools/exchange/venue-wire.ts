/**
 * One venue's side of the local exchange: how its REST and its sockets speak, over any feed, and a second one
 * where it has a coin-margined contract too. The exchange gives it host
 * names, TLS and a clock; what it says must be what the venue's clients would get, field by field.
 */
import type { VenueId } from '../../lib/market/instrument';
import type { FeedEvent, MarketFeed } from './market-feed';

export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  /** The text of a POST. */
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The venue's end of one socket. */
export interface WireSession {
  receive(text: string): void;
  close(): void;
}

export interface VenueWire {
  readonly venue: VenueId;
  /** With a port where it is not 443, such as `ws.okx.com:8443`. */
  readonly restHosts: readonly string[];
  readonly streamHosts: readonly string[];
  /** Undefined if the path is none of the venue's. The venue's own errors and rate limits are answers, never thrown. */
  answer(request: WireRequest): WireAnswer | undefined;
  /** A socket opens at `url`; undefined if no stream is there. `send` takes the text of one frame. */
  connect(url: URL, send: (text: string) => void, hangUp: () => void): WireSession | undefined;
  /** Something became public on one of the wire's feeds, in order. Left out: on the first. */
  publish(event: FeedEvent, on?: MarketFeed): void;
  /** The feed has moved on to `now`, several times a second: what is due by time is sent. */
  tick(now: number): void;
}

export interface WireOptions {
  /** Rate limits are counted by the machine's clock, so that a lifted limit and a faster feed do not mix. */
  readonly unlimited?: boolean;
  /** The venue's coin-margined contract, as it counts it. */
  readonly inverse?: MarketFeed;
}

export type CreateVenueWire = (feed: MarketFeed, options?: WireOptions) => VenueWire;
