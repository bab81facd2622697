/**
 * How much of a lookback's history is there, and how long the rest takes by the venue's limits. Pages are counted in parts,
 * so that a bar that has just closed weighs as little as it is.
 */
import { type Millis, type UnixMs, millis, unixMs } from '../core/units';
import { type PagedSeries, heldBack } from '../venues/pace';
import type { Venue } from '../venues/venue';
import { type Page, type PagedNeed, isMarkKind, pageSizeOf } from './backfill';
import type { Stretch } from './missing';

export interface HistoryExtent {
  /** Pages of all series together. */
  readonly wanted: number;
  readonly lacking: number;
  /** Rounds that the lacking ones take, each a page of every series that lacks any. */
  readonly rounds: number;
  /** How long the venue's limits hold the lacking ones back, at least. */
  readonly heldBack: Millis;
  /** No bar is lacking from here up to the newest few, which may only be late. */
  readonly reaches: UnixMs;
}

/** How many rounds were to come when. */
export interface HistoryMark {
  readonly at: UnixMs;
  readonly rounds: number;
}

type PagingVenue = Pick<Venue, 'pace' | 'pageSize'>;

/** So many of the newest items may be on their way. */
const LATE = 5;

/** `lacking`: newest first within a series, those of the lookback's own bars before all others. */
export function historyExtent(
  venue: PagingVenue,
  needs: readonly PagedNeed[],
  lacking: readonly Page[],
  now: UnixMs,
): HistoryExtent {
  const weights = lacking.map(({ need, stretch }) =>
    venue.pace.pageWeight({ series: seriesOf(need), interval: need.interval, ...stretch }, now),
  );
  return {
    wanted: sum(needs.map((need) => pagesIn(venue, need, need))),
    lacking: sum(lacking.map(({ need, stretch }) => pagesIn(venue, need, stretch))),
    rounds: roundsOf(lacking),
    heldBack: heldBack(venue.pace, sum(weights)),
    reaches: reachOf(needs[0], lacking, now),
  };
}

function roundsOf(lacking: readonly Page[]): number {
  const pages = new Map<string, number>();
  for (const { need } of lacking) pages.set(need.kind, (pages.get(need.kind) ?? 0) + 1);
  return Math.max(0, ...pages.values());
}

function reachOf(bars: PagedNeed | undefined, lacking: readonly Page[], now: UnixMs): UnixMs {
  if (!bars) return now;
  const settled = now - LATE * bars.interval;
  const holes = lacking.filter(({ need, stretch }) => need.kind === bars.kind && stretch.from < settled);
  return unixMs(Math.max(bars.from, ...holes.map(({ stretch }) => Math.min(stretch.to, settled))));
}

/**
 * The limits allow no less than `heldBack`; a slow answer, or the user's own tabs at the venue, make it longer, which the
 * rounds that were done since a while ago tell. Undefined where neither says anything yet.
 */
export function timeLeft(
  { rounds, heldBack }: Pick<HistoryExtent, 'rounds' | 'heldBack'>,
  since: HistoryMark,
  now: UnixMs,
): Millis | undefined {
  const done = since.rounds - rounds;
  if (done > 0) return millis(Math.max(heldBack, ((now - since.at) * rounds) / done));
  return heldBack > 0 || rounds === 0 ? heldBack : undefined;
}

/** What is fetched while older history is stopped: what has closed since, and the few before that may have been late. */
export function pagesSince(stoppedAt: UnixMs, pages: readonly Page[]): Page[] {
  return pages.flatMap(({ need, stretch }) => {
    const first = Math.ceil(stoppedAt / need.interval - LATE) * need.interval;
    const from = unixMs(Math.max(stretch.from, first));
    return from < stretch.to ? [{ need, stretch: { from, to: stretch.to } }] : [];
  });
}

function pagesIn(venue: PagingVenue, need: PagedNeed, { from, to }: Stretch): number {
  return (to - from) / (need.interval * pageSizeOf(venue, need));
}

function seriesOf({ kind }: PagedNeed): PagedSeries {
  if (kind === 'open-interest') return kind;
  return isMarkKind(kind) ? 'mark-bars' : 'bars';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
