import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { millis } from '../core/units';
import type { Provenance } from '../orderflow/delta';
import type { JoinedDelta } from '../orderflow/joined-delta';
import { openStore } from '../store/open-store';
import { rememberShown } from './shown-delta';

const KEY = 'binance:BTCUSDT';
const QUARTER = millis(15 * MINUTE);

/** Bars from the epoch on; undefined where there is none. */
function bars(deltas: readonly (number | undefined)[], source: Provenance = 'trades'): JoinedDelta {
  const known = deltas.flatMap((delta, i) => (delta === undefined ? [] : [[i, delta] as const]));
  return {
    interval: QUARTER,
    openTimes: Float64Array.from(known, ([i]) => i * QUARTER),
    delta: Float64Array.from(known, ([, delta]) => delta),
    sources: known.map(() => source),
  };
}

it('what is read again as it was is no correction, and nothing is written', async () => {
  const store = await openStore({ name: 'shown again' });
  const shown = bars([1.25, -3, 0.1 + 0.2]);
  expect(await rememberShown(store, KEY, shown)).toEqual([]);
  const cursor = await store.cursor(KEY, 'shown-delta');
  expect(await rememberShown(store, KEY, shown)).toEqual([]);
  // Sums in another order differ by less than a trade can.
  expect(await rememberShown(store, KEY, bars([1.25, -3, 0.3], 'taker-bars'))).toEqual([]);
  expect(await store.cursor(KEY, 'shown-delta')).toBe(cursor);
});

it('a closed bar that becomes another keeps what it was first shown with, over a restart too', async () => {
  const name = 'corrected';
  const store = await openStore({ name });
  await rememberShown(store, KEY, bars([1, 2, 3]));
  const corrected = [{ openTime: QUARTER, delta: 2.5, estimated: false, first: 2 }];
  expect(await rememberShown(store, KEY, bars([1, 2.5, 3, 4]))).toEqual(corrected);
  store.close();
  const reopened = await openStore({ name });
  expect(await rememberShown(reopened, KEY, bars([1, 2.5, 3, 4]))).toEqual(corrected);
  expect(await rememberShown(reopened, KEY, bars([1, 2.7, 3, 4]))).toEqual([{ ...corrected[0], delta: 2.7 }]);
});

it('an estimate that gives way to what was measured is a correction as well', async () => {
  const store = await openStore({ name: 'estimate gives way' });
  await rememberShown(store, KEY, bars([5], 'estimated'));
  expect(await rememberShown(store, KEY, bars([-2], 'taker-bars'))).toEqual([
    { openTime: 0, delta: -2, estimated: false, first: 5 },
  ]);
});

it('a gap that a backfill closes corrects nothing, and a bar that goes missing is not forgotten', async () => {
  const store = await openStore({ name: 'gap closes' });
  await rememberShown(store, KEY, bars([1, undefined, 3]));
  expect(await rememberShown(store, KEY, bars([1, 2, 3]))).toEqual([]);
  expect(await rememberShown(store, KEY, bars([1, undefined, 3]))).toEqual([]);
  expect(await rememberShown(store, KEY, bars([1, 9, 3]))).toEqual([
    { openTime: QUARTER, delta: 9, estimated: false, first: 2 },
  ]);
});
