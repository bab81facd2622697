/**
 * One step of ingest: rows, cursor and gaps in one transaction, so that a worker that dies leaves either the state before
 * the step or the one after it, and the cursor never says anything else than the rows.
 */
import { unwrap } from 'idb';

import { unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import { blockRange, readBlocks, type SeriesKey } from './block-access';
import { BLOCK_LENGTH, groupByBlock } from './block';
import type { Codec } from './codec';
import { coverage, withGap, withoutStretch } from './gap-list';
import type { Database, Transaction } from './schema';
import { CODECS } from './series-codecs';
import { seriesState, withLostBlock } from './series-state';
import type { Batch, SeriesKind, SeriesRows } from './store';
import { StoreError } from './store-error';
import { inTransaction } from './transaction';

export async function commitBatch<Kind extends SeriesKind>(
  database: Database,
  batch: Batch<Kind>,
): Promise<void> {
  const codec: Codec<SeriesRows[Kind]> = CODECS[batch.kind];
  refuseFaults(batch, codec);
  await inTransaction(database, ['blocks', 'series'], (transaction) => write(transaction, batch, codec));
}

async function write<Kind extends SeriesKind>(
  transaction: Transaction<'readwrite'>,
  batch: Batch<Kind>,
  codec: Codec<SeriesRows[Kind]>,
): Promise<void> {
  const { instrument, kind, cursor } = batch;
  const rows = codec.merged([], batch.rows);
  const series = transaction.objectStore('series');
  const blocks = transaction.objectStore('blocks');
  const readable = unwrap(blocks);
  const state = seriesState(await series.get([instrument, kind]));

  await withdraw(transaction, batch, codec);
  const stated = await notStored(readable, batch, codec);
  let gaps = stated.reduce<Gap[]>(withGap, [...state.gaps]);
  for (const [block, added] of groupByBlock(rows, codec.time)) {
    const range = IDBKeyRange.only([instrument, kind, block]);
    const [stored] = await readBlocks(readable, range, codec);
    if (stored && !stored.rows) gaps = withLostBlock(gaps, block, state.end);
    const columns = codec.encode(codec.merged(stored?.rows ?? [], added));
    await blocks.put({ instrument, kind, block, columns });
  }
  gaps = coverage(rows, codec.time, codec.span).reduce(withoutStretch, gaps);

  const newest = rows.at(-1);
  const end = Math.max(state.end, newest ? codec.time(newest) + Math.max(codec.span(newest), 1) : 0);
  await series.put({ instrument, kind, cursor, gaps, end: unixMs(end) });
}

async function withdraw<Kind extends SeriesKind>(
  transaction: Transaction<'readwrite'>,
  { instrument, kind, withdrawn = [] }: Batch<Kind>,
  codec: Codec<SeriesRows[Kind]>,
): Promise<void> {
  const blocks = transaction.objectStore('blocks');
  for (const { from, to } of withdrawn) {
    const range = blockRange({ instrument, kind }, from, to);
    for (const { block, rows = [] } of await readBlocks(unwrap(blocks), range, codec)) {
      const kept = rows.filter((row) => codec.time(row) < from || codec.time(row) >= to);
      if (kept.length === rows.length) continue;
      if (kept.length === 0) await blocks.delete([instrument, kind, block]);
      else await blocks.put({ instrument, kind, block, columns: codec.encode(kept) });
    }
  }
}

/** The batch's gaps without what is stored already: a gap never lies over a row. */
async function notStored<Kind extends SeriesKind>(
  blocks: IDBObjectStore,
  { instrument, kind, gaps = [], withdrawn = [] }: Batch<Kind>,
  codec: Codec<SeriesRows[Kind]>,
): Promise<Gap[]> {
  const left: Gap[] = [];
  for (const gap of [...gaps, ...withdrawn]) {
    if (!(gap.from < gap.to)) continue;
    // A row of the block before can still speak for the gap's beginning.
    const range = blockRange({ instrument, kind }, gap.from - BLOCK_LENGTH, gap.to);
    const stored = (await readBlocks(blocks, range, codec)).flatMap(({ rows }) => rows ?? []);
    left.push(...coverage(stored, codec.time, codec.span).reduce<Gap[]>(withoutStretch, [gap]));
  }
  return left;
}

function refuseFaults<Kind extends SeriesKind>(
  { instrument, kind, rows }: SeriesKey & Pick<Batch<Kind>, 'rows'>,
  codec: Codec<SeriesRows[Kind]>,
): void {
  for (const row of rows) {
    const fault = codec.fault(row);
    if (!fault) continue;
    const where = `${instrument} ${kind} at ${codec.time(row)}`;
    throw new StoreError('invalid-row', `${where}: ${fault.field} cannot be ${String(fault.got)}`);
  }
}
