import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { StreamLine } from './stream-line';
import type { VenueWire } from './venue-wire';

/** One venue's door to the network, and what a test does to it: silence, lateness, an end of all sockets, a cut. */
export class VenueGate {
  silent = false;
  lag = 0;
  private unreachable = false;
  private readonly lines = new Set<StreamLine>();
  private readonly sockets = new WebSocketServer({ noServer: true });

  constructor(readonly wire: VenueWire) {}

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
