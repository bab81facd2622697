/** The store over IndexedDB. */
import * as v from 'valibot';

import { price, unixMs } from '../core/units';
import { VENUE_IDS, instrumentKey } from '../market/instrument';
import { alertMemory, alerts, alertsTold, keepAlerts, retainAlerts } from './alert-store';
import { commitBatch } from './commit';
import { Connection, type RebuildReason } from './connection';
import {
  addForecast,
  addScore,
  dueScores,
  forecastTimes,
  forecastsOf,
  forecastsSince,
  retainForecasts,
  scoresOf,
} from './forecast-store';
import { newestTime, readRows } from './reading';
import type { Database } from './schema';
import { seriesState } from './series-state';
import { sound } from './sound';
import type { Store } from './store';
import { asStoreError, isQuotaError } from './store-error';
import { toRead } from './transaction';
import { pruneOldest, retainRecent } from './trimming';

interface OpenStoreOptions {
  readonly name?: string;
  /** The database had to be built anew and is empty; why. */
  readonly onRebuilt?: (reason: RebuildReason) => void;
}

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

const StoredInstrument = v.object({
  venue: v.picklist(VENUE_IDS),
  symbol: v.string(),
  base: v.string(),
  quote: v.string(),
  linear: v.boolean(),
  contractSize: positive,
  tickSize: v.pipe(positive, v.transform(price)),
  stepSize: positive,
});

const StoredListing = v.object({
  venue: v.picklist(VENUE_IDS),
  fetchedAt: v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(unixMs)),
  instruments: v.array(StoredInstrument),
});

export async function openStore({ name = 'isobar', onRebuilt }: OpenStoreOptions = {}): Promise<Store> {
  const connection = new Connection({ name, onRebuilt });
  await connection.open();

  async function use<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    try {
      return await connection.use(work);
    } catch (error) {
      throw asStoreError(error);
    }
  }

  /** A full disk costs the oldest data, once; only then it is the caller's matter. */
  function save<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    return use(async (database) => {
      try {
        return await work(database);
      } catch (error) {
        if (!isQuotaError(error)) throw error;
        await pruneOldest(database);
        return work(database);
      }
    });
  }

  const state = (...key: Parameters<Store['gaps']>) =>
    use(async (database) => seriesState(await toRead(database, 'series').get(key)));

  return {
    commit: (batch) => save((database) => commitBatch(database, batch)),
    read: (instrument, kind, from, to) =>
      use((database) => readRows(database, { instrument, kind }, from, to)),
    cursor: async (instrument, kind) => (await state(instrument, kind)).cursor,
    gaps: async (instrument, kind) => [...(await state(instrument, kind)).gaps],
    newest: (instrument, kind) => use((database) => newestTime(database, { instrument, kind })),
    async saveInstrument(instrument) {
      await save((database) => database.put('instruments', instrument, instrumentKey(instrument)));
    },
    async instrument(key) {
      const stored = await use((database) => toRead(database, 'instruments').get(key));
      return sound(StoredInstrument, [stored])[0];
    },
    instruments: async () => sound(StoredInstrument, await use((database) => database.getAll('instruments'))),
    async saveListing(listing) {
      await save((database) => database.put('listings', listing));
    },
    listings: async () => sound(StoredListing, await use((database) => database.getAll('listings'))),
    async saveSnapshot(key, snapshot) {
      await save((database) => database.put('snapshots', { key, savedAt: Date.now(), snapshot }));
    },
    snapshot: async (key) => (await use((database) => toRead(database, 'snapshots').get(key)))?.snapshot,
    addForecast: (forecast, due) => save((database) => addForecast(database, forecast, due)),
    forecastsSince: (key) => use((database) => forecastsSince(database, key)),
    dueScores: (now) => use((database) => dueScores(database, now)),
    addScore: (score) => save((database) => addScore(database, score)),
    scoresOf: (coin) => use((database) => scoresOf(database, coin)),
    forecastsOf: (coin) => use((database) => forecastsOf(database, coin)),
    forecastTimes: (coin) => use((database) => forecastTimes(database, coin)),
    alertMemory: (market) => use((database) => alertMemory(database, market)),
    keepAlerts: (records, memory) => save((database) => keepAlerts(database, records, memory)),
    alertsTold: (ids, told) => save((database) => alertsTold(database, ids, told)),
    alerts: () => use(alerts),
    retain: (now) =>
      use(async (database) => {
        await retainRecent(database, now);
        await retainForecasts(database, now);
        await retainAlerts(database, now);
      }),
    close: () => connection.close(),
  };
}
