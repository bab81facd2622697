/**
 * Watches one venue's contract: keeps its series complete and computes a picture whenever a bar has closed. Everything
 * that must survive is in the store; this object may vanish at any line and be made again.
 */
import { MINUTE, SECOND, type Lookback } from '../core/time';
import { type Millis, type Price, type UnixMs, millis } from '../core/units';
import { type Instrument, type InstrumentKey, instrumentKey } from '../market/instrument';
import type { MarkPrice } from '../market/mark-price';
import type { Store } from '../store/store';
import type { LiquidationFeed, Venue } from '../venues/venue';
import { AccountWatch } from './account-watch';
import { BookWatch } from './book-watch';
import type { Clock } from './clock';
import { type ContractMargin, contractMargin } from './contract-margin';
import { fetchFunding } from './funding-history';
import { History } from './history';
import type { HistoryProgress } from './history-load';
import { LiquidationHistory } from './liquidation-history';
import { LiveFeed } from './live-feed';
import type { Picture } from './picture';
import { Pictures } from './pictures';
import { type LookbackPlan, planFor } from './plan';
import { retryDelay } from './retry';
import { SpotHistory } from './spot-history';
import type { StoppedLookbacks } from './stopped-lookbacks';

export interface WatchDependencies {
  readonly venue: Venue;
  readonly store: Store;
  readonly clock: Clock;
  readonly instrument: Instrument;
  /** 0 … 1, spreads retries. */
  readonly random: () => number;
  /** When the venue's ban ends, while there is one. */
  readonly bannedUntil: () => UnixMs | undefined;
  /** A new picture of this lookback is there. */
  readonly onPicture: (lookback: Lookback) => void;
  /** Something that shows in its condition changed. */
  readonly onCondition: () => void;
  /** A newer mark price is there. */
  readonly onMark: () => void;
  /** More of a history is there. */
  readonly onHistory: () => void;
  /** Its order book was looked at. */
  readonly onBook: () => void;
}

