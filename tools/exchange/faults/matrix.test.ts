/** Every kind of refusal and of broken answer, at every venue's own client: nothing of it gets into the store. */
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { MINUTE, SECOND } from '../../../lib/core/time';
import { type UnixMs, unixMs } from '../../../lib/core/units';
import { type Page, fetchPage } from '../../../lib/engine/backfill';
import { type Instrument, VENUE_IDS, type VenueId, instrumentKey } from '../../../lib/market/instrument';
import { openStore } from '../../../lib/store/open-store';
import { VenueBanned, VenueUnavailable } from '../../../lib/venues/venue-errors';
import type { Venue, VenueOptions } from '../../../lib/venues/venue';
import { WireError } from '../../../lib/venues/wire-error';
import { CLIENTS, SYMBOLS } from '../../venues/clients';
import { type InProcess, inProcess } from '../in-process';
import { steadyFeed } from '../steady-feed';
import { WIRES } from '../wires';
import { cutJson, halfABody, webPage } from './broken-body';
import { fieldCount, malformed } from './malformed';
import { noAnswer } from './no-answer';
import { redirectTo } from './redirect';
import { banned, refused, tooMany } from './refusal';
import { type Fault, replyOf } from './reply';

const NOW = 1_780_000_030_000;
const FROM = unixMs(Math.floor(NOW / MINUTE) * MINUTE - 5 * MINUTE);
const TO = unixMs(FROM + 3 * MINUTE);
const never = new AbortController().signal;
const feed = steadyFeed({ now: NOW, hours: 3 });
const listed = new Map<VenueId, Instrument>();

function localOf(id: VenueId): InProcess {
  return inProcess(WIRES[id]!(feed, { unlimited: true }), feed);
}

function clientOf(id: VenueId, local: InProcess, options: Partial<VenueOptions> = {}): Venue {
  const instruments = [...listed.values()].filter(({ venue }) => venue === id);
  const now = (): UnixMs => unixMs(NOW);
  return CLIENTS[id]({ now, random: () => 0, fetch: local.fetch, instruments, ...options });
}

beforeAll(async () => {
  for (const id of VENUE_IDS) listed.set(id, await clientOf(id, localOf(id)).instrument(SYMBOLS[id], never));
});

const UNAVAILABLE: readonly (readonly [string, Fault])[] = [
  ['a 500', refused(500)],
  ['a 503 with a web page', refused(503, '<html>')],
  ['half a body', halfABody],
  ['a redirect', redirectTo('https://example.com/')],
];
const BROKEN: readonly (readonly [string, Fault])[] = [
  ['a body that ends too soon', cutJson],
  ['a web page', webPage],
  ['an empty list', refused(200, [])],
];

