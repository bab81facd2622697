import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../core/time';
import { unixMs } from '../../core/units';
import type { MarkBar } from '../../market/bar';
import { openStore } from '../../store/open-store';
import type { Store } from '../../store/store';
import type { Forecast } from '../../track-record/forecast';
import { barsIn } from '../venue.testing';
import { outcomeOf, scoreDue } from './outcome';

const BAR = 5 * MINUTE;
const AS_OF = Date.UTC(2026, 2, 1, 12);
const FORECAST: Forecast = {
  coin: 'BTC',
  market: 'BTC:bybit+hyperliquid',
  lookback: '7d',
  time: unixMs(AS_OF + MINUTE),
  venues: ['bybit', 'hyperliquid'],
  horizons: ['1h'],
  asOf: unixMs(AS_OF),
  reference: 'bybit:BTCUSDT',
  price: 60_000,
  averageTrueRange: 100,
  bands: [{ side: 'short', low: 60_001, high: 60_010, usd: 5, usdLow: 1, usdHigh: 3 }],
  parts: (['bybit:BTCUSDT', 'hyperliquid:BTC'] as const).map((instrument) => ({
    instrument,
    feed: instrument === 'bybit:BTCUSDT' ? ('full' as const) : ('none' as const),
    price: 60_000,
    density: { long: [1], short: [1] },
    bandUsd: [5],
  })),
};
const DUE = scoreDue(FORECAST, '1h');

let store: Store;

beforeEach(async () => {
  store = await openStore({ name: `outcome-${Math.random()}` });
});

async function keep(kind: 'bar-5m' | 'mark-5m', rows: readonly MarkBar[]): Promise<void> {
  const bars = rows as Parameters<typeof store.commit<'bar-5m'>>[0]['rows'];
  await store.commit({ instrument: 'bybit:BTCUSDT', kind, rows: bars, cursor: '' });
}

const all = barsIn(BAR as MarkBar['duration'], AS_OF, AS_OF + 26 * HOUR);

describe('an outcome', () => {
  it('is due when a day of touches has passed, and the last bar was published', () => {
    expect(DUE).toBe(AS_OF + BAR + HOUR + DAY + 2 * BAR);
  });

  it('comes from the mark price, or from trades where a mark is missing', async () => {
    await keep('bar-5m', all);
    expect(await outcomeOf(store, FORECAST, '1h', DUE)).toMatchObject({ trigger: 'traded' });
    await keep('mark-5m', all.slice(1));
    expect(await outcomeOf(store, FORECAST, '1h', DUE)).toMatchObject({ trigger: 'traded' });
    await keep('mark-5m', all);
    expect(await outcomeOf(store, FORECAST, '1h', DUE)).toMatchObject({ trigger: 'mark' });
  });

  it('waits for bars that may still be fetched, and is none once they cannot be any more', async () => {
    await keep('bar-5m', all.toSpliced(200, 1));
    expect(await outcomeOf(store, FORECAST, '1h', DUE)).toBeUndefined();
    expect(await outcomeOf(store, FORECAST, '1h', unixMs(DUE + 7 * DAY))).toEqual({ missing: 'bar-gap' });
  });

  it('never takes silence for "nothing happened"', async () => {
    await keep('bar-5m', all);
    const outcome = await outcomeOf(store, FORECAST, '1h', DUE);
    expect(outcome).toMatchObject({
      parts: [
        { instrument: 'bybit:BTCUSDT', missing: 'stream-down' },
        { instrument: 'hyperliquid:BTC', missing: 'no-feed' },
      ],
    });
    const hear = (from: number, to: number) =>
      store.commit({
        instrument: 'bybit:BTCUSDT',
        kind: 'heard',
        rows: [{ from: unixMs(from), to: unixMs(to) }],
        cursor: '',
      });
    await hear(AS_OF, AS_OF + HOUR - 1);
    expect(await outcomeOf(store, FORECAST, '1h', DUE)).toMatchObject({
      parts: [{ instrument: 'bybit:BTCUSDT', missing: 'stream-down' }, {}],
    });
    await hear(AS_OF + HOUR - 1, AS_OF + HOUR + BAR);
    expect(await outcomeOf(store, FORECAST, '1h', DUE)).toMatchObject({
      parts: [{ instrument: 'bybit:BTCUSDT', usd: 0 }, {}],
    });
  });
});
