import { afterEach, describe, expect, test } from 'vitest';

import type { VenueId } from '../../lib/market/instrument';
import { type Exchange, type ExchangeOptions, startExchange } from './exchange';
import { StreamClient, ask, get, loopbackFetch, loopbackSocket } from './exchange-client';
import { refused, tooMany } from './faults/refusal';
import { steadyFeed } from './steady-feed';
import type { VenueWire } from './venue-wire';

/** A venue that says what it was asked, and echoes what its one stream is told. */
class EchoWire implements VenueWire {
  readonly restHosts: readonly string[];
  readonly streamHosts: readonly string[];
  published = 0;
  open = 0;
  private readonly sends = new Set<(text: string) => void>();

  constructor(
    readonly venue: VenueId,
    restHost: string,
    streamHost: string,
  ) {
    this.restHosts = [restHost];
    this.streamHosts = [streamHost];
  }

  answer({ method, url, body }: Parameters<VenueWire['answer']>[0]): ReturnType<VenueWire['answer']> {
    return url.pathname === '/echo'
      ? { status: 200, body: { venue: this.venue, method, query: url.search, body } }
      : undefined;
  }

  connect(url: URL, send: (text: string) => void, hangUp: () => void): ReturnType<VenueWire['connect']> {
    if (url.pathname !== '/stream') return undefined;
    this.open++;
    this.sends.add(send);
    send(JSON.stringify({ welcome: this.venue }));
    return {
      receive: (text) =>
        text === '"bye"' ? hangUp() : send(JSON.stringify({ echo: JSON.parse(text) as unknown })),
      close: () => {
        this.open--;
        this.sends.delete(send);
      },
    };
  }

  publish(): void {
    this.published++;
  }

  tick(): void {
    for (const send of this.sends) send('{"tick":true}');
  }
}

const OKX = { rest: 'www.okx.com', stream: 'ws.okx.com' };
const GATE = { rest: 'api.gateio.ws', stream: 'fx-ws.gateio.ws' };
const clients: StreamClient[] = [];
let exchange: Exchange;

async function start(options: Partial<ExchangeOptions> = {}): Promise<{ okx: EchoWire; gate: EchoWire }> {
  const okx = new EchoWire('okx', OKX.rest, `${OKX.stream}:8443`);
  const gate = new EchoWire('gate', GATE.rest, GATE.stream);
  const feed = steadyFeed({ now: Date.now(), hours: 1 });
  exchange = await startExchange({
    ...options,
    markets: [okx, gate].map((wire) => ({ feed, wire })),
  });
  return { okx, gate };
}

async function stream(host: string): Promise<StreamClient> {
  const client = await StreamClient.open(exchange, '/stream', host);
  clients.push(client);
  return client;
}

function closed(client: StreamClient): Promise<number> {
  return new Promise((resolve) => client.socket.once('close', resolve));
}

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.terminate();
  await exchange.close();
});

describe('hosts', () => {
  test('each venue answers on its own, and nowhere else', async () => {
    await start();
    expect((await get(exchange, '/echo?a=1', OKX.rest)).body).toMatchObject({ venue: 'okx', query: '?a=1' });
    expect((await get(exchange, '/echo', GATE.rest)).body).toMatchObject({ venue: 'gate' });
    expect((await get(exchange, '/echo', OKX.stream)).status).toBe(404);
    await expect(StreamClient.open(exchange, '/stream', OKX.rest)).rejects.toThrow('404');
    await expect(StreamClient.open(exchange, '/other', OKX.stream)).rejects.toThrow('404');
  });

  test('a host with a port of its own leads here too', async () => {
    await start();
    const client = await stream(`${OKX.stream}:8443`);
    expect(await client.first(({ welcome }) => welcome !== undefined)).toEqual({ welcome: 'okx' });
  });

  test('a page and a venue share a host: the venue has its paths, the page all others', async () => {
    await start({ sites: { [OKX.rest]: (_request, response, path) => response.end(`page ${path}`) } });
    expect((await get(exchange, '/echo', OKX.rest)).body).toMatchObject({ venue: 'okx' });
    expect((await get(exchange, '/trade-swap/btc-usdt-swap', OKX.rest)).text).toBe(
      'page /trade-swap/btc-usdt-swap',
    );
  });

  test('a POST brings its body, and one too long is refused', async () => {
    await start();
    const sent = { method: 'POST', body: '{"type":"meta"}' };
    const reply = await loopbackFetch(exchange)(`https://${GATE.rest}/echo`, sent);
    expect(await reply.json()).toMatchObject(sent);
    expect((await ask(exchange, 'POST', GATE.rest, '/echo', { body: 'x'.repeat(70_000) })).status).toBe(413);
  });

  test('a feed that two venues serve moves on once', async () => {
    const { okx, gate } = await start();
    await expect.poll(() => okx.published, { timeout: 5_000 }).toBeGreaterThan(1);
    expect(gate.published).toBe(okx.published);
    // A trade and a mark each second.
    expect(okx.published).toBeLessThan(12);
  });
});

