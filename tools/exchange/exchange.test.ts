import { createHash } from 'node:crypto';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PeerCertificate, connect } from 'node:tls';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Exchange, startExchange } from './exchange';
import { StreamClient, get } from './exchange-client';
import { banned, refused } from './faults/refusal';
import type { SeenRequest } from './host-server';
import { steadyFeed } from './steady-feed';

const SITE = 'www.binance.com';
const seen: SeenRequest[] = [];
let exchange: Exchange;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isobar-site-'));
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'secret.txt'), 'not served');
  writeFileSync(join(folder, 'site', 'index.html'), '<title>chart</title>');
  writeFileSync(join(folder, 'site', 'app.js'), 'let a;');
  exchange = await startExchange({
    feed: steadyFeed({ now: Date.now() }),
    sites: {
      [SITE]: join(folder, 'site'),
      'example.com': (_request, response, path) => response.end(`handled ${path}`),
    },
    onRequest: (request) => seen.push(request),
  });
});

afterAll(() => exchange.close());

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

describe('the certificate', () => {
  test('names the hosts, and the pin is the hash of its public key', async () => {
    const peer = await new Promise<PeerCertificate>((resolve, reject) => {
      const socket = connect(
        { port: exchange.port, host: '127.0.0.1', ca: exchange.certificate, servername: SITE },
        () => {
          resolve(socket.getPeerCertificate());
          socket.end();
        },
      ).on('error', reject);
    });
    for (const host of ['fapi.binance.com', 'fstream.binance.com', SITE, 'example.com']) {
      expect(peer.subjectaltname).toContain(`DNS:${host}`);
    }
    // For an EC key `pubkey` is the bare point; the DER of the key's info is a fixed P-256 header and that point.
    const header = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
    const info = Buffer.concat([header, peer.pubkey!]);
    expect(createHash('sha256').update(info).digest('base64')).toBe(exchange.spki);
  });
});

describe('hosts', () => {
  test('an unknown host gets 404 and is reported', async () => {
    expect((await get(exchange, '/fapi/v1/time', 'localhost')).status).toBe(404);
    expect(seen.at(-1)).toEqual({ host: 'localhost', path: '/fapi/v1/time', kind: 'http', known: false });
  });

  test('an unknown path gets 404', async () => {
    expect((await get(exchange, '/fapi/v1/nothing')).status).toBe(404);
  });

  test('a site serves its files, its pages without an extension, and nothing outside', async () => {
    expect((await get(exchange, '/app.js', SITE)).text).toBe('let a;');
    expect((await get(exchange, '/en/futures/BTCUSDT?x=1', SITE)).text).toContain('chart');
    expect((await get(exchange, '/missing.js', SITE)).status).toBe(404);
    expect((await get(exchange, '/%2e%2e/secret.txt', SITE)).status).toBe(404);
  });

  test('a site passes the REST paths on', async () => {
    const { status, body } = await get(exchange, '/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=1', SITE);
    expect(status).toBe(200);
    expect(body).toHaveLength(1);
  });

  test('a site may be a handler', async () => {
    expect((await get(exchange, '/a/b', 'example.com')).text).toBe('handled /a/b');
  });
});

describe('REST', () => {
  test('an error has status 400 and the venue body', async () => {
    expect(await get(exchange, '/fapi/v1/klines?symbol=NOPE&interval=1m')).toMatchObject({
      status: 400,
      body: { code: -1121, msg: 'Invalid symbol.' },
    });
  });

  test('every answer says what weight the minute has used', async () => {
    const { headers } = await get(exchange, '/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=1500');
    expect(Number(headers['x-mbx-used-weight-1m'])).toBeGreaterThanOrEqual(10);
  });

  test('an ordered failure comes as often as it was ordered', async () => {
    exchange.failNext('/fapi/v1/depth', banned(5), 2);
    const replies = [];
    for (let i = 0; i < 3; i++) replies.push(await get(exchange, '/fapi/v1/depth?symbol=BTCUSDT'));
    expect(replies.map(({ status }) => status)).toEqual([418, 418, 200]);
    expect(replies[0]?.headers['retry-after']).toBe('5');
  });
});

describe('sockets', () => {
  test('subscribing, listing and leaving', async () => {
    const client = await StreamClient.open(exchange, '/ws');
    client.ask('SUBSCRIBE', ['btcusdt@aggTrade'], 1);
    expect(await client.first(({ e }) => e === 'aggTrade')).toMatchObject({ s: 'BTCUSDT', q: '0.500' });
    client.ask('LIST_SUBSCRIPTIONS', [], 2);
    expect(await client.first(({ id }) => id === 2)).toEqual({ result: ['btcusdt@aggTrade'], id: 2 });
    client.ask('UNSUBSCRIBE', ['btcusdt@aggTrade'], 'three');
    await client.first(({ id }) => id === 'three');
    const count = client.messages.length;
    await wait(1_600);
    expect(client.messages).toHaveLength(count);
    client.socket.terminate();
  });

  test('a stream path wraps, and a stream of the wrong category stays silent', async () => {
    const client = await StreamClient.open(exchange, '/public/stream?streams=btcusdt@aggTrade/btcusdt@trade');
    expect(await client.first(({ stream }) => stream === 'btcusdt@trade')).toMatchObject({
      data: { e: 'trade' },
    });
    expect(
      (client.messages as { stream: string }[]).some(({ stream }) => stream === 'btcusdt@aggTrade'),
    ).toBe(false);
    client.socket.terminate();
  });

  test('a request that is no JSON, and one of an unknown method, are answered with errors', async () => {
    const client = await StreamClient.open(exchange, '/ws', SITE);
    client.socket.send('{');
    client.ask('NOPE', [], 5);
    expect(await client.first(({ error }) => (error as { code?: number })?.code === 3)).toBeDefined();
    expect(await client.first(({ id }) => id === 5)).toMatchObject({ error: { code: 2 } });
    client.socket.terminate();
  });

  test('paused, an open socket says nothing; resumed, it goes on', async () => {
    const client = await StreamClient.open(exchange, '/ws/btcusdt@trade');
    await client.first(({ e }) => e === 'trade');
    exchange.pause();
    await wait(300);
    const count = client.messages.length;
    await wait(1_500);
    expect(client.messages).toHaveLength(count);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
    exchange.resume();
    await wait(1_500);
    expect(client.messages.length).toBeGreaterThan(count);
    client.socket.terminate();
  });

  test('dropped sockets close at once, and an ordered failure refuses the next', async () => {
    const client = await StreamClient.open(exchange, '/ws');
    const closed = new Promise<number>((resolve) => client.socket.once('close', resolve));
    exchange.dropSockets();
    expect(await closed).toBe(1006);
    exchange.failNext('/ws', refused(503));
    await expect(StreamClient.open(exchange, '/ws')).rejects.toThrow('503');
    (await StreamClient.open(exchange, '/ws')).socket.terminate();
  });
});
