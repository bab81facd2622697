/**
 * What was shown of closed bars' delta. A bar whose delta turns out to be another one is shown anew and keeps what it was
 * first shown with, so that no reload hides that it was corrected.
 */
import { unixMs } from '../core/units';
import type { InstrumentKey } from '../market/instrument';
import type { JoinedDelta } from '../orderflow/joined-delta';
import type { ShownDelta, Store } from '../store/store';

/** A venue's own bar adds the same trades up in another order, and may round them. */
const ROUNDING = 1e-6;

/** Remembers what is shown now; the bars that were ever shown otherwise, ascending. */
export async function rememberShown(
  store: Store,
  instrument: InstrumentKey,
  { openTimes, delta, sources, interval }: JoinedDelta,
): Promise<ShownDelta[]> {
  const [first, last] = [openTimes[0], openTimes.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = await store.read(instrument, 'shown-delta', unixMs(first), unixMs(last + interval));
  const before = new Map(known.map((row) => [row.openTime, row]));
  const rows = Array.from(openTimes, (time, i): ShownDelta => {
    const openTime = unixMs(time);
    const now = { openTime, delta: delta[i]!, estimated: sources[i] === 'estimated' };
    return shownAnew(before.get(openTime), now);
  });
  const changed = rows.filter((row) => before.get(row.openTime) !== row);
  if (changed.length > 0) {
    await store.commit({ instrument, kind: 'shown-delta', rows: changed, cursor: String(last) });
  }
  return rows.filter(({ first }) => first !== undefined);
}

/** The row that is there, where it says the same already. */
function shownAnew(before: ShownDelta | undefined, now: ShownDelta): ShownDelta {
  if (!before) return now;
  if (before.estimated === now.estimated && isSame(before.delta, now.delta)) return before;
  const first = before.first ?? before.delta;
  return isSame(first, now.delta) ? now : { ...now, first };
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}
