/** Every venue streamed at once by its client: what arrives is what became public, and a cut takes away one alone. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { unixMs } from '../../lib/core/units';
import type { Trade } from '../../lib/market/trade';
import type { LiveSink, VenueOptions } from '../../lib/venues/venue';
import { simulatedFeed } from '../market/feed';
import { createPartition } from '../market/partition';
import { type Exchange, startExchange } from './exchange';
import { loopbackFetch, loopbackSocket } from './exchange-client';
import { servedVenues } from './wires';

class Recording implements LiveSink {
  readonly seen: Trade[] = [];
  up = false;
  losses = 0;
  trades(trades: readonly Trade[]): void {
    this.seen.push(...trades);
  }
  mark(): void {}
  liquidation(): void {}
  openInterest(): void {}
  status(channel: string, state: 'up' | 'lost'): void {
    if (channel !== 'trades') return;
    this.up = state === 'up';
    if (state === 'lost') this.losses++;
  }
}

const now = Date.now();
const whole = simulatedFeed({ seed: 3, world: 'sharp', now, historyDays: 1 });
const partition = createPartition(whole, { seed: 1, tradesFrom: now });
const sinks = new Map(partition.venues.map((venue) => [venue, new Recording()]));
const stop = new AbortController();
let exchange: Exchange;
let streams: Promise<void>[];

beforeAll(async () => {
  exchange = await startExchange({ markets: servedVenues(partition, { unlimited: true }) });
  vi.stubGlobal('self', { WebSocket: loopbackSocket(exchange) });
  // ccxt takes the global WebSocket when it is loaded.
  const { CLIENTS, SYMBOLS } = await import('../venues/clients');
  const options: VenueOptions = {
    now: () => unixMs(Date.now()),
    random: () => 0,
    fetch: loopbackFetch(exchange),
  };
  streams = partition.venues.map((id) => CLIENTS[id](options).live(SYMBOLS[id], sinks.get(id)!, stop.signal));
}, 60_000);

afterAll(async () => {
  stop.abort();
  await Promise.all(streams);
  vi.unstubAllGlobals();
  await exchange.close();
});

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

function lots(trades: readonly { quantity: number }[]): number {
  return trades.reduce((sum, { quantity }) => sum + Math.round(quantity * 1000), 0);
}

test('all the trades of a span arrive, from every venue, and together they are the whole market’s', async () => {
  await expect.poll(() => [...sinks.values()].every(({ up }) => up), { timeout: 20_000 }).toBe(true);
  const from = Date.now();
  const to = from + 6_000;
  await wait(to - from + 2_000);
  let [all, bought] = [0, 0];
  for (const [venue, { seen }] of sinks) {
    const arrived = seen.filter(({ time }) => time >= from && time <= to);
    const given = partition.feed(venue).trades({ from, to, limit: Infinity });
    expect([venue, lots(arrived)]).toEqual([venue, lots(given)]);
    all += lots(arrived);
    bought += lots(arrived.filter(({ taker }) => taker === 'buy'));
  }
  const published = whole.trades({ from, to, limit: Infinity });
  expect(all).toBeGreaterThan(0);
  expect(all).toBe(lots(published));
  expect(bought).toBe(lots(published.filter(({ buyerIsMaker }) => !buyerIsMaker)));
}, 40_000);

test('one that is cut is lost alone, and comes back once it is mended', async () => {
  const okx = sinks.get('okx')!;
  exchange.cut('okx');
  await expect.poll(() => okx.up, { timeout: 5_000 }).toBe(false);
  await wait(1_500);
  expect(okx.up).toBe(false);
  for (const [venue, { up, losses }] of sinks)
    if (venue !== 'okx') expect([venue, up, losses]).toEqual([venue, true, 0]);
  exchange.mend('okx');
  await expect.poll(() => okx.up, { timeout: 20_000 }).toBe(true);
}, 40_000);
