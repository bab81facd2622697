import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { randomStream } from '../market/random';
import { TradeDisturbance } from './faults/trade-disturbance';
import type { FeedEvent, MarketFeed } from './market-feed';
import { StreamLine } from './stream-line';
import type { VenueWire } from './venue-wire';

/**
 * One venue's door to the network, and what a test does to it: silence, lateness, an end of all sockets, a short life of
 * each, a cut, a clock that is off, trades that are lost on the way.
 */
export class VenueGate {
  silent = false;
  lag = 0;
  /** How far the venue's clock is ahead of the machine's. */
  skew = 0;
  /** A socket is hung up this long after it opened. */
  lifetime = Infinity;
  readonly disturbance: TradeDisturbance;
  private unreachable = false;
  private readonly lines = new Set<StreamLine>();
  private readonly sockets = new WebSocketServer({ noServer: true });

  constructor(readonly wire: VenueWire) {
    const random = randomStream(1, wire.venue);
    this.disturbance = new TradeDisturbance(() => random.uniform());
  }

  get isCut(): boolean {
    return this.unreachable;
  }

  cut(): void {
    this.unreachable = true;
    this.dropSockets();
  }

  mend(): void {
    this.unreachable = false;
  }

  dropSockets(): void {
    for (const line of this.lines) line.drop();
  }

  /** Closes all sockets with a handshake, as before maintenance. */
  hangUp(): void {
    for (const line of this.lines) line.hangUp();
  }

  publish(event: FeedEvent, feed: MarketFeed): void {
    this.disturbance.pass(event, (passed) => this.wire.publish(passed, feed));
  }

  /** Once the feed has moved on to `now`. */
  tick(now: number): void {
    this.wire.tick(now);
    for (const line of this.lines) if (line.age > this.lifetime) line.hangUp();
  }

  /** False if the venue has no stream there; a stream of a venue that is cut breaks before it opens. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): boolean {
    const line = new StreamLine(this);
    const session = this.wire.connect(
      url,
      (text) => line.send(text),
      () => line.hangUp(),
    );
    if (!session) return false;
    if (this.unreachable) {
      session.close();
      socket.destroy();
      return true;
    }
    this.lines.add(line);
    socket.once('close', () => {
      this.lines.delete(line);
      session.close();
    });
    this.sockets.handleUpgrade(request, socket, head, (client) => line.attach(client, session));
    return true;
  }
}
