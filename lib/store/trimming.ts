/** Taking the oldest blocks away: what is past its time, or what makes room on a full disk. */
import type { UnixMs } from '../core/units';
import { blockOf, blockStart } from './block';
import { withoutStretch } from './gap-list';
import { PRUNED_SHARE, RETENTION, SNAPSHOT_RETENTION } from './retention';
import type { Database, Transaction } from './schema';
import { seriesState } from './series-state';
import type { SeriesKind } from './store';
import { inTransaction } from './transaction';

export async function retainRecent(database: Database, now: UnixMs): Promise<void> {
  await inTransaction(database, ['blocks', 'series', 'snapshots'], async (transaction) => {
    await dropBefore(transaction, (kind) => blockOf(now - RETENTION[kind]));
    const snapshots = transaction.objectStore('snapshots');
    for (const { key, savedAt } of await snapshots.getAll()) {
      if (savedAt < now - SNAPSHOT_RETENTION) await snapshots.delete(key);
    }
  });
}

/** Each series loses its beginning only, so no hole comes into being: it starts later, as if it were kept less long. */
export async function pruneOldest(database: Database): Promise<void> {
  await inTransaction(database, ['blocks', 'series'], async (transaction) => {
    const keys = await transaction.objectStore('blocks').getAllKeys();
    const ages = keys.map(([, , block]) => block).sort((a, b) => a - b);
    const oldestKept = ages[Math.ceil(ages.length * PRUNED_SHARE)] ?? Infinity;
    await dropBefore(transaction, () => oldestKept);
  });
}

async function dropBefore(
  transaction: Transaction<'readwrite'>,
  firstKept: (kind: SeriesKind) => number,
): Promise<void> {
  const blocks = transaction.objectStore('blocks');
  const series = transaction.objectStore('series');
  for (const record of await series.getAll()) {
    const { instrument, kind } = record;
    const block = firstKept(kind);
    await blocks.delete(IDBKeyRange.bound([instrument, kind], [instrument, kind, block], false, true));
    const { gaps } = seriesState(record);
    const kept = withoutStretch(gaps, { from: -Infinity, to: blockStart(block) });
    await series.put({ ...record, gaps: kept });
  }
}
