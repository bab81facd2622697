import type { WebSocket } from 'ws';

import type { StreamPath } from './stream-path';
import { carries } from './stream-path';

const PING_EVERY = 180_000;
const PONG_WITHIN = 600_000;
const LONGEST = 86_400_000;

/**
 * One client's socket: which streams it asked for, and the venue's rules of a connection: a ping frame every three
 * minutes, closed without a pong for ten, and closed in any case after a day.
 */
export class Session {
  readonly streams: Set<string>;
  private readonly timer: NodeJS.Timeout;
  private readonly opened = Date.now();
  private lastPong = Date.now();

  constructor(
    private readonly socket: WebSocket,
    private readonly path: StreamPath,
    private readonly isSilent: () => boolean,
  ) {
    this.streams = new Set(path.streams);
    this.timer = setInterval(() => this.check(), PING_EVERY);
    socket.on('pong', () => (this.lastPong = Date.now()));
    socket.on('message', (data) => this.receive(String(data)));
    socket.on('close', () => clearInterval(this.timer));
  }

  /** Sends the event if this session wants its stream; a path of one category carries no other. */
  send(stream: string, payload: string): void {
    if (!this.streams.has(stream) || !carries(this.path, stream)) return;
    this.write(this.path.combined ? `{"stream":${JSON.stringify(stream)},"data":${payload}}` : payload);
  }

  drop(): void {
    this.socket.terminate();
  }

  private check(): void {
    const now = Date.now();
    if (now - this.lastPong > PONG_WITHIN || now - this.opened > LONGEST) this.socket.close(1008);
    else if (!this.isSilent()) this.socket.ping();
  }

  private receive(text: string): void {
    const request = parse(text);
    this.write(JSON.stringify(request === undefined ? failure(3, 'Invalid JSON') : this.answer(request)));
  }

  private answer({ method, params, id }: StreamRequest): Record<string, unknown> {
    const streams = Array.isArray(params) ? params.filter((name) => typeof name === 'string') : [];
    switch (method) {
      case 'SUBSCRIBE':
        for (const stream of streams) this.streams.add(stream);
        return { result: null, id };
      case 'UNSUBSCRIBE':
        for (const stream of streams) this.streams.delete(stream);
        return { result: null, id };
      case 'LIST_SUBSCRIPTIONS':
        return { result: [...this.streams], id };
      default:
        return { ...failure(2, `Invalid request: unknown variant \`${String(method)}\``), id };
    }
  }

  private write(text: string): void {
    if (!this.isSilent() && this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  }
}

interface StreamRequest {
  readonly method?: unknown;
  readonly params?: unknown;
  readonly id?: unknown;
}

function parse(text: string): StreamRequest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function failure(code: number, message: string): Record<string, unknown> {
  return { error: { code, msg: message } };
}