/** How a watch fares, besides what it has computed. */
export interface Condition {
  readonly mark: MarkPrice | undefined;
  readonly backfilling: boolean;
  readonly streamLost: boolean;
  readonly restFailing: boolean;
  readonly banned: boolean;
}

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
  private readonly histories: History;
  private readonly past: LiquidationHistory;
  private readonly spot: SpotHistory;
  readonly book: BookWatch;
  readonly accounts: AccountWatch;
  readonly pictures: Pictures;
  private lookbacks: ReadonlySet<Lookback> = new Set();
  /** The shortest bars that the venue turned out to have: a replay of a recording may lack minutes. */
  private finest: Millis = MINUTE;
  private loading = true;
  private failures = 0;
  private begun = false;
  private fundingFetched = 0;
  private interestRecorded = 0;
  private wake = new AbortController();

  constructor(private readonly deps: WatchDependencies) {
    const { venue, store, clock, instrument } = deps;
    this.key = instrumentKey(instrument);
    this.histories = new History(deps);
    this.past = new LiquidationHistory(venue, store, instrument);
    this.spot = new SpotHistory(venue, store, instrument);
    this.live = new LiveFeed(venue, store, clock, instrument, deps.onMark);
    this.pictures = new Pictures(venue, store, clock, instrument);
    const traded = (middle: Price) => this.live.traded.take(middle);
    this.book = new BookWatch({ venue, store, clock, instrument, traded, onBook: deps.onBook });
    this.accounts = new AccountWatch(venue, instrument.symbol, clock);
  }

  get instrument(): Instrument {
    return this.deps.instrument;
  }

  /** Undefined until its venue has said its margin tiers, or where it says none. */
  get margin(): ContractMargin | undefined {
    const { tiers } = this.pictures;
    return tiers && contractMargin(this.instrument, tiers);
  }

  get feed(): LiquidationFeed {
    return this.deps.venue.liquidationFeed;
  }

  /** Whether its venue publishes open interest of the past; else the present is recorded. */
  get publishesInterest(): boolean {
    return this.deps.venue.openInterestHistory !== undefined;
  }

  /** Exchange time minus this machine's, in milliseconds; undefined until something was streamed. */
  get clockAhead(): number | undefined {
    return this.live.clockAhead;
  }

  get condition(): Condition {
    const banned = this.deps.bannedUntil();
    return {
      mark: this.live.mark,
      backfilling: this.loading,
      streamLost: this.live.lost,
      restFailing: this.failures > 0,
      banned: banned !== undefined && banned > this.deps.clock.now(),
    };
  }

  /** Undefined until it is known how much of it there is. */
  history(lookback: Lookback): HistoryProgress | undefined {
    return this.histories.progress(lookback);
  }

  /**
   * The lookbacks that somebody looks at. A new one is served at once, not when the next bar closes; of one that is
   * stopped no older history is fetched.
   */
  want(lookbacks: ReadonlySet<Lookback>, stopped: StoppedLookbacks = new Map()): void {
    const isNew = [...lookbacks].some((lookback) => !this.lookbacks.has(lookback));
    this.lookbacks = new Set(lookbacks);
    if (this.histories.stop(stopped) || isNew) this.wake.abort();
  }

  /** Leaves a share of cross-margined positions out of the pictures, which are made anew at once. */
  leaveOut(crossHaircut: number): void {
    if (this.pictures.crossHaircut === crossHaircut) return;
    this.pictures.crossHaircut = crossHaircut;
    this.wake.abort();
  }

  /** The picture that could be computed at an earlier time. */
  pictureAsOf(lookback: Lookback, at: UnixMs): Promise<Picture> {
    return this.pictures.asOf(lookback, this.plan(lookback), at);
  }

  /** Streams and refreshes until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([this.refreshForever(signal), this.streamForever(signal)]);
  }

  /** One round without streams: for an alarm, when nobody looks. */
  async refreshOnce(signal: AbortSignal): Promise<void> {
    const { venue, instrument } = this.deps;
    try {
      await this.begin(signal);
      this.live.takeMark(await venue.markPrice(instrument.symbol, signal));
      let more = true;
      while (more) more = await this.round(signal);
      await this.book.refresh(signal);
    } finally {
      await this.computeDue();
    }
  }

  private async streamForever(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.live.run(signal);
      } catch (error) {
        console.warn(`isobar: ${this.key}: stream`, error);
      }
      await this.deps.clock.sleep(STREAM_RETRY, signal);
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
        if (this.loading && clock.now() - computed < LOADING_PICTURE) continue;
        await this.computeDue();
        computed = clock.now();
        if (this.loading) continue;
        // After history, which has the budget first; not awaited, since a slow book must hold nothing up.
        void this.book.refresh(signal);
        void this.refreshAccounts(signal);
        await this.sleepToNextBar(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.failures++;
        this.histories.askAgain();
        console.warn(`isobar: ${this.key}`, error);
        this.deps.onCondition();
        await this.computeStored();
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
    if (this.deps.clock.now() >= next) this.histories.askAgain();
  }

  /** What holds for the whole watch. */
  private async begin(signal: AbortSignal): Promise<void> {
    if (this.begun) return;
    const { store, venue, instrument } = this.deps;
    await store.saveInstrument(instrument);
    await this.book.resume();
    this.pictures.tiers = await venue.marginTiers(instrument.symbol, signal);
    this.begun = true;
  }

  /** Fetches one page of each series that lacks any; true while more are to come. */
  private async round(signal: AbortSignal): Promise<boolean> {
    const { store } = this.deps;
    await this.refreshFunding(signal);
    await this.recordOpenInterest(signal);
    void this.fillLiquidations(signal);
    void this.fillSpot(signal);
    let more = false;
    for (const lookback of this.lookbacks) {
      const round = await this.histories.round(lookback, this.plan(lookback), signal);
      const hasNoMinutes = round.noMinutes && (await store.newest(this.key, 'bar-1m')) === undefined;
      if (hasNoMinutes) this.finest = FIVE_MINUTES;
      more ||= round.more || hasNoMinutes;
    }
    return more;
  }

  private async refreshFunding(signal: AbortSignal): Promise<void> {
    const { venue, store, clock, instrument } = this.deps;
    const now = clock.now();
    if (now - this.fundingFetched < FUNDING_EVERY) return;
    await fetchFunding(venue, store, instrument, now, signal);
    if (!this.live.price) this.live.takeMark(await venue.markPrice(instrument.symbol, signal));
    this.fundingFetched = now;
  }

  /** Where no history is published the present is recorded, from the first look on. */
  private async recordOpenInterest(signal: AbortSignal): Promise<void> {
    const { venue, store, clock, instrument } = this.deps;
    const now = clock.now();
    if (venue.openInterestHistory || now - this.interestRecorded < FIVE_MINUTES) return;
    this.interestRecorded = now;
    const newest = this.live.openInterest;
    const fresh = newest && now - newest.time < MINUTE ? newest : undefined;
    const row = fresh ?? (await venue.openInterest(instrument.symbol, signal));
    await store.commit({
      instrument: this.key,
      kind: 'open-interest',
      rows: [row],
      cursor: String(row.time),
    });
  }

  /** No picture waits for it, nor is spoilt by it. */
  private async fillLiquidations(signal: AbortSignal): Promise<void> {
    try {
      if (await this.past.fill(this.deps.clock.now(), signal)) this.pictures.outdate();
    } catch (error) {
      if (!signal.aborted) console.warn(`isobar: ${this.key}: forced orders of the past`, error);
    }
  }

  /** They come once in a while, after pictures that may hold for minutes: those are told anew. */
  private async refreshAccounts(signal: AbortSignal): Promise<void> {
    const isNew = await this.accounts.refresh(signal);
    if (isNew && !signal.aborted) for (const lookback of this.lookbacks) this.deps.onPicture(lookback);
  }

  /** Shown beside the perpetual with the next picture. */
  private async fillSpot(signal: AbortSignal): Promise<void> {
    try {
      await this.spot.fill(this.deps.clock.now(), signal);
    } catch (error) {
      if (!signal.aborted) console.warn(`isobar: ${this.key}: spot market`, error);
    }
  }

  private plan(lookback: Lookback): LookbackPlan {
    return planFor(lookback, this.deps.venue, this.finest);
  }

  private async computeDue(): Promise<void> {
    for (const lookback of this.lookbacks) {
      const isNew = await this.pictures.bringUpToDate(lookback, this.plan(lookback));
      if (isNew) this.deps.onPicture(lookback);
    }
  }

  /** A venue out of reach shows what it last knew, once. */
  private async computeStored(): Promise<void> {
    if ([...this.lookbacks].every((lookback) => this.pictures.get(lookback))) return;
    await this.computeDue().catch((error: unknown) => console.warn(`isobar: ${this.key}: stored`, error));
  }
}
