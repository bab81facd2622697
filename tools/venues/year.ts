/**
 * A year of one coin on six venues, at the bars that the product takes for it: fetched by its own engine from the local
 * wires into its own store, without limits and then with lives that end at random requests. What is stored must be
 * the same. With the venues' limits the plan takes as long as each client's budget would hold its requests back.
 */
import 'fake-indexeddb/auto';

import { DAY, SECOND } from '../../lib/core/time';
import { unixMs } from '../../lib/core/units';
import type { Clock } from '../../lib/engine/clock';
import { MarketWatch } from '../../lib/engine/market-watch';
import { VENUE_IDS, type VenueId, instrumentKey } from '../../lib/market/instrument';
import { openStore } from '../../lib/store/open-store';
import { inProcess } from '../exchange/in-process';
import { WIRES } from '../exchange/wires';
import type { Figure } from '../figures/figure';
import { randomStream } from '../market/random';
import { CLIENTS, SYMBOLS } from './clients';
import { liftBudgets, secondsHeldBack } from './lifted-budget';
import { type Stored, contentOf } from './stored';
import { yearFeed } from './year-feed';

/** Twenty minutes into an hour. */
const NOW = Date.UTC(2026, 0, 5, 12, 20, 20);
/** The goal is for six of them. */
const SIX = VENUE_IDS.filter((id) => id !== 'deribit');
const KILLS = 20;
/** Requests before a life goes on where the one before was ended. */
const AT_ITS_START = 4;
const MEGABYTE = 1e6;

const standing: Clock = {
  now: () => unixMs(NOW),
  sleep: () => Promise.resolve(),
  breathe: () => Promise.resolve(),
};

interface Life {
  readonly requests: number;
  /** How far back its hourly bars go. */
  readonly days: number;
  /** How long the plan was said to take before its first page was asked for, ms. */
  readonly planned: number;
  readonly finished: boolean;
}

export async function yearFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  let [seconds, bytes, requests, same] = [0, 0, 0, 0];
  for (const id of SIX) {
    const budgets = liftBudgets();
    const name = `year ${id}`;
    const before = process.cpuUsage();
    const life = await lived(id, name, Infinity);
    const { user, system } = process.cpuUsage(before);
    const held = Math.max(...budgets.done().map(secondsHeldBack));
    const whole = await contentOf(name);
    seconds += (user + system) / 1e6;
    bytes += whole.bytes;
    requests += life.requests;
    figures.push(
      { name: `year: ${id}, requests`, value: life.requests, unit: 'requests', n: 1 },
      { name: `year: ${id}, bars reach back`, value: life.days, unit: 'days', n: 1 },
      { name: `year: ${id}, stored`, value: whole.bytes / MEGABYTE, unit: 'MB', n: whole.rows },
      {
        name: `year: ${id}, plan with the venue's limits`,
        value: held,
        unit: 's held back',
        n: life.requests,
      },
      { name: `year: ${id}, plan as told before`, value: life.planned / SECOND, unit: 's', n: 1 },
    );
    process.stderr.write(`\r${id} is backfilled: ${seconds.toFixed(1)} s`);
    if (await isSameAfterKills(id, life.requests, whole)) same++;
  }
  process.stderr.write('\n');
  return [
    ...figures,
    goal('year: six venues, work', seconds, 's of one core', 60, requests),
    goal('year: six venues, stored', bytes / MEGABYTE, 'MB', 60, 1),
    {
      name: `year: stored alike after ${KILLS} kills each`,
      value: same,
      unit: 'venues',
      goal: `= ${SIX.length}`,
      n: KILLS * SIX.length,
      holds: same === SIX.length,
    },
  ];
}

function goal(name: string, value: number, unit: string, most: number, n: number): Figure {
  return { name, value, unit, goal: `≤ ${most}`, n, holds: value <= most };
}

/** Lives that end in the middle of a request, until there were enough; then one that may finish. */
async function isSameAfterKills(id: VenueId, requests: number, whole: Stored): Promise<boolean> {
  const name = `killed year ${id}`;
  const random = randomStream(1, name);
  const budgets = liftBudgets();
  for (let kills = 0; kills < KILLS;) {
    const most = Math.floor(random.between(0, AT_ITS_START + requests / 10));
    if (!(await lived(id, name, most)).finished) kills++;
  }
  const { finished } = await lived(id, name, Infinity);
  budgets.done();
  return finished && (await contentOf(name)).text === whole.text;
}

/** One life of the worker: its watch runs on what earlier ones have stored, until it has all or `most` requests were sent. */
async function lived(id: VenueId, name: string, most: number): Promise<Life> {
  const feed = yearFeed(NOW);
  const local = inProcess(WIRES[id](feed, { unlimited: true }), feed);
  const death = new AbortController();
  const fetch = (address: string, init: RequestInit): Promise<Response> => {
    if (local.asked.length >= most) death.abort();
    return death.signal.aborted ? Promise.reject(new Error('killed')) : local.fetch(address, init);
  };
  const store = await openStore({ name });
  let planned: number | undefined;
  const venue = CLIENTS[id]({ now: () => unixMs(NOW), random: () => 0, fetch });
  try {
    const instrument = (await store.instruments())[0] ?? (await venue.instrument(SYMBOLS[id], death.signal));
    const watch: MarketWatch = new MarketWatch({
      venue,
      store,
      clock: standing,
      instrument,
      random: () => 0,
      bannedUntil: () => undefined,
      onPicture: () => undefined,
      onCondition: () => undefined,
      onMark: () => undefined,
      onHistory: () => (planned ??= watch.history('1y')!.left ?? 0),
      onBook: () => undefined,
    });
    watch.want(new Set(['1y']));
    await watch.refreshOnce(death.signal);
    const [oldest] = await store.read(instrumentKey(instrument), 'bar-1h', unixMs(0), unixMs(NOW));
    const days = oldest ? (NOW - oldest.openTime) / DAY : 0;
    return { requests: local.asked.length, days, planned: planned ?? 0, finished: true };
  } catch (error) {
    if (!death.signal.aborted) throw error;
    return { requests: local.asked.length, days: 0, planned: planned ?? 0, finished: false };
  } finally {
    store.close();
  }
}
