/** The database: its stores, and the steps that build them. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';

import type { AlertRecord } from '../alerts/record';
import type { UnixMs } from '../core/units';
import type { Gap } from '../market/gap';
import type { Instrument, InstrumentKey, VenueId } from '../market/instrument';
import type { Listing } from '../market/listing';
import type { Forecast, ForecastKey, Horizon } from '../track-record/forecast';
import type { Score } from '../track-record/score';
import type { MarketMemory } from './alert-store';
import type { StoredColumns } from './codec';
import type { SeriesKind } from './store';

interface BlockRecord {
  readonly instrument: InstrumentKey;
  readonly kind: SeriesKind;
  readonly block: number;
  readonly columns: StoredColumns;
}

export interface SeriesRecord {
  readonly instrument: InstrumentKey;
  readonly kind: SeriesKind;
  readonly cursor: string;
  readonly gaps: readonly Gap[];
  /** Until when rows have ever spoken: how far a damaged block can have reached. */
  readonly end: UnixMs;
}

interface SnapshotRecord {
  readonly key: string;
  readonly savedAt: number;
  readonly snapshot: unknown;
}

/** A score that a forecast is still owed. */
export interface DueRecord extends ForecastKey {
  readonly horizon: Horizon;
  /** When all that it needs has happened. */
  readonly due: UnixMs;
}

type ForecastPath = [coin: string, market: string, lookback: string, time: number];

export interface Schema extends DBSchema {
  blocks: { key: [InstrumentKey, SeriesKind, number]; value: BlockRecord };
  series: { key: [InstrumentKey, SeriesKind]; value: SeriesRecord };
  instruments: { key: InstrumentKey; value: Instrument };
  snapshots: { key: string; value: SnapshotRecord };
  listings: { key: VenueId; value: Listing };
  forecasts: { key: ForecastPath; value: Forecast; indexes: { time: number } };
  scores: { key: [...ForecastPath, Horizon]; value: Score; indexes: { time: number } };
  due: { key: [...ForecastPath, Horizon]; value: DueRecord };
  alerts: { key: string; value: AlertRecord; indexes: { at: number } };
  'alert-memory': { key: string; value: MarketMemory };
}

export type Database = IDBPDatabase<Schema>;
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  Schema,
  StoreNames<Schema>[],
  Mode
>;

type Migration = (database: Database, transaction: Transaction<'versionchange'>) => void;

/**
 * Step n makes version n + 1 out of version n. A step that has been released is never edited; a change is a new step.
 * A step waits for nothing but requests of its own transaction.
 */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('blocks', { keyPath: ['instrument', 'kind', 'block'] });
    database.createObjectStore('series', { keyPath: ['instrument', 'kind'] });
  },
  (database) => {
    database.createObjectStore('instruments');
    database.createObjectStore('snapshots', { keyPath: 'key' });
  },
  (database) => {
    database.createObjectStore('listings', { keyPath: 'venue' });
  },
  (database) => {
    const path = ['coin', 'market', 'lookback', 'time'];
    database.createObjectStore('forecasts', { keyPath: path }).createIndex('time', 'time');
    database.createObjectStore('scores', { keyPath: [...path, 'horizon'] }).createIndex('time', 'time');
    database.createObjectStore('due', { keyPath: [...path, 'horizon'] });
  },
  (database) => {
    database.createObjectStore('alerts', { keyPath: 'id' }).createIndex('at', 'at');
    database.createObjectStore('alert-memory', { keyPath: 'market' });
  },
];

export const STORE_NAMES: readonly StoreNames<Schema>[] = [
  'blocks',
  'series',
  'instruments',
  'snapshots',
  'listings',
  'forecasts',
  'scores',
  'due',
  'alerts',
  'alert-memory',
];
