/** One contract's history: fetched a page of each series at a time, newest first, as far as the user lets it. */
import type { Lookback } from '../core/time';
import type { Instrument } from '../market/instrument';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import { type Page, type PagedNeed, fetchPage, pagedNeeds, pagesToFetch } from './backfill';
import type { Clock } from './clock';
import { HistoryLoad, type HistoryProgress } from './history-load';
import { historyExtent, pagesSince } from './history-plan';
import { type LookbackPlan, needs } from './plan';
import type { StoppedLookbacks } from './stopped-lookbacks';

export interface HistoryDependencies {
  readonly venue: Venue;
  readonly store: Store;
  readonly clock: Clock;
  readonly instrument: Instrument;
  /** More of a lookback is there, or it is known how much there is. */
  readonly onHistory: () => void;
}

export interface Round {
  /** More pages are to come. */
  readonly more: boolean;
  /** Bars of a minute were asked for, and none came. */
  readonly noMinutes: boolean;
}

export class History {
  private readonly load = new HistoryLoad();
  private stopped: StoppedLookbacks = new Map();
  /** Pages asked for since the last bar closed: what the venue did not have then, it is not asked for again at once. */
  private readonly asked = new Set<string>();

  constructor(private readonly deps: HistoryDependencies) {}

  progress(lookback: Lookback): HistoryProgress | undefined {
    return this.load.of(lookback);
  }

  /** True where that changes what is fetched. */
  stop(stopped: StoppedLookbacks): boolean {
    const changed = [...new Set([...stopped.keys(), ...this.stopped.keys()])].filter(
      (lookback) => stopped.get(lookback) !== this.stopped.get(lookback),
    );
    for (const lookback of changed) this.load.measureAnew(lookback);
    this.stopped = stopped;
    return changed.length > 0;
  }

  askAgain(): void {
    this.asked.clear();
  }

  /** Fetches one page of each series that lacks any. */
  async round(lookback: Lookback, plan: LookbackPlan, signal: AbortSignal): Promise<Round> {
    const { venue, store, instrument, clock } = this.deps;
    const now = clock.now();
    const wanted = pagedNeeds(venue, needs(lookback, plan, now, venue));
    const lacking = this.unasked(await pagesToFetch(venue, store, instrument, wanted));
    const pages = this.allowed(lookback, lacking);
    const newest = pages.filter(
      (page, i) => pages.findIndex((other) => other.need.kind === page.need.kind) === i,
    );
    const more = pages.length > newest.length;
    // What comes in one go is not worth a word.
    if (more) this.note(lookback, wanted, lacking);
    for (const page of newest) this.asked.add(pageKey(page));
    const counts = await Promise.all(
      newest.map((page) => fetchPage(venue, store, instrument, page, now, signal)),
    );
    this.note(lookback, wanted, this.unasked(lacking));
    return { more, noMinutes: newest.some(({ need }, i) => need.kind === 'bar-1m' && counts[i] === 0) };
  }

  private allowed(lookback: Lookback, lacking: Page[]): Page[] {
    const stoppedAt = this.stopped.get(lookback);
    return stoppedAt === undefined ? lacking : this.unasked(pagesSince(stoppedAt, lacking));
  }

  private unasked(pages: readonly Page[]): Page[] {
    return pages.filter((page) => !this.asked.has(pageKey(page)));
  }

  private note(lookback: Lookback, wanted: readonly PagedNeed[], lacking: readonly Page[]): void {
    const now = this.deps.clock.now();
    this.load.note(lookback, historyExtent(this.deps.venue, wanted, lacking, now), now);
    this.deps.onHistory();
  }
}

function pageKey({ need, stretch }: Page): string {
  return `${need.kind} ${stretch.from} ${stretch.to}`;
}
