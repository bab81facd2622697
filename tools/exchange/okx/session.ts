import type { WireSession } from '../venue-wire';
import { type Access, type ChannelArg, keyOf } from './channels';

/** A socket on which nothing went either way for so long is closed. */
const IDLE = 30_000;

/** One client's socket: what it subscribed to. It has to be kept alive by the text `ping`. */
export class Session implements WireSession {
  private readonly keys = new Set<string>();
  private lastTraffic = Date.now();

  constructor(
    private readonly access: Access,
    private readonly options: {
      readonly send: (text: string) => void;
      readonly hangUp: () => void;
      readonly isOffered: (arg: ChannelArg, access: Access) => boolean;
      readonly onSubscribed: (arg: ChannelArg, session: Session) => void;
      readonly onClose: (session: Session) => void;
    },
  ) {}

  push(arg: ChannelArg, data: readonly unknown[]): void {
    if (this.keys.has(keyOf(arg))) this.write({ arg, data });
  }

  receive(text: string): void {
    this.lastTraffic = Date.now();
    if (text === 'ping') return this.options.send('pong');
    const request = parse(text);
    const args = request?.args;
    const known = request?.op === 'subscribe' || request?.op === 'unsubscribe';
    if (!request || !known || !Array.isArray(args) || !args.every(isArg)) {
      return this.write({
        event: 'error',
        msg: `Invalid request: ${text}`,
        code: '60012',
        connId: CONNECTION,
      });
    }
    for (const arg of args) this.change(request.op === 'subscribe', arg, request.id);
  }

  tick(now: number): void {
    if (now - this.lastTraffic > IDLE) this.options.hangUp();
  }

  close(): void {
    this.options.onClose(this);
  }

  private change(wanted: boolean, arg: ChannelArg, id: unknown): void {
    const echo = id === undefined ? {} : { id };
    if (!this.options.isOffered(arg, this.access)) {
      const what = Object.entries(arg).map(([name, value]) => `${name}:${value}`);
      const msg = `Wrong URL or ${what.join(',')} doesn't exist. Please use the correct URL, channel and parameters referring to API document.`;
      return this.write({ ...echo, event: 'error', msg, code: '60018', connId: CONNECTION });
    }
    if (wanted) this.keys.add(keyOf(arg));
    else this.keys.delete(keyOf(arg));
    this.write({ ...echo, event: wanted ? 'subscribe' : 'unsubscribe', arg, connId: CONNECTION });
    if (wanted) this.options.onSubscribed(arg, this);
  }

  private write(message: Readonly<Record<string, unknown>>): void {
    this.lastTraffic = Date.now();
    this.options.send(JSON.stringify(message));
  }
}

const CONNECTION = 'a4d3ae55';

interface Request {
  readonly id?: unknown;
  readonly op?: unknown;
  readonly args?: unknown;
}

function parse(text: string): Request | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isArg(value: unknown): value is ChannelArg {
  return (
    typeof value === 'object' &&
    value !== null &&
    'channel' in value &&
    Object.values(value).every((field) => typeof field === 'string')
  );
}
