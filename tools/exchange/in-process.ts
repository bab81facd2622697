/** One venue's wire without a network, for tests of its client: a `fetch`, and a `WebSocket` to stub `self` with. */
import type { MarketFeed } from './market-feed';
import type { VenueWire, WireAnswer, WireRequest, WireSession } from './venue-wire';

export interface InProcess {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly WebSocket: new (address: string) => object;
  /** Every request, in order. */
  readonly asked: WireRequest[];
  /** The next request is answered with this. */
  failNext(answer: WireAnswer): void;
  /** Moves the feed on to `time`, and the wire with it. */
  advance(time: number): void;
  dropSockets(): void;
}

export function inProcess(wire: VenueWire, feed: MarketFeed, inverse?: MarketFeed): InProcess {
  const asked: WireRequest[] = [];
  const faults: WireAnswer[] = [];
  const sockets = new Set<InProcessSocket>();

  return {
    asked,
    failNext: (answer) => faults.push(answer),
    fetch(address, { method = 'GET', body }) {
      const request = { method, url: new URL(address), body: typeof body === 'string' ? body : '' };
      asked.push(request);
      const known = wire.restHosts.includes(request.url.host);
      const answer = faults.shift() ??
        (known ? wire.answer(request) : undefined) ?? { status: 404, body: '' };
      const headers = { 'content-type': 'application/json', ...answer.headers };
      const text = JSON.stringify(answer.body);
      return Promise.resolve(new Response(text, { status: answer.status, headers }));
    },
    WebSocket: class extends InProcessSocket {
      constructor(address: string) {
        super(wire, new URL(address));
        sockets.add(this);
      }
    },
    advance(time) {
      for (const each of inverse ? [feed, inverse] : [feed]) {
        each.advance(time, (event) => wire.publish(event, each));
      }
      wire.tick(feed.now());
    },
    dropSockets() {
      for (const socket of sockets) socket.drop();
      sockets.clear();
    },
  };
}

/** As much of a browser's `WebSocket` as ccxt uses: handlers are assigned, none is added. */
class InProcessSocket {
  static readonly OPEN = 1;
  readyState = 0;
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onerror: ((event: { message: string }) => void) | undefined;
  onclose: ((event: { code: number }) => void) | undefined;
  private readonly early: string[] = [];
  private readonly session: WireSession | undefined;

  constructor(wire: VenueWire, url: URL) {
    const known = wire.streamHosts.includes(url.host);
    this.session = known
      ? wire.connect(
          url,
          (text) => this.deliver(text),
          () => this.drop(),
        )
      : undefined;
    setTimeout(() => this.open(), 0);
  }

  send(text: string): void {
    if (this.readyState === InProcessSocket.OPEN) this.session?.receive(text);
  }

  close(): void {
    this.drop(1000);
  }

  drop(code = 1006): void {
    if (this.readyState > InProcessSocket.OPEN) return;
    this.readyState = 3;
    this.session?.close();
    setTimeout(() => this.onclose?.({ code }), 0);
  }

  private open(): void {
    if (this.readyState !== 0) return;
    if (!this.session) return this.drop();
    this.readyState = InProcessSocket.OPEN;
    this.onopen?.();
    for (const text of this.early.splice(0)) this.deliver(text);
  }

  private deliver(text: string): void {
    if (this.readyState === InProcessSocket.OPEN) this.onmessage?.({ data: text });
    else if (this.readyState === 0) this.early.push(text);
  }
}
