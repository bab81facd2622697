/** Every venue streamed at once by its client: what arrives is what became public, and a cut takes away one alone. */
import { setMaxListeners } from 'node:events';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { unixMs } from '../../lib/core/units';
import type { Trade } from '../../lib/market/trade';
import type { LiveSink, VenueOptions } from '../../lib/venues/venue';
import { simulatedFeed } from '../market/feed';
import { createPartition } from '../market/partition';
import type { Seat } from '../venues/seats';
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
let heard: { readonly seat: Seat; readonly sink: Recording }[];
const stop = new AbortController();
setMaxListeners(0, stop.signal);
let exchange: Exchange;
let streams: Promise<void>[];

beforeAll(async () => {
  exchange = await startExchange({ markets: servedVenues(partition, { unlimited: true }) });
  vi.stubGlobal('self', { WebSocket: loopbackSocket(exchange) });
  // ccxt takes the global WebSocket when it is loaded.
  const { inverseSeats, linearSeats } = await import('../venues/seats');
  const options: VenueOptions = {
    now: () => unixMs(Date.now()),
    random: () => 0,
    fetch: loopbackFetch(exchange),
  };
  heard = [...linearSeats(partition), ...inverseSeats(partition)].map((seat) => ({
    seat,
    sink: new Recording(),
  }));
  streams = heard.map(({ seat, sink }) => seat.create(options).live(seat.symbol, sink, stop.signal));
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

/** So many dollars as are in whole contracts. */
function dollars(trades: readonly { quantity: number; price: number }[]): number {
  return trades.reduce((sum, { quantity, price }) => sum + Math.round(quantity * price), 0);
}

test('all the trades of a span arrive, of every contract, and together they are the whole market’s', async () => {
  await expect.poll(() => heard.every(({ sink }) => sink.up), { timeout: 20_000 }).toBe(true);
  const from = Date.now();
  const to = from + 6_000;
  await wait(to - from + 2_000);
  let [all, bought] = [0, 0];
  for (const { seat, sink } of heard) {
    const arrived = sink.seen.filter(({ time }) => time >= from && time <= to);
    const given = seat.given.trades({ from, to, limit: Infinity });
    if (seat.kind === 'linear') expect([seat.id, lots(arrived)]).toEqual([seat.id, lots(given)]);
    else {
      const { contractUsd = NaN } = seat.told;
      const told = lots(seat.told.trades({ from, to, limit: Infinity })) / 1000;
      expect([seat.id, dollars(arrived)]).toEqual([seat.id, contractUsd * told]);
    }
    expect(arrived.map(({ taker }) => taker === 'sell')).toEqual(given.map((one) => one.buyerIsMaker));
    all += lots(given);
    bought += lots(given.filter(({ buyerIsMaker }) => !buyerIsMaker));
  }
  const published = whole.trades({ from, to, limit: Infinity });
  expect(all).toBeGreaterThan(0);
  expect(all).toBe(lots(published));
  expect(bought).toBe(lots(published.filter(({ buyerIsMaker }) => !buyerIsMaker)));
}, 40_000);

test('one that is cut is lost alone, with both of its contracts, and comes back once it is mended', async () => {
  const okx = heard.filter(({ seat }) => seat.id === 'okx').map(({ sink }) => sink);
  expect(okx).toHaveLength(2);
  exchange.cut('okx');
  await expect.poll(() => okx.some(({ up }) => up), { timeout: 5_000 }).toBe(false);
  await wait(1_500);
  expect(okx.some(({ up }) => up)).toBe(false);
  for (const { seat, sink } of heard)
    if (seat.id !== 'okx') expect([seat.id, sink.up, sink.losses]).toEqual([seat.id, true, 0]);
  exchange.mend('okx');
  await expect.poll(() => okx.every(({ up }) => up), { timeout: 20_000 }).toBe(true);
}, 40_000);
