import { randomUUID } from 'node:crypto';

import type { WireSession } from '../venue-wire';

interface Request {
  readonly req_id?: unknown;
  readonly op?: unknown;
  readonly args?: unknown;
}

/** What the streams do for a session. */
export interface Topics {
  /** False if the venue has no such topic. */
  has(topic: string): boolean;
  /** The session listens from here on. */
  opened(session: Session, topic: string): void;
  closed(session: Session): void;
}

/**
 * One client's socket: which topics it asked for. A request is confirmed or refused as a whole, by the id that it came
 * with; a ping is answered under its own name (Bybit, "Connect").
 */
export class Session implements WireSession {
  readonly topics = new Set<string>();
  private readonly connection = randomUUID();

  constructor(
    private readonly write: (text: string) => void,
    private readonly streams: Topics,
  ) {}

  send(text: string): void {
    this.write(text);
  }

  receive(text: string): void {
    const request = parse(text);
    const { op } = request;
    const topics = Array.isArray(request.args) ? request.args.filter((one) => typeof one === 'string') : [];
    if (op === 'ping') return this.reply(request, true, 'pong');
    if (op === 'subscribe') return this.subscribe(request, topics);
    if (op === 'unsubscribe') {
      for (const topic of topics) this.topics.delete(topic);
      return this.reply(request, true, '');
    }
    this.reply(request, false, 'error:invalid op');
  }

  close(): void {
    this.streams.closed(this);
  }

  private subscribe(request: Request, topics: readonly string[]): void {
    const unknown = topics.find((topic) => !this.streams.has(topic));
    if (unknown !== undefined) return this.reply(request, false, `error:handler not found,topic:${unknown}`);
    const twice = topics.find((topic) => this.topics.has(topic));
    if (twice !== undefined) return this.reply(request, false, `error:already subscribed,topic:${twice}`);
    this.reply(request, true, '');
    for (const topic of topics) {
      this.topics.add(topic);
      this.streams.opened(this, topic);
    }
  }

  private reply({ req_id: id = '', op = '' }: Request, success: boolean, message: string): void {
    const reply = { success, ret_msg: message, conn_id: this.connection, req_id: id, op };
    this.write(JSON.stringify(reply));
  }
}

function parse(text: string): Request {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
