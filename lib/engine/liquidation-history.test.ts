import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { type UnixMs, baseQty, price, unixMs } from '../core/units';
import { joined, unheard } from '../market/heard';
import { type Instrument, type InstrumentKey, instrumentKey } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import type { LiveChannel } from '../venues/venue';
import { LiquidationHistory } from './liquidation-history';
import { venueWith } from './venue.testing';

const NOW = unixMs(Date.UTC(2026, 5, 3, 12, 34, 56));
const signal = new AbortController().signal;
const instrument = { venue: 'gate', symbol: 'BTC_USDT' } as Instrument;
const key: InstrumentKey = instrumentKey(instrument);

const forced = (time: number): Liquidation => ({
  time: unixMs(time),
  position: 'long',
  quantity: baseQty(1),
  fillPrice: price(60_000),
});

/** One forced order every seven minutes. */
const ORDERS = Array.from({ length: 400 }, (_, i) => forced(NOW - i * 7 * MINUTE)).toReversed();

function opened(store: Store, liveChannels: readonly LiveChannel[] = ['trades', 'mark', 'liquidations']) {
  const asked: [number, number][] = [];
  const { venue } = venueWith({
    liveChannels,
    liquidationHistory: (_: string, from: UnixMs, to: UnixMs) => {
      asked.push([from, to]);
      return Promise.resolve(ORDERS.filter(({ time }) => time >= from && time < to));
    },
  });
  return { asked, venue, history: new LiquidationHistory(venue, store, instrument) };
}

const stored = (store: Store) => store.read(key, 'liquidation', unixMs(0), unixMs(NOW + DAY));
const between = (from: number, to: number) => ORDERS.filter(({ time }) => time >= from && time < to);

it('has the day that was not heard, the newest hour first, but for the minutes that the stream still tells', async () => {
  const store = await openStore({ name: 'liquidations of a day' });
  const { history, asked } = opened(store);
  await history.fill(NOW, signal);
  expect(await stored(store)).toEqual(between(NOW - DAY, NOW - 3 * MINUTE));
  expect(asked[0]).toEqual([NOW - 3 * MINUTE - HOUR, NOW - 3 * MINUTE]);
  expect(asked.map(([from]) => from)).toEqual(asked.map(([from]) => from).toSorted((a, b) => b - a));
  asked.length = 0;
  await history.fill(NOW, signal);
  expect(asked).toEqual([]);
});

it('waits for a venue that marks its trades within the hour', async () => {
  const store = await openStore({ name: 'liquidations marked late' });
  const { history } = opened(store, ['trades', 'mark']);
  await history.fill(NOW, signal);
  expect(await stored(store)).toEqual(between(NOW - DAY, NOW - 70 * MINUTE));
});

it('asks for the holes in what was heard and for nothing else, whatever they are', async () => {
  let run = 0;
  const minutes = fc.integer({ min: 0, max: 26 * 60 });
  const heardStretches = fc.array(fc.tuple(minutes, fc.integer({ min: 1, max: 60 })), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(heardStretches, async (stretches) => {
      const store = await openStore({ name: `liquidation holes ${run++}` });
      const rows = joined(
        stretches.map(([ago, length]) => {
          const from = unixMs(NOW - ago * MINUTE);
          return { from, to: unixMs(Math.min(NOW, from + length * MINUTE)) };
        }),
      ).filter(({ from, to }) => to > from && to - from <= HOUR);
      if (rows.length > 0) await store.commit({ instrument: key, kind: 'heard', rows, cursor: '' });
      const { history, asked } = opened(store);
      await history.fill(NOW, signal);
      const wanted = unheard(rows, unixMs(NOW - DAY), unixMs(NOW - 3 * MINUTE));
      expect(joined(asked.map(([from, to]) => ({ from: unixMs(from), to: unixMs(to) })))).toEqual(wanted);
      expect(asked.every(([from, to]) => to - from <= HOUR)).toBe(true);
      store.close();
    }),
    { numRuns: 25 },
  );
});

it('goes on where a life ended, with no order lost or doubled', async () => {
  const store = await openStore({ name: 'liquidations killed' });
  const { venue } = opened(store);
  let left = 5;
  const mortal = venueWith({
    liveChannels: venue.liveChannels,
    liquidationHistory: (...args: Parameters<NonNullable<typeof venue.liquidationHistory>>) =>
      left-- > 0 ? venue.liquidationHistory!(...args) : Promise.reject(new Error('killed')),
  }).venue;
  await expect(new LiquidationHistory(mortal, store, instrument).fill(NOW, signal)).rejects.toThrow('killed');
  const { history, asked } = opened(store);
  await history.fill(NOW, signal);
  expect(asked).toHaveLength(24 - 5);
  expect(await stored(store)).toEqual(between(NOW - DAY, NOW - 3 * MINUTE));
});
