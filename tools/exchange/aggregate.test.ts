/** A market goes out through every venue's wire and comes back through its client: the sum is the market. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../lib/core/time';
import { type Millis, unixMs } from '../../lib/core/units';
import type { Bar } from '../../lib/market/bar';
import type { Venue } from '../../lib/venues/venue';
import { simulatedFeed } from '../market/feed';
import { feedTruth } from '../market/feed-truth';
import { createPartition } from '../market/partition';
import { inverseSeats, linearSeats } from '../venues/seats';
import { type Exchange, startExchange } from './exchange';
import { loopbackFetch } from './exchange-client';
import type { MarketFeed } from './market-feed';
import { servedVenues } from './wires';

const PERIOD = (5 * MINUTE) as Millis;
const never = new AbortController().signal;
const now = Date.now();
// Public everywhere by now, whatever the lag.
const to = unixMs(Math.floor((now - 10 * MINUTE) / HOUR) * HOUR);
const from = unixMs(to - 6 * HOUR);

const partition = createPartition(simulatedFeed({ seed: 3, world: 'sharp', now, historyDays: 1 }), {
  seed: 1,
});
const seats = [...linearSeats(partition), ...inverseSeats(partition)];
let exchange: Exchange;

beforeAll(async () => {
  exchange = await startExchange({ markets: servedVenues(partition, { unlimited: true }) });
});
afterAll(() => exchange.close());

function summed(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function equal(got: number, expected: number): void {
  expect(Math.abs(got / expected - 1)).toBeLessThan(1e-9);
}

async function read<Read>(ask: (venue: Venue, symbol: string) => Promise<Read>): Promise<Read[]> {
  const now = () => unixMs(Date.now());
  const fetch = loopbackFetch(exchange);
  return Promise.all(seats.map(({ create, symbol }) => ask(create({ now, random: () => 0, fetch }), symbol)));
}

/** What so many of the seat's contracts are in coins. */
function coins({ contractUsd }: MarketFeed, quantity: number, price: number): number {
  return contractUsd === undefined ? quantity : (quantity * contractUsd) / price;
}

describe('read by their clients, the venues’', () => {
  const truths = seats.map(({ given }) => feedTruth(given, from, to));

  test('bars have the volume that each venue was given, and together the whole market’s', async () => {
    const bars = await read((venue, symbol) => venue.bars(symbol, PERIOD, from, to, never));
    const volumes = bars.map((own: readonly Bar[]) => summed(own.map(({ volume }) => volume)));
    volumes.forEach((volume, i) => equal(volume, truths[i]!.volume));
    equal(summed(volumes), feedTruth(partition.whole, from, to).volume);
  });

  test('taker split, where it is published, makes up their delta', async () => {
    const bars = await read((venue, symbol) => venue.bars(symbol, PERIOD, from, to, never));
    const split = bars.filter((own) => own.every(({ takerBuy }) => takerBuy !== undefined));
    expect(split.length).toBeGreaterThanOrEqual(5);
    bars.forEach((own, i) => {
      if (!split.includes(own)) return;
      equal(summed(own.map(({ takerBuy = 0, volume }) => 2 * takerBuy - volume)), truths[i]!.delta!);
    });
  });

  test('open interest, now and back then, is what each was given', async () => {
    const history = await read(
      (venue, symbol) => venue.openInterestHistory?.(symbol, PERIOD, from, to, never) ?? Promise.resolve([]),
    );
    expect(history.filter((rows) => rows.length > 0).length).toBeGreaterThanOrEqual(7);
    history.forEach((rows, i) => {
      const { told } = seats[i]!;
      for (const { time, quantity } of rows) {
        const [open] = told.openInterest(PERIOD, time, time);
        const [mark] = told.markBars(PERIOD, time, time);
        equal(quantity, coins(told, open!.quantity, mark!.open));
      }
    });
    const newest = await read((venue, symbol) => venue.openInterest(symbol, never));
    newest.forEach(({ quantity }, i) => {
      const { kind, told } = seats[i]!;
      const open = told.openInterest(MINUTE, now - HOUR, Date.now());
      const { mark } = told.premium();
      // Contracts are turned into coins at a mark that moves on meanwhile; `tools/venues/sums.ts` stops the clock.
      const most = kind === 'linear' ? 1e-9 : 1e-3;
      const off = open.map((one) => Math.abs(coins(told, one.quantity, mark) / quantity - 1));
      expect(Math.min(...off)).toBeLessThan(most);
    });
  });
});
