import type { WireSession } from '../venue-wire';
import type { StreamPath } from './stream-path';
import { carries } from './stream-path';

const LONGEST = 86_400_000;

/** One client's socket: which streams it asked for. The venue closes every socket after a day. */
export class Session implements WireSession {
  readonly streams: Set<string>;

  constructor(
    private readonly path: StreamPath,
    private readonly opened: number,
    private readonly write: (text: string) => void,
    private readonly hangUp: () => void,
    private readonly onClose: (session: Session) => void,
  ) {
    this.streams = new Set(path.streams);
  }

  /** A path of one category carries no other, whatever was asked for. */
  wants(stream: string): boolean {
    return this.streams.has(stream) && carries(this.path, stream);
  }

  send(stream: string, payload: string): void {
    this.write(this.path.combined ? `{"stream":${JSON.stringify(stream)},"data":${payload}}` : payload);
  }

  tick(now: number): void {
    if (now - this.opened > LONGEST) this.hangUp();
  }

  receive(text: string): void {
    const request = parse(text);
    this.write(JSON.stringify(request === undefined ? failure(3, 'Invalid JSON') : this.answer(request)));
  }

  close(): void {
    this.onClose(this);
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
