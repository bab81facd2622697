import { afterEach, describe, expect, test, vi } from 'vitest';

import { type Millis, type UnixMs, unixMs } from '../core/units';
import { Transport, type TransportOptions } from './transport';
import { VenueBanned, VenueUnavailable } from './venue-errors';
import { WireError } from './wire-error';

const URL = 'https://venue.test/v1/klines?symbol=X';
const NOW = 1_700_000_000_000;
const never = new AbortController().signal;

function transport(answer: () => Response | Promise<Response>, options: Partial<TransportOptions> = {}) {
  const fetch = vi.fn<TransportOptions['fetch']>(async () => answer());
  const now = vi.fn(() => unixMs(NOW));
  return { fetch, now, transport: new Transport({ venue: 'test', fetch, now, ...options }) };
}

afterEach(() => vi.restoreAllMocks());

describe('a request', () => {
  test('goes out as a stranger: no credentials, no referrer, no redirects', async () => {
    const { transport: t, fetch } = transport(() => Response.json([1]));
    expect(await t.get(URL, never)).toEqual([1]);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
  });

  test('carries the headers that the venue wants', async () => {
    const { transport: t, fetch } = transport(() => Response.json([1]), { headers: { 'x-size': '1' } });
    await t.get(URL, never);
    expect(fetch.mock.calls[0]?.[1].headers).toEqual({ 'x-size': '1' });
    await t.post(URL, '{}', never);
    expect(fetch.mock.calls[1]?.[1].headers).toEqual({ 'x-size': '1', 'content-type': 'application/json' });
  });

  test('is given up after ten seconds', async () => {
    const clock = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(clock.signal);
    const fetch: TransportOptions['fetch'] = (_, { signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    const slow = new Transport({ venue: 'test', fetch, now: () => unixMs(NOW) }).get(URL, never);
    clock.abort(new Error('timed out'));
    await expect(slow).rejects.toThrow(VenueUnavailable);
    expect(timeout).toHaveBeenCalledWith(10_000);
  });

  test('that its caller aborts rejects with the caller’s reason', async () => {
    const caller = new AbortController();
    const { transport: t } = transport(() => {
      caller.abort(new Error('no longer wanted'));
      throw new Error('aborted');
    });
    await expect(t.get(URL, caller.signal)).rejects.toThrow('no longer wanted');
  });
});

describe('an answer', () => {
  test.each([500, 502, 503, 403, 451])('of status %i says so', async (status) => {
    const { transport: t } = transport(() => new Response('<html>', { status }));
    await expect(t.get(URL, never)).rejects.toMatchObject({
      name: 'VenueUnavailable',
      status,
      endpoint: '/v1/klines',
      detail: '<html>',
    });
  });

  test.each(['<html><body>maintenance</body></html>', '{"serverTime":17000', ''])(
    'that is no JSON is refused: %j',
    async (body) => {
      const { transport: t } = transport(() => new Response(body));
      await expect(t.get(URL, never)).rejects.toThrow(WireError);
    },
  );

  test('of more bytes than the cap is not read to its end', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const { transport: t } = transport(() => new Response(endless));
    await expect(t.get(URL, never)).rejects.toThrow('at most 20000000 bytes');
    expect(sent).toBeLessThan(25_000_000);
  });
});

describe('a ban', () => {
  test.each([429, 418])('by %i holds as long as the venue said, and is told', async (status) => {
    const told: UnixMs[] = [];
    const answer = (): Response => new Response('{}', { status, headers: { 'retry-after': '30' } });
    const { transport: t, fetch, now } = transport(answer, { onBan: (until) => told.push(until) });
    await expect(t.get(URL, never)).rejects.toMatchObject({ name: 'VenueBanned', until: NOW + 30_000 });
    now.mockReturnValue(unixMs(NOW + 29_999));
    await expect(t.get(URL, never)).rejects.toThrow(VenueBanned);
    expect(fetch).toHaveBeenCalledTimes(1);
    now.mockReturnValue(unixMs(NOW + 30_000));
    await expect(t.get(URL, never)).rejects.toThrow(VenueBanned);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(told).toEqual([NOW + 30_000, NOW + 60_000]);
  });

  test('that names its end in words holds until then', async () => {
    const until = NOW + 3_600_000;
    const body = JSON.stringify({
      code: -1003,
      msg: `Way too many requests; IP(1.1.1.1) banned until ${until}.`,
    });
    const { transport: t } = transport(() => new Response(body, { status: 418 }));
    await expect(t.get(URL, never)).rejects.toMatchObject({ until });
  });

  test('that the venue words in its own way is a ban like any other', async () => {
    const told: UnixMs[] = [];
    const options = {
      onBan: (until: UnixMs) => told.push(until),
      banIn: (status: number, body: string) =>
        body === `${status} slow down` ? (5_000 as Millis) : undefined,
    };
    const bodies = ['[1]', '200 slow down'];
    const { transport: t, fetch } = transport(() => new Response(bodies.shift()), options);
    expect(await t.get(URL, never)).toEqual([1]);
    await expect(t.get(URL, never)).rejects.toMatchObject({ name: 'VenueBanned', until: NOW + 5_000 });
    await expect(t.get(URL, never)).rejects.toThrow(VenueBanned);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(told).toEqual([NOW + 5_000]);
  });

  test('from an earlier life of the worker holds: nothing is sent', async () => {
    const { transport: t, fetch } = transport(() => Response.json({}), { bannedUntil: unixMs(NOW + 1) });
    await expect(t.get(URL, never)).rejects.toThrow(VenueBanned);
    expect(fetch).not.toHaveBeenCalled();
  });
});
