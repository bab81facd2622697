import type { WebSocket } from 'ws';

import type { WireSession } from './venue-wire';

const PING_EVERY = 180_000;
const PONG_WITHIN = 600_000;

/** What a test can do to all of a venue's sockets: a silent one stays open and says nothing; `lag` ms late it says it. */
export interface LineState {
  readonly silent: boolean;
  readonly lag: number;
}

/**
 * One socket as a wire sees it: text frames out, in order. Every three minutes it is pinged, and closed when no pong
 * came for ten, as most venues do; browsers answer by themselves.
 */
export class StreamLine {
  private client: WebSocket | undefined;
  private readonly waiting: string[] = [];
  private readonly opened = Date.now();
  private lastPong = this.opened;

  constructor(private readonly state: LineState) {}

  /** Ms since it opened. */
  get age(): number {
    return Date.now() - this.opened;
  }

  attach(client: WebSocket, session: WireSession): void {
    this.client = client;
    const timer = setInterval(() => this.ping(), PING_EVERY);
    client.on('message', (data) => session.receive(String(data)));
    client.on('pong', () => (this.lastPong = Date.now()));
    client.on('error', () => this.drop());
    client.on('close', () => clearInterval(timer));
  }

  send(text: string): void {
    if (this.state.silent) return;
    if (this.client && this.state.lag === 0 && this.waiting.length === 0) return this.write(text);
    // Each timer sends the oldest frame, so that a lag that shrinks turns none around.
    this.waiting.push(text);
    setTimeout(() => this.write(this.waiting.shift()!), this.state.lag);
  }

  /** Closes once everything has been said. */
  hangUp(): void {
    setTimeout(() => this.client?.close(), this.state.lag);
  }

  drop(): void {
    this.client?.terminate();
  }

  private write(text: string): void {
    if (this.client?.readyState === this.client?.OPEN) this.client?.send(text);
  }

  private ping(): void {
    if (Date.now() - this.lastPong > PONG_WITHIN) this.client?.close(1008);
    else if (!this.state.silent) this.client?.ping();
  }
}
