/**
 * One open database that heals: a connection that the browser ended is opened again, a database that cannot be opened is
 * deleted and built anew (all in it but the track record can be fetched or recorded again), and a newer version of the
 * extension gets its way at once.
 */
import { deleteDB, openDB } from 'idb';

import { type Database, MIGRATIONS, type Schema, STORE_NAMES } from './schema';
import { StoreError } from './store-error';

export type RebuildReason = 'corrupt' | 'newer-version';

interface ConnectionOptions {
  readonly name: string;
  readonly onRebuilt?: ((reason: RebuildReason) => void) | undefined;
}

export class Connection {
  private database: Promise<Database> | undefined;
  private ended: string | undefined;

  constructor(private readonly options: ConnectionOptions) {}

  async use<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.open());
    } catch (error) {
      // The browser closed the connection; what was not committed is not there, so the work can be done again.
      if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error;
      this.database = undefined;
      return work(await this.open());
    }
  }

  open(): Promise<Database> {
    if (this.ended) return Promise.reject(new StoreError('closed', this.ended));
    this.database ??= this.openOrRebuild().catch((error: unknown) => {
      this.database = undefined;
      throw new StoreError('unavailable', `database "${this.options.name}" cannot be opened`, error);
    });
    return this.database;
  }

  close(): void {
    this.end('the handle was closed');
  }

  private end(why: string): void {
    this.ended ??= why;
    const database = this.database;
    this.database = undefined;
    database?.then(
      (open) => open.close(),
      () => undefined,
    );
  }

  private async openOrRebuild(): Promise<Database> {
    try {
      return await this.openSound();
    } catch (first) {
      if (!isVersionError(first)) {
        // A disk that was busy for a moment must not cost the data.
        const second = await this.openSound().catch(() => undefined);
        if (second) return second;
      }
      await deleteDB(this.options.name);
      const database = await this.openSound();
      this.options.onRebuilt?.(isVersionError(first) ? 'newer-version' : 'corrupt');
      return database;
    }
  }

  private async openSound(): Promise<Database> {
    const database = await openDB<Schema>(this.options.name, MIGRATIONS.length, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(database, transaction);
      },
      // A null version means that the database is being deleted, not replaced by a newer one.
      blocking: (_current, wanted, event) => {
        (event.target as IDBDatabase).close();
        if (wanted === null) this.database = undefined;
        else this.end('a newer version of the extension took the database over');
      },
      terminated: () => {
        this.database = undefined;
      },
    });
    const missing = STORE_NAMES.filter((store) => !database.objectStoreNames.contains(store));
    if (missing.length > 0) {
      database.close();
      throw new Error(`stores expected, not found: ${missing.join(', ')}`);
    }
    return database;
  }
}

function isVersionError(error: unknown): boolean {
  return error instanceof Error && error.name === 'VersionError';
}
