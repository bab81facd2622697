/**
 * Seven venues whose streams lose, repeat and swap trades, break and fall silent: what is stored of a minute is the truth,
 * or the minute is said to be missing. Undisturbed minutes are there.
 */
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { MINUTE, SECOND, floorTo } from '../../../lib/core/time';
import { unixMs } from '../../../lib/core/units';
import type { Clock } from '../../../lib/engine/clock';
import { LiveFeed } from '../../../lib/engine/live-feed';
import { VENUE_IDS, type VenueId, instrumentKey } from '../../../lib/market/instrument';
import { openStore } from '../../../lib/store/open-store';
import { randomStream } from '../../market/random';
import type { CLIENTS as Clients, SYMBOLS as Symbols } from '../../venues/clients';
import { type InProcess, inProcess } from '../in-process';
import { type MarketFeed } from '../market-feed';
import { steadyFeed } from '../steady-feed';
import { WIRES } from '../wires';
import { refused } from './refusal';
import { CALM } from './trade-disturbance';

const BEGIN = Math.floor(1_780_000_000_000 / MINUTE) * MINUTE + 20 * SECOND;
const STEP = 250;
const SHARES = { dropped: 0.05, repeated: 0.05, reordered: 0.05 };
let local: InProcess;
/** The exchange's; the machine's stays what it is, since ccxt reads it. */
let time = unixMs(BEGIN);
/** How far the machine's is ahead of it. */
let skew = 0;
let CLIENTS: typeof Clients;
let SYMBOLS: typeof Symbols;

const clock: Clock = {
  now: () => unixMs(time + skew),
  sleep: (span, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, span);
      signal.addEventListener('abort', end);
    }),
  breathe: () => Promise.resolve(),
};

beforeAll(async () => {
  // ccxt looks up the class once.
  class WebSocket {
    static readonly OPEN = 1;
    static [Symbol.hasInstance](): boolean {
      return true;
    }
    constructor(address: string) {
      return new local.WebSocket(address);
    }
  }
  vi.stubGlobal('self', { WebSocket });
  ({ CLIENTS, SYMBOLS } = await import('../../venues/clients'));
}, 60_000);
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  time = unixMs(BEGIN);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets the database, which runs by immediates, and what waits for it come to an end. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

async function watched(id: VenueId) {
  const feed = steadyFeed({ now: BEGIN });
  const random = randomStream(7, id);
  local = inProcess(WIRES[id]!(feed, { unlimited: true }), feed, {
    random: () => random.uniform(),
  });
  const venue = CLIENTS[id]({ now: clock.now, random: () => 0.5, fetch: local.fetch });
  const store = await openStore({ name: `streams-${id}-${Math.random()}` });
  const stop = new AbortController();
  const instrument = await venue.instrument(SYMBOLS[id], stop.signal);
  const live = new LiveFeed(venue, store, clock, instrument, () => undefined);
  const running = live.run(stop.signal);
  return {
    feed,
    async pass(minutes: number): Promise<void> {
      for (let steps = (minutes * MINUTE) / STEP; steps > 0; steps--) {
        time = unixMs(time + STEP);
        await vi.advanceTimersByTimeAsync(STEP);
        local.advance(time);
        await settle();
      }
    },
    async stored() {
      stop.abort();
      await vi.advanceTimersByTimeAsync(STEP);
      await running;
      const key = instrumentKey(instrument);
      const rows = await store.read(key, 'flow', unixMs(0), time);
      return { rows, gaps: await store.gaps(key, 'flow') };
    },
  };
}

type Stored = Awaited<ReturnType<Awaited<ReturnType<typeof watched>>['stored']>>;

/** The minutes of the feed that are stored, each checked; all others must be said to be missing. */
function checked(feed: MarketFeed, { rows, gaps }: Stored, from: number, to: number): number[] {
  const whole: number[] = [];
  for (let minute = from; minute < to; minute += MINUTE) {
    const row = rows.find(({ openTime }) => openTime === minute);
    if (!row) {
      expect([minute, gaps.some((gap) => gap.from <= minute && minute < gap.to)]).toEqual([minute, true]);
      continue;
    }
    const trades = feed.trades({ from: minute, to: minute + MINUTE - 1, limit: Infinity });
    const bought = trades.filter(({ buyerIsMaker }) => !buyerIsMaker);
    const sum = (items: typeof trades): number => items.reduce((total, { quantity }) => total + quantity, 0);
    expect(row.buy).toBeCloseTo(sum(bought), 9);
    expect(row.buy + row.sell).toBeCloseTo(sum(trades), 9);
    expect([minute, row.trades]).toEqual([minute, trades.length]);
    whole.push(minute);
  }
  return whole;
}

/** Stretches of two minutes: disturbed and calm ones in turn. */
const RUNS = VENUE_IDS.flatMap((id) => [
  { id, off: 0, stretches: 8 },
  { id, off: 10, stretches: 2 },
  { id, off: -10, stretches: 2 },
]);

test.each(RUNS)(
  'of $id no trade is lost in silence, with the clock off by $off min',
  async ({ id, off, stretches }) => {
    skew = off * MINUTE;
    const { feed, pass, stored } = await watched(id);
    const first = floorTo(unixMs(BEGIN), MINUTE);
    const calm: number[] = [];
    for (let i = 0; i < stretches; i++) {
      local.disturbance.shares = i % 2 === 0 ? SHARES : CALM;
      // Each stretch holds one whole minute.
      if (i % 2 === 1) calm.push(floorTo(time, MINUTE) + MINUTE);
      if (i === 4) local.dropSockets();
      if (i === 6) for (let n = 0; n < 3; n++) local.failNext(refused(500));
      await pass(2);
    }
    const end = floorTo(time, MINUTE);
    // By a clock that is behind, the last minutes have not closed yet: their bars come so much later.
    local.disturbance.shares = CALM;
    await pass(off < 0 ? 2 - off : 2);
    const whole = checked(feed, await stored(), first, end);
    expect(whole).toEqual(expect.arrayContaining(calm));
    const lost = (end - first) / MINUTE - whole.length;
    if (off === 0)
      console.info(`${id}: ${whole.length} minutes exact, ${lost} said to be missing, 0 in silence`);
    // Where ids count up every hole is filled: only the minute that is joined midway is missing.
    if (['binance', 'okx', 'gate', 'deribit'].includes(id)) expect(lost).toBe(1);
  },
  120_000,
);
