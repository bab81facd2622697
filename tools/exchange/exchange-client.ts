import { Agent, request } from 'node:https';
import type { LookupFunction } from 'node:net';

import { WebSocket } from 'ws';

import { REST_HOST, STREAM_HOST } from './binance/hosts';
import type { HostServer } from './host-server';

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
export function loopbackAgent(exchange: HostServer): Agent {
  return new Agent({ lookup: loopback, ca: exchange.certificate });
}

export function get(exchange: HostServer, path: string, host = REST_HOST): Promise<Reply> {
  return ask(exchange, 'GET', host, path);
}

export function ask(
  exchange: HostServer,
  method: string,
  host: string,
  path: string,
  { body, signal }: { body?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const agent = loopbackAgent(exchange);
    const target = { host, port: exchange.port, method, path, agent, headers: { host } };
    const options = { ...target, ...(signal && { signal }) };
    request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
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
      .end(body);
  });
}

/** `fetch` as a client in a browser has it whose every host name leads to the exchange. */
export function loopbackFetch(exchange: HostServer): typeof fetch {
  return async (address, init) => {
    const { hostname, pathname, search } = new URL(address instanceof Request ? address.url : address);
    const sent = {
      body: typeof init?.body === 'string' ? init.body : undefined,
      signal: init?.signal ?? undefined,
    };
    const reply = await ask(exchange, init?.method ?? 'GET', hostname, pathname + search, sent);
    const headers = Object.entries(reply.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    return new Response(reply.text, { status: reply.status, headers });
  };
}

/** `WebSocket` likewise. */
export function loopbackSocket(exchange: HostServer): new (address: string | URL) => WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL) {
      const { hostname, pathname, search } = new URL(address);
      const agent = loopbackAgent(exchange);
      super(`wss://${hostname}:${exchange.port}${pathname}${search}`, { agent });
    }
  };
}

export class StreamClient {
  readonly messages: unknown[] = [];
  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.messages.push(JSON.parse(String(data))));
  }

  static async open(exchange: HostServer, path: string, host = STREAM_HOST): Promise<StreamClient> {
    const client = new StreamClient(new (loopbackSocket(exchange))(`wss://${host}${path}`));
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