describe('sockets', () => {
  test('carry frames both ways, and the wire learns of their end', async () => {
    const { okx } = await start();
    const client = await stream(OKX.stream);
    client.socket.send('"hello"');
    expect(await client.first(({ echo }) => echo !== undefined)).toEqual({ echo: 'hello' });
    expect(client.messages[0]).toEqual({ welcome: 'okx' });
    client.socket.terminate();
    await expect.poll(() => okx.open).toBe(0);
  });

  test('close when the wire hangs up', async () => {
    await start();
    const client = await stream(OKX.stream);
    const end = closed(client);
    client.socket.send('"bye"');
    expect(await end).toBe(1005);
  });

  test('a browser’s kind of socket reaches them under the real name', async () => {
    await start();
    const socket = new (loopbackSocket(exchange))(`wss://${OKX.stream}:8443/stream`);
    const first = await new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
    expect(first).toBe('{"welcome":"okx"}');
    socket.terminate();
  });
});

describe('faults of one venue', () => {
  test('cut, it is out of reach, the others and the page on its host are not; mended, it is back', async () => {
    const { okx } = await start({ sites: { [OKX.rest]: (_request, response) => response.end('page') } });
    const [away, near] = [await stream(OKX.stream), await stream(GATE.stream)];
    const end = closed(away);
    exchange.cut('okx');
    expect(await end).toBe(1006);
    await expect.poll(() => okx.open).toBe(0);
    await expect(get(exchange, '/echo', OKX.rest)).rejects.toThrow(/hang up|ECONNRESET/);
    await expect(StreamClient.open(exchange, '/stream', OKX.stream)).rejects.toThrow(/hang up|ECONNRESET/);
    expect((await get(exchange, '/chart', OKX.rest)).text).toBe('page');
    expect((await get(exchange, '/echo', GATE.rest)).status).toBe(200);
    expect(near.socket.readyState).toBe(near.socket.OPEN);
    exchange.mend('okx');
    expect((await get(exchange, '/echo', OKX.rest)).status).toBe(200);
    expect((await stream(OKX.stream)).socket.readyState).toBe(near.socket.OPEN);
  });

  test('cut, every path of a host of its own is out of reach', async () => {
    await start();
    exchange.cut('gate');
    await expect(get(exchange, '/none', GATE.rest)).rejects.toThrow(/hang up|ECONNRESET/);
  });

  test('lagging, answers and frames come late, in order, even when the lag ends meanwhile', async () => {
    await start();
    const client = await stream(OKX.stream);
    exchange.lag('okx', 400);
    const begin = Date.now();
    client.socket.send('1');
    await wait(50);
    exchange.lag('okx', 0);
    client.socket.send('2');
    await wait(50);
    exchange.lag('okx', 400);
    const [okx, gate] = await Promise.all(
      [OKX.rest, GATE.rest].map(async (host) => {
        await get(exchange, '/echo', host);
        return Date.now() - begin;
      }),
    );
    expect(okx).toBeGreaterThanOrEqual(400);
    expect(gate).toBeLessThan(okx!);
    await client.first(({ echo }) => echo === 2);
    const echoed = (client.messages as { echo?: number }[]).flatMap(({ echo }) => echo ?? []);
    expect(echoed).toEqual([1, 2]);
  });

  test('an ordered failure may be meant for a venue or for a host', async () => {
    await start();
    exchange.failNext('/echo', refused(503), 1, 'gate');
    exchange.failNext('/echo', tooMany(7), 1, OKX.rest);
    expect((await get(exchange, '/echo', OKX.rest)).headers['retry-after']).toBe('7');
    expect((await get(exchange, '/echo', OKX.rest)).status).toBe(200);
    expect((await get(exchange, '/echo', GATE.rest)).status).toBe(503);
    expect((await get(exchange, '/echo', GATE.rest)).status).toBe(200);
  });

  test('paused, it says nothing while another speaks; dropped, its sockets close alone', async () => {
    await start();
    const [quiet, loud] = [await stream(OKX.stream), await stream(GATE.stream)];
    await quiet.first(({ tick }) => tick === true);
    exchange.pause('okx');
    await wait(100);
    const [before, heard] = [quiet.messages.length, loud.messages.length];
    await wait(700);
    expect(quiet.messages).toHaveLength(before);
    expect(loud.messages.length).toBeGreaterThan(heard);
    exchange.resume('okx');
    await expect.poll(() => quiet.messages.length, { timeout: 3_000 }).toBeGreaterThan(before);
    const end = closed(quiet);
    exchange.dropSockets('okx');
    expect(await end).toBe(1006);
    expect(loud.socket.readyState).toBe(loud.socket.OPEN);
  });
});
