import type { WireSession } from '../venue-wire';
import type { Topic } from './frames';

const PING_WITHIN = 120_000;
const MESSAGES_A_SECOND = 10;

interface SessionOptions {
  readonly id: string;
  readonly send: (text: string) => void;
  readonly hangUp: () => void;
  /** Undefined if the topic is known; else what is wrong with it. */
  readonly objection: (topic: Topic) => string | undefined;
  readonly onSubscribed: (topic: Topic) => void;
  readonly onClose: () => void;
}

/** One client's socket: its topics, and the venue's rules: a `ping` every two minutes at least, ten messages a second. */
export class Session implements WireSession {
  private readonly topics = new Map<string, Topic>();
  private lastPing = Date.now();
  private second = 0;
  private messages = 0;

  constructor(private readonly options: SessionOptions) {}

  receive(text: string): void {
    if (this.isTooMuch()) {
      this.options.send(
        JSON.stringify({ event: 'error', code: 30007, msg: 'request over limit,connection close' }),
      );
      this.options.hangUp();
    } else if (text === 'ping') {
      this.lastPing = Date.now();
      this.options.send('pong');
    } else this.answer(parse(text));
  }

  close(): void {
    this.options.onClose();
  }

  /** Hangs up on a client that has not been heard of. */
  check(): void {
    if (Date.now() - this.lastPing > PING_WITHIN) this.options.hangUp();
  }

  wants(topic: Topic): boolean {
    return this.topics.has(keyOf(topic));
  }

  send(text: string): void {
    this.options.send(text);
  }

  private answer(request: { op?: unknown; args?: unknown } | undefined): void {
    const { op, args } = request ?? {};
    if ((op !== 'subscribe' && op !== 'unsubscribe') || !Array.isArray(args)) {
      this.options.send(JSON.stringify({ event: 'error', code: 30003, msg: 'Invalid op' }));
      return;
    }
    for (const arg of args as Topic[]) this.change(op, arg);
  }

  private change(op: 'subscribe' | 'unsubscribe', arg: Topic): void {
    const objection = this.options.objection(arg);
    if (objection !== undefined) {
      this.options.send(JSON.stringify({ event: 'error', arg, code: 30001, msg: objection }));
      return;
    }
    if (op === 'subscribe') this.topics.set(keyOf(arg), arg);
    else this.topics.delete(keyOf(arg));
    this.options.send(JSON.stringify({ event: op, arg, connId: this.options.id }));
    if (op === 'subscribe') this.options.onSubscribed(arg);
  }

  private isTooMuch(): boolean {
    const second = Math.floor(Date.now() / 1_000);
    this.messages = second === this.second ? this.messages + 1 : 1;
    this.second = second;
    return this.messages > MESSAGES_A_SECOND;
  }
}

function keyOf({ instType, topic, symbol = '' }: Topic): string {
  return `${instType} ${topic} ${symbol}`;
}

function parse(text: string): { op?: unknown; args?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
