/** Reading a series. A block that is not as it was written is taken out and said as a gap; it never reaches the caller. */
import { unwrap } from 'idb';

import type { UnixMs } from '../core/units';
import { blockRange, readBlocks, type SeriesKey } from './block-access';
import type { Codec } from './codec';
import type { Database } from './schema';
import { CODECS } from './series-codecs';
import { seriesState, withLostBlock } from './series-state';
import type { SeriesKind, SeriesRows } from './store';
import { inTransaction, toRead } from './transaction';

export async function readRows<Kind extends SeriesKind>(
  database: Database,
  series: SeriesKey & { readonly kind: Kind },
  from: UnixMs,
  to: UnixMs,
): Promise<SeriesRows[Kind][]> {
  if (!(from < to)) return [];
  const codec: Codec<SeriesRows[Kind]> = CODECS[series.kind];
  const store = toRead(database, 'blocks');
  const blocks = await readBlocks(unwrap(store), blockRange(series, from, to), codec);
  if (blocks.some(({ rows }) => !rows)) await dropDamaged(database, series, from, to);
  return blocks
    .flatMap(({ rows }) => rows ?? [])
    .filter((row) => codec.time(row) >= from && codec.time(row) < to);
}

export async function newestTime(database: Database, series: SeriesKey): Promise<UnixMs | undefined> {
  const { instrument, kind } = series;
  const codec: Codec<SeriesRows[SeriesKind]> = CODECS[kind];
  const all = IDBKeyRange.bound([instrument, kind], [instrument, kind, []]);
  const store = toRead(database, 'blocks');
  const keys = await store.getAllKeys(all);
  for (const key of keys.reverse()) {
    const [block] = await readBlocks(unwrap(store), IDBKeyRange.only(key), codec);
    const newest = block?.rows?.at(-1);
    if (newest) return codec.time(newest);
  }
  return undefined;
}

/** Looks again inside the writing transaction: a commit may have rewritten the block since. */
async function dropDamaged(database: Database, series: SeriesKey, from: UnixMs, to: UnixMs): Promise<void> {
  const { instrument, kind } = series;
  await inTransaction(database, ['blocks', 'series'], async (transaction) => {
    const store = transaction.objectStore('blocks');
    const states = transaction.objectStore('series');
    const state = seriesState(await states.get([instrument, kind]));
    const codec: Codec<SeriesRows[SeriesKind]> = CODECS[kind];
    let { gaps } = state;
    for (const { block, rows } of await readBlocks(unwrap(store), blockRange(series, from, to), codec)) {
      if (rows) continue;
      await store.delete([instrument, kind, block]);
      gaps = withLostBlock(gaps, block, state.end);
    }
    if (state.cursor !== undefined)
      await states.put({ ...state, instrument, kind, cursor: state.cursor, gaps });
  });
}
