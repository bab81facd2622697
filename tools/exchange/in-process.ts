/** One venue's wire without a network, for tests of its client: a `fetch`, and a `WebSocket` to stub `self` with. */
import { type Fault, NOT_FOUND, type Reply, replyOf } from './faults/reply';
import { TradeDisturbance } from './faults/trade-disturbance';
import type { MarketFeed } from './market-feed';
import type { VenueWire, WireRequest, WireSession } from './venue-wire';

export interface InProcess {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly WebSocket: new (address: string) => object;
  /** Every request, in order. */
  readonly asked: WireRequest[];
  /** The next request is answered with this. */
  failNext(fault: Fault): void;
  /** What its streams lose. */
  readonly disturbance: TradeDisturbance;
  /** Moves the feed on to `time`, and the wire with it. */
  advance(time: number): void;
  /** Sockets that are open. */
  readonly open: number;
  dropSockets(): void;
}

interface InProcessOptions {
  /** The venue's coin-margined part, where the wire has one. */
  readonly inverse?: MarketFeed | undefined;
  /** 0 … 1, of what its streams lose. */
  readonly random?: () => number;
}

export function inProcess(
  wire: VenueWire,
  feed: MarketFeed,
  { inverse, random = () => 0 }: InProcessOptions = {},
): InProcess {
  const asked: WireRequest[] = [];
  const faults: Fault[] = [];
  const sockets = new Set<InProcessSocket>();
  const disturbance = new TradeDisturbance(random);

  return {
    asked,
    disturbance,
    get open() {
      return [...sockets].filter(({ readyState }) => readyState === InProcessSocket.OPEN).length;
    },
    failNext: (fault) => faults.push(fault),
    fetch(address, init) {
      const { method = 'GET', body } = init;
      const request = { method, url: new URL(address), body: typeof body === 'string' ? body : '' };
      asked.push(request);
      const known = wire.restHosts.includes(request.url.host);
      const answer = known ? wire.answer(request) : undefined;
      const truth = answer ? replyOf(answer) : NOT_FOUND;
      return received(faults.shift()?.(truth) ?? truth, init);
    },
    WebSocket: class extends InProcessSocket {
      constructor(address: string) {
        super(wire, new URL(address));
        sockets.add(this);
      }
    },
    advance(time) {
      for (const each of inverse ? [feed, inverse] : [feed])
        each.advance(time, (event) => disturbance.pass(event, (passed) => wire.publish(passed, each)));
      wire.tick(feed.now());
    },
    dropSockets() {
      for (const socket of sockets) socket.drop();
      sockets.clear();
    },
  };
}

/** A reply as a browser's `fetch` takes it. */
function received(
  { status, text, headers, sent }: Reply,
  { redirect, signal }: RequestInit,
): Promise<Response> {
  if (sent === 'nothing') {
    return new Promise((_, reject) => {
      if (signal?.aborted) reject(signal.reason as Error);
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
  }
  if (status >= 300 && status < 400 && redirect === 'error')
    return Promise.reject(new TypeError('redirected'));
  const body = sent === 'half' ? brokenStream(text.slice(0, text.length / 2)) : text;
  return Promise.resolve(new Response(body, { status, ...(headers && { headers }) }));
}

function brokenStream(text: string): ReadableStream<Uint8Array> {
  let said = false;
  return new ReadableStream({
    pull(controller) {
      if (said) controller.error(new TypeError('terminated'));
      else controller.enqueue(new TextEncoder().encode(text));
      said = true;
    },
  });
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
