import type { IDBPObjectStore, StoreNames } from 'idb';

import type { Database, Schema, Transaction } from './schema';

/** All of the work is stored when the promise resolves, nothing of it when it rejects. */
export async function inTransaction<Result>(
  database: Database,
  stores: StoreNames<Schema>[],
  work: (transaction: Transaction<'readwrite'>) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction(stores, 'readwrite');
  // A put can succeed and the transaction still abort later, of a full disk: only `done` is the truth.
  const done = transaction.done.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  try {
    const result = await work(transaction);
    const failure = await done;
    if (failure) throw failure.error;
    return result;
  } catch (error) {
    abort(transaction);
    await done;
    // Work on a transaction that a full disk has ended fails of being too late; the disk is the cause.
    throw transaction.error ?? error;
  }
}

function abort(transaction: Transaction<'readwrite'>): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

/** A store in a transaction that only reads; what fails there shows in the request that failed. */
export function toRead<Name extends StoreNames<Schema>>(
  database: Database,
  store: Name,
): IDBPObjectStore<Schema, [Name], Name> {
  const transaction = database.transaction(store);
  transaction.done.catch(() => undefined);
  return transaction.store;
}
