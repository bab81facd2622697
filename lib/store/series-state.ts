/** The one record beside a series' blocks: its cursor, its gaps, and how far it has ever spoken. */
import * as v from 'valibot';

import { unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import { BLOCK_LENGTH, blockStart } from './block';
import { withGap } from './gap-list';
import type { SeriesRecord } from './schema';

export type SeriesState = Pick<SeriesRecord, 'gaps' | 'end'> & { readonly cursor?: string };

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15), v.transform(unixMs));
const reason = v.picklist(['not-published', 'missed', 'invalid', 'not-fetched']);
const gap = v.pipe(
  v.object({ from: time, to: time, reason }),
  v.check(({ from, to }) => from < to),
);
const Stored = v.object({ cursor: v.string(), gaps: v.array(gap), end: time });

/** A damaged record counts as none: without a cursor the engine starts the series anew, over the same blocks. */
export function seriesState(record: unknown): SeriesState {
  const parsed = v.safeParse(Stored, record);
  return parsed.success ? parsed.output : { gaps: [], end: unixMs(0) };
}

/** What is missing when a block is lost: up to the series' end, as nothing can have stood behind that. */
export function withLostBlock(gaps: readonly Gap[], block: number, end: number): Gap[] {
  const from = blockStart(block);
  const to = unixMs(Math.min(from + BLOCK_LENGTH, end));
  return withGap(gaps, { from, to, reason: 'invalid' });
}
