/** Blocks of one series within a transaction: what is stored is checked, what is damaged is named, nothing throws. */
import type { InstrumentKey } from '../market/instrument';
import { blockOf } from './block';
import type { Codec } from './codec';
import type { SeriesKind } from './store';

export interface SeriesKey {
  readonly instrument: InstrumentKey;
  readonly kind: SeriesKind;
}

interface BlockRows<Row> {
  readonly block: number;
  /** Undefined where the block is damaged. */
  readonly rows: Row[] | undefined;
}

/** The keys of all blocks that can hold rows with `from ≤ time < to`. */
export function blockRange({ instrument, kind }: SeriesKey, from: number, to: number): IDBKeyRange {
  return IDBKeyRange.bound([instrument, kind, blockOf(from)], [instrument, kind, blockOf(to - 1)]);
}

export async function readBlocks<Row>(
  store: IDBObjectStore,
  range: IDBKeyRange,
  codec: Codec<Row>,
): Promise<BlockRows<Row>[]> {
  const records: unknown[] = (await attempt(store.getAll(range))) ?? (await readOneByOne(store, range));
  return records.map((record) => {
    const { block, columns } = record as { block: number; columns?: unknown };
    return { block, rows: codec.decode(columns, block) };
  });
}

/** One value that the browser cannot bring back fails the whole range; then each is asked for by itself. */
async function readOneByOne(store: IDBObjectStore, range: IDBKeyRange): Promise<unknown[]> {
  const keys = ((await attempt(store.getAllKeys(range))) ?? []) as [string, string, number][];
  const records: unknown[] = [];
  for (const key of keys) records.push((await attempt<unknown>(store.get(key))) ?? { block: key[2] });
  return records;
}

/** The request's result, or undefined where it failed; its failure does not end the transaction, as it would by itself. */
function attempt<Result>(request: IDBRequest<Result>): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      if (request.error?.name === 'AbortError') return reject(request.error);
      event.preventDefault();
      event.stopPropagation();
      resolve(undefined);
    };
  });
}
