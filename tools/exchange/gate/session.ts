/** One client's socket: which channels of the feed's contract it asked for. */
import type { WireSession } from '../venue-wire';
import type { Contract } from './contract';

export const CHANNELS = ['futures.trades', 'futures.tickers', 'futures.public_liquidates'] as const;

export type Channel = (typeof CHANNELS)[number];

interface Request {
  readonly id?: unknown;
  readonly channel?: unknown;
  readonly event?: unknown;
  readonly payload?: unknown;
}

export class Session implements WireSession {
  private readonly channels = new Set<Channel>();

  constructor(
    private readonly contract: Contract,
    private readonly send: (text: string) => void,
    private readonly onClose: () => void,
  ) {}

  has(channel: Channel): boolean {
    return this.channels.has(channel);
  }

  push(text: string): void {
    this.send(text);
  }

  receive(text: string): void {
    const request = parse(text);
    if (!request) return this.reply({}, failure(1, 'invalid argument struct'));
    if (request.channel === 'futures.ping') {
      return this.send(JSON.stringify({ ...this.times(), channel: 'futures.pong', event: '', result: null }));
    }
    this.reply(request, this.answer(request));
  }

  close(): void {
    this.onClose();
  }

  /** A subscription fails whole if one of its contracts is unknown. */
  private answer({ channel: name, event, payload }: Request): Record<string, unknown> {
    const channel = CHANNELS.find((known) => known === name);
    if (!channel) return failure(2, `unknown channel ${String(name)}`);
    const asked: unknown[] = Array.isArray(payload) ? payload : [];
    const unknown = asked.find((one) => one !== this.contract.name && one !== '!all');
    if (asked.length === 0) return failure(1, 'request payload does not follow json schema');
    if (unknown !== undefined) return failure(2, `unknown currency pair ${String(unknown)}`);
    if (event === 'subscribe') this.channels.add(channel);
    else if (event === 'unsubscribe') this.channels.delete(channel);
    else return failure(2, `unknown event ${String(event)}`);
    return { result: { status: 'success' } };
  }

  private reply({ id, channel, event, payload }: Request, outcome: Record<string, unknown>): void {
    const trace = '789a534faf3c51651b7764b0ac63b4a8';
    const known = { ...(id === undefined ? {} : { id }), conn_id: '28838ac31473dcbb', trace_id: trace };
    const frame = { ...this.times(), ...known, channel, event, payload, ...outcome, requestId: trace };
    this.send(JSON.stringify(frame));
  }

  private times(): { time: number; time_ms: number } {
    const now = this.contract.feed.now();
    return { time: Math.floor(now / 1_000), time_ms: now };
  }
}

function parse(text: string): Request | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function failure(code: number, message: string): Record<string, unknown> {
  return { error: { code, message }, result: { status: 'fail' } };
}
