import type { VenueId } from '../../lib/market/instrument';
import { createBinanceWire } from './binance/wire';
import { OrderedFaults } from './faults/ordered-faults';
import type { Fault } from './faults/reply';
import { type DisturbedShares } from './faults/trade-disturbance';
import { type HostOptions, type HostServer, serveHosts } from './host-server';
import type { MarketFeed } from './market-feed';
import { VenueGate } from './venue-gate';
import type { VenueWire } from './venue-wire';

/** A venue and the feeds that its wire was made with. */
export interface ServedMarket {
  readonly feed: MarketFeed;
  readonly inverse?: MarketFeed;
  readonly wire: VenueWire;
}

/** A feed alone is served as Binance. */
export type ExchangeOptions = HostOptions &
  ({ readonly markets: readonly ServedMarket[] } | { readonly feed: MarketFeed });

/** Where no venue is named, all of them are meant. */
export interface Exchange extends HostServer {
  /** The streams fall silent; the sockets stay open. */
  pause(venue?: VenueId): void;
  resume(venue?: VenueId): void;
  dropSockets(venue?: VenueId): void;
  /** Closes all sockets with a handshake. */
  hangUp(venue?: VenueId): void;
  /** Each socket is hung up this many ms after it opened. */
  limitSockets(venue: VenueId, lifetime: number): void;
  /** From now on the streams lose, repeat and swap these shares of the trades; `CALM` ends it. */
  disturb(venue: VenueId, shares: DisturbedShares): void;
  /** The venue's clock is so many ms ahead. What it has said stays said: a clock that is put back stands still. */
  skew(venue: VenueId, time: number): void;
  /** The next `times` requests (or socket upgrades) under the path, at a host or a venue, answer with this. */
  failNext(pathPrefix: string, fault: Fault, times?: number, on?: VenueId | (string & {})): void;
  /** Nobody gets through to the venue any more: requests are reset, sockets break. A site on its host stays up. */
  cut(venue: VenueId): void;
  mend(venue: VenueId): void;
  /** Answers and frames come this many ms late; 0 ends it. */
  lag(venue: VenueId, time: number): void;
}

const TICK = 250;

/** A TLS server on loopback that speaks the venues' REST and stream formats from feeds, and hosts demo pages. */
export async function startExchange(options: ExchangeOptions): Promise<Exchange> {
  const markets = 'markets' in options ? options.markets : [binanceAlone(options.feed)];
  const gates = markets.map(({ wire }) => new VenueGate(wire));
  const faults = new OrderedFaults();
  const server = await serveHosts(gates, faults, options);
  const clock = setInterval(() => advance(markets, gates, Date.now()), TICK);
  const each = (venue: VenueId | undefined, change: (gate: VenueGate) => void): void =>
    gates.filter(({ wire }) => venue === undefined || wire.venue === venue).forEach(change);

  return {
    ...server,
    pause: (venue) => each(venue, (gate) => (gate.silent = true)),
    resume: (venue) => each(venue, (gate) => (gate.silent = false)),
    dropSockets: (venue) => each(venue, (gate) => gate.dropSockets()),
    hangUp: (venue) => each(venue, (gate) => gate.hangUp()),
    limitSockets: (venue, lifetime) => each(venue, (gate) => (gate.lifetime = lifetime)),
    disturb: (venue, shares) => each(venue, (gate) => (gate.disturbance.shares = shares)),
    skew: (venue, time) => each(venue, (gate) => (gate.skew = time)),
    failNext: (prefix, fault, times, on) => faults.order(prefix, fault, times, on),
    cut: (venue) => each(venue, (gate) => gate.cut()),
    mend: (venue) => each(venue, (gate) => gate.mend()),
    lag: (venue, time) => each(venue, (gate) => (gate.lag = time)),
    close: async () => {
      clearInterval(clock);
      each(undefined, (gate) => gate.dropSockets());
      await server.close();
    },
  };
}

function binanceAlone(feed: MarketFeed): ServedMarket {
  return { feed, wire: createBinanceWire(feed) };
}

/** Every feed moves on once, whatever the number of venues that it is served at; their clock is that of the first. */
function advance(markets: readonly ServedMarket[], gates: readonly VenueGate[], now: number): void {
  for (const feed of new Set(markets.flatMap(feedsOf))) {
    const wires = new Set(markets.filter((market) => feedsOf(market).includes(feed)).map(({ wire }) => wire));
    const serving = gates.filter(({ wire }) => wires.has(wire));
    feed.advance(now + (serving[0]?.skew ?? 0), (event) =>
      serving.forEach((gate) => gate.publish(event, feed)),
    );
  }
  markets.forEach(({ feed }, i) => gates[i]!.tick(feed.now()));
}

function feedsOf({ feed, inverse }: ServedMarket): readonly MarketFeed[] {
  return inverse ? [feed, inverse] : [feed];
}
