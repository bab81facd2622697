/** Forecasts and their scores, kept for a year. Nothing here changes what was kept once. */
import { unwrap } from 'idb';
import type * as v from 'valibot';

import { type UnixMs, unixMs } from '../core/units';
import type { Forecast, ForecastKey, Horizon } from '../track-record/forecast';
import type { Score } from '../track-record/score';
import { emptied } from './emptied';
import { StoredForecast, StoredScore } from './forecast-schema';
import { FORECAST_RETENTION } from './retention';
import type { Database, Schema } from './schema';
import { sound } from './sound';
import { inTransaction, toRead } from './transaction';

export interface ForecastStore {
  /** With what it is owed: each of its horizons, when. One of the same key that is there already stays. */
  addForecast(forecast: Forecast, due: Readonly<Partial<Record<Horizon, UnixMs>>>): Promise<void>;
  /** Of one market and lookback from an instant on, ascending. */
  forecastsSince(key: ForecastKey): Promise<Forecast[]>;
  /** Scores that are owed by `now`, with their forecasts. */
  dueScores(now: UnixMs): Promise<{ readonly forecast: Forecast; readonly horizon: Horizon }[]>;
  /** Pays what was owed; one that is owed no longer changes nothing. */
  addScore(score: Score): Promise<void>;
  /** All of a coin, ascending by market, lookback and time. */
  scoresOf(coin: string): Promise<Score[]>;
  forecastsOf(coin: string): Promise<Forecast[]>;
  /** When each of a coin's was made. */
  forecastTimes(coin: string): Promise<UnixMs[]>;
}

const pathOf = ({ coin, market, lookback, time }: ForecastKey) => [coin, market, lookback, time] as const;
const rangeOf = (coin: string): IDBKeyRange => IDBKeyRange.bound([coin], [coin, []]);
const PAGE = 500;

export async function addForecast(
  database: Database,
  forecast: Forecast,
  due: Parameters<ForecastStore['addForecast']>[1],
): Promise<void> {
  const { coin, market, lookback, time } = forecast;
  await inTransaction(database, ['forecasts', 'due'], async (transaction) => {
    const forecasts = transaction.objectStore('forecasts');
    if (await forecasts.getKey([...pathOf(forecast)])) return;
    await forecasts.add(forecast);
    for (const horizon of forecast.horizons) {
      const at = due[horizon];
      if (at !== undefined)
        await transaction.objectStore('due').put({ coin, market, lookback, time, horizon, due: at });
    }
  });
}

export async function forecastsSince(database: Database, key: ForecastKey): Promise<Forecast[]> {
  const { coin, market, lookback } = key;
  const range = IDBKeyRange.bound([...pathOf(key)], [coin, market, lookback, Infinity]);
  return sound(StoredForecast, await toRead(database, 'forecasts').getAll(range));
}

/** A forecast that is damaged is owed nothing: what it said is not known. */
export async function dueScores(
  database: Database,
  now: UnixMs,
): Promise<{ readonly forecast: Forecast; readonly horizon: Horizon }[]> {
  const owed = (await toRead(database, 'due').getAll()).filter(({ due }) => due <= now);
  const result: { forecast: Forecast; horizon: Horizon }[] = [];
  for (const record of owed) {
    const [forecast] = sound(StoredForecast, [await toRead(database, 'forecasts').get([...pathOf(record)])]);
    if (forecast) result.push({ forecast, horizon: record.horizon });
    else await database.delete('due', [...pathOf(record), record.horizon]);
  }
  return result;
}

export async function addScore(database: Database, score: Score): Promise<void> {
  const key: [...ReturnType<typeof pathOf>, Horizon] = [...pathOf(score), score.horizon];
  await inTransaction(database, ['scores', 'due'], async (transaction) => {
    const due = transaction.objectStore('due');
    if (!(await due.getKey(key))) return;
    await transaction.objectStore('scores').put(score);
    await due.delete(key);
  });
}

export function scoresOf(database: Database, coin: string): Promise<Score[]> {
  return allOf(database, 'scores', StoredScore, coin);
}

export function forecastsOf(database: Database, coin: string): Promise<Forecast[]> {
  return allOf(database, 'forecasts', StoredForecast, coin);
}

/** A page at a time: what waits for the worker gets through between two. */
async function allOf<Name extends 'forecasts' | 'scores'>(
  database: Database,
  name: Name,
  schema: v.GenericSchema<unknown, Schema[Name]['value']>,
  coin: string,
): Promise<Schema[Name]['value'][]> {
  const found: Schema[Name]['value'][] = [];
  for (let range = rangeOf(coin); ;) {
    const store = toRead(database, name);
    const [page, keys] = await Promise.all([store.getAll(range, PAGE), store.getAllKeys(range, PAGE)]);
    found.push(...sound(schema, page));
    const last = keys.at(-1);
    if (!last || keys.length < PAGE) return found;
    range = IDBKeyRange.bound(last, [coin, []], true);
  }
}

export async function forecastTimes(database: Database, coin: string): Promise<UnixMs[]> {
  const keys = await toRead(database, 'forecasts').getAllKeys(rangeOf(coin));
  return keys.map(([, , , time]) => unixMs(time));
}

export async function retainForecasts(database: Database, now: UnixMs): Promise<void> {
  const past = IDBKeyRange.upperBound(now - FORECAST_RETENTION, true);
  await inTransaction(database, ['forecasts', 'scores'], async (transaction) => {
    for (const name of ['forecasts', 'scores'] as const) {
      const store = unwrap(transaction.objectStore(name));
      await emptied(store.index('time').openCursor(past));
    }
  });
}
