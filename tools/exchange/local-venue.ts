import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { type Fault, Faults } from './faults';
import type { MarketFeed } from './market-feed';
import { endpoint } from './rest';
import { Session } from './session';
import { streamPath } from './stream-path';
import { Streams } from './streams';
import { VenueError } from './venue-error';
import { WeightMeter } from './weight-meter';

/** The venue behind the hosts: its REST answers with their weights and errors, and its stream sockets. */
export class LocalVenue {
  readonly streams: Streams;
  readonly faults = new Faults();
  silent = false;
  private readonly weight = new WeightMeter();
  private readonly sockets = new WebSocketServer({ noServer: true });

  constructor(private readonly feed: MarketFeed) {
    this.streams = new Streams(feed);
  }

  /** False if the path is none of the venue's. */
  answer(url: URL, response: ServerResponse): boolean {
    const fault = this.faults.take(url.pathname);
    if (fault) {
      send(response, fault.status, fault.body, fault.headers);
      return true;
    }
    const asked = endpoint(url.pathname);
    if (!asked) return false;
    const now = Date.now();
    const used = this.weight.add(asked.weight(url.searchParams), now);
    const headers = { 'x-mbx-used-weight-1m': String(used) };
    const wait = this.weight.wait(now);
    if (wait !== undefined) {
      send(response, 429, TOO_MANY.body(), { ...headers, 'retry-after': String(wait) });
      return true;
    }
    try {
      send(
        response,
        200,
        asked.answer({ feed: this.feed, book: this.streams.book }, url.searchParams),
        headers,
      );
    } catch (error) {
      if (!(error instanceof VenueError)) throw error;
      send(response, error.status, error.body(), headers);
    }
    return true;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL | undefined): void {
    const path = url && streamPath(url);
    const fault = url && this.faults.take(url.pathname);
    if (!path || fault) {
      socket.end(`HTTP/1.1 ${fault?.status ?? 404} \r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      const session = new Session(client, path, () => this.silent);
      this.streams.sessions.add(session);
      client.on('close', () => this.streams.sessions.delete(session));
      client.on('error', () => session.drop());
    });
  }

  dropSockets(): void {
    for (const session of this.streams.sessions) session.drop();
  }
}

const TOO_MANY = new VenueError(
  -1003,
  'Too many requests; current limit of IP(127.0.0.1) is 2400 requests per minute. ' +
    'Please use the websocket for live updates to avoid polling the API.',
  429,
);

function send(response: ServerResponse, status: number, body: unknown, headers: Fault['headers'] = {}): void {
  response
    .writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers })
    .end(body === undefined ? undefined : JSON.stringify(body));
}
