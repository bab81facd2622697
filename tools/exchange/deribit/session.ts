import type { WireSession } from '../venue-wire';
import { Refusal, clocked, errorOf, invalid } from './answer';

interface Request {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

/** What the streams do for a session. */
export interface Channels {
  now(): number;
  /** `forbidden`: for clients with a key only. */
  state(channel: string): 'open' | 'forbidden' | 'unknown';
  closed(session: Session): void;
}

const LEAST_HEARTBEAT = 10;
const METHOD_NOT_FOUND = -32_601;
const RAW_NEEDS_A_KEY = 13_778;

/**
 * One client's socket, in JSON-RPC. Channels that the venue does not have are missing in the confirmation; one that asks for
 * a key refuses the whole request. Once a heartbeat is set the venue asks whether the client is there, and hangs up if it
 * was not answered by the next time (Deribit, "public/subscribe", "public/set_heartbeat").
 */
export class Session implements WireSession {
  readonly channels = new Set<string>();
  private heartbeat: { readonly every: number; due: number; answered: boolean } | undefined;

  constructor(
    private readonly write: (text: string) => void,
    private readonly streams: Channels,
    private readonly hangUp: () => void,
  ) {}

  send(text: string): void {
    this.write(text);
  }

  receive(text: string): void {
    const request = parse(text);
    try {
      this.reply(request, { result: this.result(request) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.reply(request, { error: errorOf(error) });
    }
  }

  close(): void {
    this.streams.closed(this);
  }

  tick(now: number): void {
    if (!this.heartbeat || now < this.heartbeat.due) return;
    if (!this.heartbeat.answered) return this.hangUp();
    this.heartbeat = { ...this.heartbeat, due: now + this.heartbeat.every, answered: false };
    for (const type of ['heartbeat', 'test_request']) {
      this.write(JSON.stringify({ jsonrpc: '2.0', method: 'heartbeat', params: { type } }));
    }
  }

  private result({ method, params }: Request): unknown {
    const given = typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {};
    switch (method) {
      case 'public/subscribe':
        return this.subscribe(channelsIn(given));
      case 'public/unsubscribe':
        return channelsIn(given).filter((channel) => this.channels.delete(channel));
      case 'public/set_heartbeat':
        return this.setHeartbeat(given['interval']);
      case 'public/test':
        if (this.heartbeat) this.heartbeat.answered = true;
        return { version: '1.2.26' };
      default:
        throw new Refusal(METHOD_NOT_FOUND, 'Method not found');
    }
  }

  private subscribe(channels: readonly string[]): string[] {
    if (channels.some((channel) => this.streams.state(channel) === 'forbidden')) {
      throw new Refusal(RAW_NEEDS_A_KEY, 'raw_subscriptions_not_available_for_unauthorized');
    }
    const open = channels.filter((channel) => this.streams.state(channel) === 'open');
    for (const channel of open) this.channels.add(channel);
    return open;
  }

  private setHeartbeat(seconds: unknown): string {
    if (typeof seconds !== 'number' || seconds < LEAST_HEARTBEAT) {
      throw invalid('interval', `must be at least ${LEAST_HEARTBEAT}`);
    }
    const every = seconds * 1_000;
    this.heartbeat = { every, due: this.streams.now() + every, answered: true };
    return 'ok';
  }

  private reply({ id }: Request, said: object): void {
    this.write(JSON.stringify({ jsonrpc: '2.0', id, ...said, ...clocked(this.streams.now()) }));
  }
}

function channelsIn({ channels }: Readonly<Record<string, unknown>>): string[] {
  if (Array.isArray(channels)) return channels.filter((one) => typeof one === 'string');
  throw invalid('channels', 'must be a list');
}

function parse(text: string): Request {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
