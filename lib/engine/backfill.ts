/** Fetches what a need lacks into the store, page by page, newest first. Each page commits whole or not at all. */
import type { Millis, UnixMs } from '../core/units';
import type { Bar, MarkBar } from '../market/bar';
import { gapsIn } from '../market/gap';
import { type Instrument, instrumentKey } from '../market/instrument';
import type { BarKind, MarkKind, Store } from '../store/store';
import type { Venue } from '../venues/venue';
import { type Stretch, missingPages } from './missing';
import type { Need } from './plan';

/** The regular series, which can be asked for by stretch. */
type RegularKind = BarKind | MarkKind | 'open-interest';

export type PagedNeed = Need & { readonly kind: RegularKind };

export interface Page {
  readonly need: PagedNeed;
  readonly stretch: Stretch;
}

/** Those that the venue publishes. */
export function pagedNeeds(venue: Venue, needs: readonly Need[]): PagedNeed[] {
  return needs.filter((need) => isRegular(need)).filter(({ kind }) => isPublished(venue, kind));
}

export function pageSizeOf({ pageSize }: Pick<Venue, 'pageSize'>, { kind }: PagedNeed): number {
  return kind === 'open-interest' ? pageSize.openInterest : pageSize.bars;
}

export async function pagesToFetch(
  venue: Venue,
  store: Store,
  instrument: Instrument,
  needs: readonly PagedNeed[],
): Promise<Page[]> {
  const key = instrumentKey(instrument);
  const result: Page[] = [];
  for (const need of needs) {
    const rows = await store.read(key, need.kind, need.from, need.to);
    const times = rows.map((row) =>
      'openTime' in row ? row.openTime : nearestStamp(row.time, need.interval),
    );
    const stretches = missingPages(
      times,
      await store.gaps(key, need.kind),
      need.from,
      need.to,
      need.interval,
      pageSizeOf(venue, need),
    );
    result.push(...stretches.map((stretch) => ({ need, stretch })));
  }
  return result;
}

function isRegular(need: Need): need is PagedNeed {
  return need.kind !== 'funding' && need.kind !== 'liquidation' && need.kind !== 'flow';
}

function isPublished(venue: Venue, kind: RegularKind): boolean {
  if (kind === 'open-interest') return venue.openInterestHistory !== undefined;
  return !isMarkKind(kind) || venue.markBars !== undefined;
}

export function isMarkKind(kind: RegularKind): kind is MarkKind {
  return kind.startsWith('mark-');
}

/**
 * Fetches and commits one page; returns how many items came. What the venue left out of a page that lies in the past
 * is recorded as not published, so that it is not asked for again; the newest few intervals may only be late.
 */
export async function fetchPage(
  venue: Venue,
  store: Store,
  instrument: Instrument,
  { need, stretch }: Page,
  now: UnixMs,
  signal: AbortSignal,
): Promise<number> {
  const { symbol } = instrument;
  const { kind, interval } = need;
  const instrumentId = instrumentKey(instrument);
  const cursor = String(stretch.to);
  if (kind === 'open-interest') {
    const rows = await venue.openInterestHistory!(symbol, interval, stretch.from, stretch.to, signal);
    const gaps = unpublished(
      rows.map((row) => nearestStamp(row.time, interval)),
      stretch,
      interval,
      now,
    );
    await store.commit({ instrument: instrumentId, kind, rows, cursor, gaps });
    return rows.length;
  }
  const rows: readonly (Bar | MarkBar)[] = isMarkKind(kind)
    ? await venue.markBars!(symbol, interval, stretch.from, stretch.to, signal)
    : await venue.bars(symbol, interval, stretch.from, stretch.to, signal);
  const gaps = unpublished(
    rows.map((row) => row.openTime),
    stretch,
    interval,
    now,
  );
  await store.commit({ instrument: instrumentId, kind, rows: rows as Bar[], cursor, gaps });
  return rows.length;
}

/** Stamps may come a second or two late; the instant they stand for is the nearest multiple of the period. */
function nearestStamp(time: UnixMs, period: Millis): number {
  return Math.round(time / period) * period;
}

function unpublished(times: readonly number[], { from, to }: Stretch, interval: Millis, now: UnixMs) {
  const settled = Math.min(to, now - 3 * interval) as UnixMs;
  return settled > from ? gapsIn(times, interval, from, settled, 'not-published') : [];
}