describe.each(VENUE_IDS)('%s', (id) => {
  /** A page of three minutes, fetched into a store of its own. */
  async function fetched(local: InProcess) {
    const store = await openStore({ name: `faults-${Math.random()}` });
    const need: Page['need'] = { kind: 'bar-1m', from: FROM, to: TO, interval: MINUTE };
    const instrument = listed.get(id)!;
    const page = { need, stretch: { from: FROM, to: TO } };
    const failure: unknown = await fetchPage(
      clientOf(id, local),
      store,
      instrument,
      page,
      unixMs(NOW),
      never,
    ).then(
      () => undefined,
      (error: unknown) => error,
    );
    const key = instrumentKey(instrument);
    const rows = await store.read(key, 'bar-1m', FROM, TO);
    return { failure, rows, gaps: await store.gaps(key, 'bar-1m') };
  }

  const endpointOf = (local: InProcess): string => local.asked[0]!.url.pathname.split('/').at(-1)!;

  test.each(UNAVAILABLE)('%s is no answer, and nothing is stored', async (_, fault) => {
    const local = localOf(id);
    local.failNext(fault);
    const { failure, rows, gaps } = await fetched(local);
    expect(failure).toBeInstanceOf(VenueUnavailable);
    expect(String(failure)).toMatch(new RegExp(`${id} .*${endpointOf(local)}: `));
    expect([rows, gaps]).toEqual([[], []]);
  });

  test.each(BROKEN)('%s is refused as such, and nothing is stored', async (_, fault) => {
    const local = localOf(id);
    local.failNext(fault);
    const { failure, rows, gaps } = await fetched(local);
    // An empty list is what some venues say of a stretch without trades.
    if (fault === BROKEN[2]![1] && failure === undefined) return expect(rows).toEqual([]);
    expect(failure).toBeInstanceOf(WireError);
    expect(String(failure)).toMatch(new RegExp(`${id} .*${endpointOf(local)}: `));
    expect([rows, gaps]).toEqual([[], []]);
  });

  test('a request that is not answered is given up after ten seconds', async () => {
    const local = localOf(id);
    local.failNext(noAnswer);
    const patience = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort('too late'));
    const { failure, rows } = await fetched(local);
    expect(patience).toHaveBeenCalledWith(10 * SECOND);
    patience.mockRestore();
    expect(failure).toBeInstanceOf(VenueUnavailable);
    expect(rows).toEqual([]);
  });

  test('a field put wrong is refused, or was none that is read', async () => {
    const truth = await fetched(localOf(id));
    expect(truth.rows).toHaveLength(3);
    const asked = localOf(id);
    await fetched(asked);
    const answer = WIRES[id]!(feed, { unlimited: true }).answer(asked.asked[0]!)!;
    const fields = Math.min(fieldCount(JSON.parse(replyOf(answer).text)), 60);
    let refusals = 0;
    for (let n = 0; n < fields; n++) {
      for (const wrong of ['wrong', null, -1e300]) {
        const local = localOf(id);
        local.failNext(malformed(n, wrong));
        const { failure, rows } = await fetched(local);
        if (failure === undefined) {
          expect([n, wrong, rows]).toEqual([n, wrong, truth.rows]);
          continue;
        }
        refusals++;
        expect(rows).toEqual([]);
        expect(failure instanceof WireError || failure instanceof VenueUnavailable).toBe(true);
      }
    }
    expect(refusals).toBeGreaterThan(3 * 5);
  }, 60_000);

  test.each([
    ['429', tooMany(30), 30 * SECOND],
    ['418', banned(600), 600 * SECOND],
    ['429 that does not say how long', tooMany(), 120 * SECOND],
  ])('after a %s nothing is sent before the ban ends, not by a new client either', async (_, fault, span) => {
    const local = localOf(id);
    const ends: UnixMs[] = [];
    let now = NOW;
    const options = { now: () => unixMs(now), onBan: (until: UnixMs) => void ends.push(until) };
    const client = clientOf(id, local, options);
    const ask = (venue: Venue) => venue.depth(SYMBOLS[id], 5, never);
    local.failNext(fault);
    await expect(ask(client)).rejects.toThrow(VenueBanned);
    expect(ends).toEqual([NOW + span]);
    const { length } = local.asked;
    now = ends[0]! - 1;
    await expect(ask(client)).rejects.toThrow(`${id}: no requests before`);
    const restarted = clientOf(id, local, { ...options, bannedUntil: ends[0] });
    await expect(ask(restarted)).rejects.toThrow(VenueBanned);
    expect(local.asked).toHaveLength(length);
    now = ends[0]!;
    expect((await ask(restarted)).bids).not.toEqual([]);
    expect((await ask(client)).bids).not.toEqual([]);
  });

  test.each([10 * MINUTE, -10 * MINUTE])(
    'a clock that is off by %d ms makes no forming bar a closed one',
    async (skew) => {
      const client = clientOf(id, localOf(id), { now: () => unixMs(NOW + skew) });
      const bars = await client.bars(SYMBOLS[id], MINUTE, FROM, unixMs(FROM + 20 * MINUTE), never);
      const closed = Math.floor(NOW / MINUTE) * MINUTE;
      expect(bars.filter(({ openTime }) => openTime >= closed)).toEqual([]);
      if (skew > 0) expect(bars.at(-1)!.openTime).toBe(closed - MINUTE);
    },
  );

  test('what was spent in the window is told, and a new client does not spend it again', async () => {
    const local = localOf(id);
    const told: number[] = [];
    await clientOf(id, local, { onWeight: (used) => told.push(used) }).depth(SYMBOLS[id], 5, never);
    expect(told.at(-1)).toBeGreaterThan(0);
    const full = clientOf(id, local, { usedWeight: 1e9 });
    const { length } = local.asked;
    const stop = new AbortController();
    const waiting = full.depth(SYMBOLS[id], 5, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(local.asked).toHaveLength(length);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });
});
