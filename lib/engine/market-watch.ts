/**
 * Watches one market: keeps its series complete, computes a picture whenever a bar has closed, and tells listeners.
 * Everything that must survive is in the store; this object may vanish at any line and be made again.
 */
import { MINUTE, SECOND, type Lookback } from '../core/time';
import { type Millis, type UnixMs, millis, unixMs } from '../core/units';
import type { MarginTierTable } from '../liquidation/margin-tiers';
import { type Instrument, type InstrumentKey, instrumentKey } from '../market/instrument';
import type { GlanceSnapshot } from '../protocol/snapshot';
import type { Store } from '../store/store';
import { UnlistedSymbol } from '../venues/unlisted-symbol';
import type { Venue } from '../venues/venue';
import { type Page, fetchPage, pagesToFetch } from './backfill';
import type { Clock } from './clock';
import { LiveFeed } from './live-feed';
import { type Picture, picture } from './picture';
import { FUNDING_HISTORY, type LookbackPlan, needs, planFor } from './plan';
import { retryDelay } from './retry';
import { type MarketPanel, glanceOf, panelOf } from './snapshot';

export interface WatchDependencies {
  readonly venue: Venue;
  readonly store: Store;
  readonly clock: Clock;
  readonly symbol: string;
  /** 0 … 1, spreads retries. */
  readonly random: () => number;
  /** When the venue's ban ends, while there is one. */
  readonly bannedUntil: () => UnixMs | undefined;
  readonly onPanel: (panel: MarketPanel) => void;
  readonly onGlance: (glance: GlanceSnapshot) => void;
  /** The venue does not list the symbol. */
  readonly onRefused: (reason: string) => void;
}

const TICK = SECOND;
/** While history is loading, a picture this often. */
const LOADING_PICTURE = millis(2 * SECOND);
/** A bar is asked for this long after its close, when the venue has settled it. */
const SETTLE = millis(1_500);
const STREAM_RETRY = millis(2 * SECOND);
const FIVE_MINUTES = millis(5 * MINUTE);
const FUNDING_EVERY = millis(10 * MINUTE);

export class MarketWatch {
  private readonly key: InstrumentKey;
  private readonly live: LiveFeed;
  private readonly pictures = new Map<Lookback, Picture>();
  private lookbacks: ReadonlySet<Lookback> = new Set();
  private resolution: 'fine' | 'coarse' = 'fine';
  private instrument: Instrument | undefined;
  private tiers: MarginTierTable | undefined;
  private loading = true;
  private failures = 0;
  private fundingFetched = 0;
  private revision = 0;
  private wake = new AbortController();
  /** Pages asked for since the last bar closed: what the venue did not have then, it is not asked for again at once. */
  private readonly asked = new Set<string>();
  /** Streams wait until the venue is known to list the symbol. */
  private readonly listed: Promise<void>;
  private readonly markListed: () => void;

  constructor(private readonly deps: WatchDependencies) {
    let resolve: () => void = () => undefined;
    this.listed = new Promise((resolved) => {
      resolve = resolved;
    });
    this.markListed = resolve;
    this.key = instrumentKey({ venue: deps.venue.id, symbol: deps.symbol });
    this.live = new LiveFeed(deps.venue, deps.store, deps.clock, this.key, deps.symbol);
  }

  /** The lookbacks that somebody looks at. A new one is served at once, not when the next bar closes. */
  want(lookbacks: ReadonlySet<Lookback>): void {
    const isNew = [...lookbacks].some((lookback) => !this.lookbacks.has(lookback));
    this.lookbacks = new Set(lookbacks);
    if (isNew) this.wake.abort();
  }

  /** Tells the present picture once more, as a new revision; false while there is none. */
  retell(lookback: Lookback): boolean {
    const computed = this.pictures.get(lookback);
    if (computed) this.deps.onPanel(this.nextPanel(computed));
    return computed !== undefined;
  }

  /** Streams and refreshes until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([this.refreshForever(signal), this.streamForever(signal), this.tickForever(signal)]);
  }

  /** One round without streams: for an alarm, when nobody looks. */
  async refreshOnce(signal: AbortSignal): Promise<void> {
    await this.begin(signal);
    this.live.takeMark(await this.deps.venue.markPrice(this.deps.symbol, signal));
    for (;;) {
      const more = await this.round(signal);
      if (!more) break;
    }
    await this.computeAll();
  }

  private async streamForever(signal: AbortSignal): Promise<void> {
    await this.listed;
    while (!signal.aborted) {
      try {
        await this.live.run(signal);
      } catch (error) {
        console.warn('isobar: stream', error);
      }
      await this.deps.clock.sleep(STREAM_RETRY, signal);
    }
  }

  private async tickForever(signal: AbortSignal): Promise<void> {
    let told: UnixMs | undefined;
    while (!signal.aborted) {
      await this.deps.clock.sleep(TICK, signal);
      const time = this.live.price?.time;
      if (time === undefined || time === told) continue;
      told = time;
      for (const lookback of this.lookbacks) this.tellGlance(lookback);
    }
  }

  private async refreshForever(signal: AbortSignal): Promise<void> {
    const { clock } = this.deps;
    let computed = 0;
    while (!signal.aborted) {
      // Before anything is computed: what is wanted meanwhile must not wait for the next bar.
      this.wake = new AbortController();
      try {
        await this.begin(signal);
        this.loading = await this.round(signal);
        this.failures = 0;
        const now = clock.now();
        if (this.loading && now - computed < LOADING_PICTURE) continue;
        await this.computeAll();
        computed = now;
        if (!this.loading) await this.sleepToNextBar(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof UnlistedSymbol) return this.deps.onRefused('not-listed');
        this.failures++;
        this.asked.clear();
        console.warn('isobar: refresh', error);
        for (const lookback of this.lookbacks) this.tellGlance(lookback);
        await clock.sleep(this.untilRetry(), signal);
      }
    }
  }

