import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../core/time';
import { unixMs } from '../core/units';
import type { Forecast } from '../track-record/forecast';
import type { Score } from '../track-record/score';
import { openStore } from './open-store';
import { type Database, MIGRATIONS, type Schema, type Transaction } from './schema';
import type { Store } from './store';

let count = 0;
let name: string;
let store: Store;

beforeEach(async () => {
  name = `forecasts-${count++}`;
  store = await openStore({ name });
});

const forecast = (time: number, change: Partial<Forecast> = {}): Forecast => ({
  coin: 'BTC',
  market: 'BTC:bybit',
  lookback: '7d',
  time: unixMs(time),
  venues: ['bybit'],
  horizons: ['1h', '4h'],
  asOf: unixMs(time),
  reference: 'bybit:BTCUSDT',
  price: 100,
  averageTrueRange: 1,
  bands: [{ side: 'long', low: 97, high: 98, usd: 9, usdLow: 1, usdHigh: 4 }],
  parts: [
    {
      instrument: 'bybit:BTCUSDT',
      feed: 'full',
      price: 100,
      density: { long: [1], short: [2] },
      bandUsd: [9],
    },
  ],
  ...change,
});

const score = ({ coin, market, lookback, time }: Forecast): Score => ({
  coin,
  market,
  lookback,
  time,
  horizon: '1h',
  outcome: {
    trigger: 'mark',
    bands: [
      {
        side: 'long',
        touch: { end: 'bounce', at: unixMs(1), until: unixMs(2) },
        random: { bounce: 0.5, 'run-through': 0.5, stall: 0 },
      },
      { side: 'short', random: { bounce: 0, 'run-through': 0, stall: 0 } },
    ],
    parts: [{ instrument: 'bybit:BTCUSDT', missing: 'stream-down' }],
  },
});

const owe = { '1h': unixMs(10 * HOUR), '4h': unixMs(14 * HOUR) };

describe('a forecast', () => {
  it('is kept as it was, whatever else is said of its time later', async () => {
    const first = forecast(8 * HOUR);
    await store.addForecast(first, owe);
    await store.addForecast({ ...first, price: 200 }, owe);
    expect(await store.forecastsOf('BTC')).toEqual([first]);
  });

  it('is found by market, lookback and time', async () => {
    for (const each of [
      forecast(HOUR),
      forecast(2 * HOUR),
      forecast(3 * HOUR),
      forecast(3 * HOUR, { lookback: '24h' }),
      forecast(3 * HOUR, { market: 'BTC:okx' }),
      forecast(3 * HOUR, { coin: 'ETH', market: 'ETH:bybit' }),
    ])
      await store.addForecast(each, {});
    const key = { coin: 'BTC', market: 'BTC:bybit', lookback: '7d' as const, time: unixMs(2 * HOUR) };
    expect((await store.forecastsSince(key)).map(({ time }) => time)).toEqual([2 * HOUR, 3 * HOUR]);
    expect(await store.forecastTimes('BTC')).toHaveLength(5);
    expect(await store.forecastTimes('BT')).toEqual([]);
  });

  it('is found among more than a page of them', async () => {
    const times = Array.from({ length: 1_001 }, (_, i) => (i + 1) * HOUR);
    for (const time of times) await store.addForecast(forecast(time), {});
    expect((await store.forecastsOf('BTC')).map(({ time }) => time)).toEqual(times);
  });

  it('is owed its scores until each has been paid, and a score is paid once', async () => {
    const made = forecast(8 * HOUR);
    await store.addForecast(made, owe);
    expect(await store.dueScores(unixMs(10 * HOUR - 1))).toEqual([]);
    expect(await store.dueScores(unixMs(10 * HOUR))).toEqual([{ forecast: made, horizon: '1h' }]);
    await store.addScore(score(made));
    await store.addScore({ ...score(made), outcome: { missing: 'bar-gap' } });
    expect(await store.scoresOf('BTC')).toEqual([score(made)]);
    expect(await store.dueScores(unixMs(DAY))).toEqual([{ forecast: made, horizon: '4h' }]);
  });

  it('is forgotten after a year, with its scores', async () => {
    const [old, recent] = [forecast(HOUR), forecast(3 * DAY)];
    for (const each of [old, recent]) {
      await store.addForecast(each, owe);
      await store.addScore(score(each));
    }
    await store.retain(unixMs(366 * DAY));
    expect(await store.forecastsOf('BTC')).toEqual([recent]);
    expect(await store.scoresOf('BTC')).toEqual([score(recent)]);
  });

  it('that is damaged is not there, and is owed nothing', async () => {
    const made = forecast(8 * HOUR);
    await store.addForecast(made, owe);
    const database = await openDB<Schema>(name);
    await database.put('forecasts', { ...made, price: NaN });
    database.close();
    expect(await store.forecastsOf('BTC')).toEqual([]);
    expect(await store.dueScores(unixMs(DAY))).toEqual([]);
  });

  it('has a place in a database of the version before', async () => {
    const old = await openDB<Schema>('forecasts-old', 3, {
      upgrade(database, _from, _to, transaction) {
        for (const migrate of MIGRATIONS.slice(0, 3))
          migrate(database as Database, transaction as Transaction<'versionchange'>);
      },
    });
    await old.put('snapshots', { key: 'a', savedAt: 1, snapshot: 'kept' });
    old.close();
    const upgraded = await openStore({ name: 'forecasts-old' });
    await upgraded.addForecast(forecast(HOUR), owe);
    expect(await upgraded.snapshot('a')).toBe('kept');
    expect(await upgraded.forecastsOf('BTC')).toHaveLength(1);
  });
});
