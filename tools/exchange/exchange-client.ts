import { Agent, request } from 'node:https';
import type { LookupFunction } from 'node:net';

import { WebSocket } from 'ws';

import { type Exchange, REST_HOST, STREAM_HOST } from './exchange';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly text: string;
}

const loopback: LookupFunction = (_host, options, done) => {
  if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

/** Leads every host name to loopback and trusts the exchange's certificate, as the browser's flags do. */
export function loopbackAgent(exchange: Exchange): Agent {
  return new Agent({ lookup: loopback, ca: exchange.certificate });
}

export function get(exchange: Exchange, path: string, host = REST_HOST): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host, port: exchange.port, path, agent: loopbackAgent(exchange), headers: { host } };
    request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isJson = response.headers['content-type']?.includes('json') ?? false;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: isJson && text ? (JSON.parse(text) as unknown) : undefined,
          text,
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

export class StreamClient {
  readonly messages: unknown[] = [];
  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.messages.push(JSON.parse(String(data))));
  }

  static async open(exchange: Exchange, path: string, host = STREAM_HOST): Promise<StreamClient> {
    const agent = loopbackAgent(exchange);
    const client = new StreamClient(new WebSocket(`wss://${host}:${exchange.port}${path}`, { agent }));
    await new Promise<void>((resolve, reject) => {
      client.socket.once('open', resolve);
      client.socket.once('error', reject);
    });
    return client;
  }

  ask(method: string, params: readonly string[], id: number | string = 1): void {
    this.socket.send(JSON.stringify({ method, params, id }));
  }

  /** The first message that fits, waiting for it if it has not come yet. */
  async first(
    fits: (message: Record<string, unknown>) => boolean,
    within = 5_000,
  ): Promise<Record<string, unknown>> {
    const end = Date.now() + within;
    for (;;) {
      const found = (this.messages as Record<string, unknown>[]).find(fits);
      if (found) return found;
      if (Date.now() > end) throw new Error(`no such message among ${this.messages.length}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