  private untilRetry(): Millis {
    const { clock, random, bannedUntil } = this.deps;
    const { failures } = this;
    return retryDelay({ failures, now: clock.now(), bannedUntil: bannedUntil(), random: random() });
  }

  private async sleepToNextBar(signal: AbortSignal): Promise<void> {
    const now = this.deps.clock.now();
    const next = (Math.floor(now / MINUTE) + 1) * MINUTE + SETTLE;
    await this.deps.clock.sleep(millis(next - now), AbortSignal.any([signal, this.wake.signal]));
    if (this.deps.clock.now() >= next) this.asked.clear();
  }

  /** The instrument's facts, from the store or the venue; and which bar size the venue has. */
  private async begin(signal: AbortSignal): Promise<void> {
    if (this.instrument) return;
    const { store, venue, symbol } = this.deps;
    const known = await store.instrument(this.key);
    const instrument = known ?? (await venue.instrument(symbol, signal));
    if (!known) await store.saveInstrument(instrument);
    this.tiers = await venue.marginTiers(symbol, signal);
    const [fine, coarse] = await Promise.all([
      store.newest(this.key, 'bar-1m'),
      store.newest(this.key, 'bar-5m'),
    ]);
    if (fine === undefined && coarse !== undefined && !this.lookbacks.has('30d')) this.resolution = 'coarse';
    this.instrument = instrument;
    this.markListed();
  }

  /** Fetches one page of each series that lacks any; true while more are to come. */
  private async round(signal: AbortSignal): Promise<boolean> {
    const { venue, store, clock } = this.deps;
    const instrument = this.instrument!;
    await this.refreshFunding(signal);
    let more = false;
    for (const lookback of this.lookbacks) {
      const now = clock.now();
      const plan = this.plan(lookback);
      const lacking = await pagesToFetch(
        venue,
        store,
        instrument,
        needs(lookback, plan, now, venue.openInterestDepth(FIVE_MINUTES)),
      );
      const pages = lacking.filter((page) => !this.asked.has(pageKey(page)));
      const newest = pages.filter(
        (page, i) => pages.findIndex((other) => other.need.kind === page.need.kind) === i,
      );
      for (const page of newest) this.asked.add(pageKey(page));
      const counts = await Promise.all(
        newest.map((page) => fetchPage(venue, store, instrument, page, now, signal)),
      );
      const empty = newest.some((page, i) => page.need.kind === 'bar-1m' && counts[i] === 0);
      if (empty && (await store.newest(this.key, 'bar-1m')) === undefined) {
        this.resolution = 'coarse';
        more = true;
      }
      more ||= pages.length > newest.length;
    }
    return more;
  }

  private async refreshFunding(signal: AbortSignal): Promise<void> {
    const { venue, store, clock, symbol } = this.deps;
    const now = clock.now();
    if (now - this.fundingFetched < FUNDING_EVERY) return;
    const newest = await store.newest(this.key, 'funding');
    const from = newest === undefined ? unixMs(Math.max(0, now - FUNDING_HISTORY)) : unixMs(newest + 1);
    const rows = await venue.fundingHistory(symbol, from, now, signal);
    if (rows.length > 0)
      await store.commit({ instrument: this.key, kind: 'funding', rows, cursor: String(rows.at(-1)!.time) });
    if (!this.live.price) this.live.takeMark(await venue.markPrice(symbol, signal));
    this.fundingFetched = now;
  }

  private plan(lookback: Lookback): LookbackPlan {
    return planFor(lookback, this.resolution);
  }

  private async computeAll(): Promise<void> {
    const { store, clock, venue, onPanel } = this.deps;
    for (const lookback of this.lookbacks) {
      const computed = await picture(store, clock, {
        instrument: this.key,
        lookback,
        plan: this.plan(lookback),
        feed: venue.liquidationFeed,
        tiers: this.tiers,
      });
      this.pictures.set(lookback, computed);
      const panel = this.nextPanel(computed);
      await store.saveSnapshot(snapshotKey(this.key, lookback), panel);
      onPanel(panel);
    }
    await store.retain(clock.now());
  }

  private nextPanel(computed: Picture): MarketPanel {
    this.revision++;
    return panelOf(computed, this.circumstances());
  }

  private tellGlance(lookback: Lookback): void {
    const computed = this.pictures.get(lookback);
    if (!computed || !this.instrument) return;
    this.revision++;
    this.deps.onGlance(glanceOf(computed, this.circumstances()));
  }

  private circumstances() {
    const { clock, bannedUntil } = this.deps;
    const now = clock.now();
    const banned = bannedUntil();
    return {
      instrument: this.instrument!,
      mark: this.live.mark,
      now,
      revision: this.revision,
      backfilling: this.loading,
      streamLost: this.live.lost,
      restFailing: this.failures > 0,
      banned: banned !== undefined && banned > now,
      tierTableDate: this.tiers?.date ?? 'assumed',
    };
  }
}

function pageKey({ need, stretch }: Page): string {
  return `${need.kind} ${stretch.from} ${stretch.to}`;
}

export function snapshotKey(instrument: InstrumentKey, lookback: Lookback): string {
  return `${instrument}:${lookback}`;
}
