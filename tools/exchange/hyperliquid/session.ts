import type { WireSession } from '../venue-wire';
import { type Fields, isFields } from './info-request';

/** The streams that are spoken; the venue has more. */
export const STREAMS = ['trades', 'activeAssetCtx'] as const;
export type Stream = (typeof STREAMS)[number];

/** A connection that the venue has said nothing to for so long is closed ("Timeouts and heartbeats"). */
const IDLE = 60_000;

interface SessionMarket {
  isListed(coin: string): boolean;
  /** What a new subscription hears first. */
  first(stream: Stream, coin: string): unknown;
}

/** One client's socket: what it subscribed to, and the venue's rules of a connection. */
export class Session implements WireSession {
  private readonly subscribed = new Set<string>();
  private lastSent = Date.now();

  constructor(
    private readonly market: SessionMarket,
    private readonly write: (text: string) => void,
    private readonly hangUp: () => void,
    private readonly onClose: () => void,
  ) {}

  receive(text: string): void {
    const request = parsed(text);
    if (request?.['method'] === 'ping') this.send({ channel: 'pong' });
    else if (request && isSubscription(request)) this.subscription(request.method, request.subscription);
    else this.fail(`Error parsing JSON into valid websocket request: ${text}`);
  }

  /** Sends the data to whom it may concern. */
  push(stream: Stream, coin: string, data: unknown): void {
    if (this.subscribed.has(keyOf(stream, coin))) this.send({ channel: stream, data });
  }

  closeIfIdle(): void {
    if (Date.now() - this.lastSent > IDLE) this.hangUp();
  }

  close(): void {
    this.onClose();
  }

  private subscription(method: 'subscribe' | 'unsubscribe', { type, coin }: Subscription): void {
    const subscription = { type, coin };
    const key = keyOf(type, coin);
    const has = this.subscribed.has(key);
    const said = JSON.stringify(subscription);
    if (!this.market.isListed(coin)) return this.fail(`Invalid subscription ${said}`);
    if (method === 'subscribe' && has) return this.fail(`Already subscribed: ${said}`);
    if (method === 'unsubscribe' && !has) return this.fail(`Already unsubscribed: ${said}`);
    if (has) this.subscribed.delete(key);
    else this.subscribed.add(key);
    this.send({ channel: 'subscriptionResponse', data: { method, subscription } });
    const first = has ? undefined : this.market.first(type, coin);
    if (first !== undefined) this.push(type, coin, first);
  }

  private fail(reason: string): void {
    this.send({ channel: 'error', data: reason });
  }

  private send(frame: unknown): void {
    this.lastSent = Date.now();
    this.write(JSON.stringify(frame));
  }
}

interface Subscription {
  readonly type: Stream;
  readonly coin: string;
}

interface SubscriptionRequest {
  readonly method: 'subscribe' | 'unsubscribe';
  readonly subscription: Subscription;
}

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSubscription(request: Fields): request is Fields & SubscriptionRequest {
  const { method, subscription } = request;
  if (method !== 'subscribe' && method !== 'unsubscribe') return false;
  if (!isFields(subscription) || typeof subscription['coin'] !== 'string') return false;
  return STREAMS.some((stream) => stream === subscription['type']);
}

function keyOf(stream: Stream, coin: string): string {
  return `${stream}:${coin}`;
}
