/**
 * Watches one coin on several venues. Each contract has its own watch and fails for itself; whenever one of them has a new
 * picture the sum is made anew. Everything that must survive is in the store.
 */
import { HOUR, SECOND, type Lookback } from '../core/time';
import { type UnixMs, millis } from '../core/units';
import { type InstrumentKey, instrumentKey } from '../market/instrument';
import type { HistoryView } from '../protocol/history';
import type { Store } from '../store/store';
import type { Grid } from '../signals/grid/grid';
import type { Clock } from './clock';
import { PacedTelling, historyView } from './coin-history';
import { contractOf } from './contract-of';
import { GridWatch } from './grid-watch';
import { type Market, snapshotKey } from './market';
import { MarketWatch } from './market-watch';
import { isLoading } from './member-status';
import { passedBetween } from './passed-prices';
import { type PastPart, pastPanel } from './replay/past-panel';
import { type Seat, type VenueAccess, seatsOf } from './seat';
import { type MarketGlance, type MarketPanel, type Member, glanceOf, panelOf } from './snapshot';
import { withShownSum } from './shown-sum';
import { staleAfter } from './status';
import type { StoppedLookbacks } from './stopped-lookbacks';
import { type PicturePart, type SummedPicture, summedPicture } from './summed-picture';
import type { ForecastMember } from './track-record/frozen-forecast';
import type { TrackRecord } from './track-record/track-record';

export interface CoinWatchDependencies {
  readonly coin: string;
  /** The first that has data gives prices and units. */
  readonly venues: readonly VenueAccess[];
  /** Whether the contracts that are margined in the coin are summed as well. */
  readonly inverse: boolean;
  readonly store: Store;
  readonly clock: Clock;
  readonly record: TrackRecord;
  /** 0 … 1, spreads retries. */
  readonly random: () => number;
  readonly onPanel: (panel: MarketPanel) => void;
  /** The same picture, with newer order books. */
  readonly onBooks: (panel: MarketPanel) => void;
  readonly onGlance: (glance: MarketGlance) => void;
  readonly onHistory: (history: HistoryView) => void;
  /** No venue lists the coin. */
  readonly onRefused: (reason: string) => void;
}

const TICK = SECOND;
/** Marks come once a second: shorter than that, so that each is told when it comes. */
const QUIET = millis(0.8 * SECOND);
/** Venues close their bars together: what comes within this time is told at once. */
const TOGETHER = millis(400);
/** Books are asked for together, and come as each venue's budget lets them. */
const BOOKS_TOGETHER = millis(2 * SECOND);
/** How long venues may take to say how much history there is before the others are told without them. */
const PATIENCE = millis(3 * SECOND);

export class CoinWatch {
  private readonly market: Market;
  private readonly seats: readonly Seat[];
  private readonly members = new Map<InstrumentKey, MarketWatch>();
  /** Those whose venue has said whether it lists the coin. */
  private readonly answered = new Set<Seat>();
  private readonly sums = new Map<Lookback, SummedPicture>();
  private readonly grid: GridWatch;
  private readonly grids = new Map<Lookback, Grid>();
  private readonly due = new Set<Lookback>();
  private lookbacks: ReadonlySet<Lookback> = new Set();
  private stopped: StoppedLookbacks = new Map();
  private readonly histories: PacedTelling<HistoryView[]>;
  private readonly begun: UnixMs;
  private booksDue = false;
  private revision = 0;
  private marked = new AbortController();
  private crossHaircut = 0;
  private retained = 0;

  constructor(private readonly deps: CoinWatchDependencies) {
    const { coin, venues, inverse, store, clock, onHistory } = deps;
    this.market = { coin, venues: venues.map(({ id }) => id), inverse };
    this.seats = seatsOf(venues, inverse);
    this.begun = clock.now();
    this.grid = new GridWatch(store);
    this.histories = new PacedTelling(
      clock,
      () => [...this.lookbacks].flatMap((lookback) => this.history(lookback) ?? []),
      (views) => views.forEach(onHistory),
    );
  }

  /**
   * The lookbacks that somebody looks at. A new one is served at once, not when the next bar closes; of one that is
   * stopped no older history is fetched.
   */
  want(lookbacks: ReadonlySet<Lookback>, stopped: StoppedLookbacks = new Map()): void {
    this.lookbacks = new Set(lookbacks);
    this.stopped = stopped;
    for (const watch of this.members.values()) watch.want(lookbacks, stopped);
    this.histories.now();
  }

  /** Leaves a share of cross-margined positions out of the estimate. */
  leaveOut(crossHaircut: number): void {
    this.crossHaircut = crossHaircut;
    for (const watch of this.members.values()) watch.leaveOut(crossHaircut);
  }

  /** Undefined until it is known how much of it there is. */
  history(lookback: Lookback): HistoryView | undefined {
    const members = this.ordered().map((watch) => ({
      instrument: watch.instrument,
      progress: watch.history(lookback),
      failing: watch.condition.restFailing,
    }));
    const stopped = this.stopped.has(lookback);
    const patient = this.deps.clock.now() - this.begun < PATIENCE;
    return historyView(this.market.coin, lookback, { stopped, patient }, members);
  }

  /** Tells the present picture once more, as a new revision; false while there is none. */
  retell(lookback: Lookback): boolean {
    const sum = this.sums.get(lookback);
    if (sum) this.deps.onPanel(this.panel(sum));
    return sum !== undefined;
  }

  /** What was known at an earlier time; undefined where nothing of it is stored, or nobody waits for it any more. */
  async panelAsOf(lookback: Lookback, at: UnixMs, signal: AbortSignal): Promise<MarketPanel | undefined> {
    const parts: PastPart[] = [];
    for (const watch of this.ordered()) {
      const picture = await watch.pictureAsOf(lookback, at);
      if (signal.aborted) return undefined;
      parts.push({ instrument: watch.instrument, picture, margin: watch.margin, feed: watch.feed });
    }
    return pastPanel(parts, at);
  }

  /** Streams and refreshes until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([...this.seats.map((seat) => this.follow(seat, signal)), this.tickForever(signal)]);
  }

  /** One round without streams: for an alarm, when nobody looks. A venue that fails leaves the others their round. */
  async refreshOnce(signal: AbortSignal): Promise<void> {
    const rounds = this.seats.map(async (seat) => {
      const watch = await this.join(seat, signal);
      await watch?.refreshOnce(signal);
    });
    for (const outcome of await Promise.allSettled(rounds))
      if (outcome.status === 'rejected') console.warn('isobar: refresh', outcome.reason);
    for (const lookback of this.lookbacks) await this.tell(lookback);
  }

  private async follow(seat: Seat, signal: AbortSignal): Promise<void> {
    const watch = await this.join(seat, signal);
    if (!signal.aborted) await watch?.run(signal);
  }

  /** Undefined where there is no contract, or none besides the one that another seat has. */
  private async join(seat: Seat, signal: AbortSignal): Promise<MarketWatch | undefined> {
    const { coin, store, clock, random, onRefused } = this.deps;
    const contract = await contractOf(coin, seat, { store, clock, random }, signal);
    if (signal.aborted) return undefined;
    this.answered.add(seat);
    if (!contract) {
      if (this.answered.size === this.seats.length && this.members.size === 0) onRefused('no-perpetual');
      return undefined;
    }
    const key = instrumentKey(contract.instrument);
    if (this.members.has(key)) return undefined;
    const watch = new MarketWatch({
      ...contract,
      store,
      clock,
      random,
      bannedUntil: seat.bannedUntil,
      onPicture: (lookback) => void this.tellSoon(lookback, signal),
      onCondition: () => this.tellGlances(),
      onMark: () => this.marked.abort(),
      onHistory: () => void this.histories.soon(signal),
      onBook: () => void this.tellBooksSoon(signal),
    });
    this.members.set(key, watch);
    watch.leaveOut(this.crossHaircut);
    watch.want(this.lookbacks, this.stopped);
    return watch;
  }

  private async tellSoon(lookback: Lookback, signal: AbortSignal): Promise<void> {
    if (this.due.has(lookback)) return;
    this.due.add(lookback);
    if (this.members.size > 1) await this.deps.clock.sleep(TOGETHER, signal);
    this.due.delete(lookback);
    if (!signal.aborted)
      await this.tell(lookback).catch((error: unknown) => console.warn('isobar: sum', error));
  }

  private async tellBooksSoon(signal: AbortSignal): Promise<void> {
    if (this.booksDue) return;
    this.booksDue = true;
    await this.deps.clock.sleep(BOOKS_TOGETHER, signal);
    this.booksDue = false;
    if (signal.aborted) return;
    for (const lookback of this.lookbacks) {
      const sum = this.sums.get(lookback);
      if (sum) this.deps.onBooks(this.panel(sum));
    }
  }

  private async tell(lookback: Lookback): Promise<void> {
    const { store, clock, onPanel } = this.deps;
    const made = this.sumOf(lookback, clock.now());
    if (!made) return;
    // While history comes in, bars of the past are made up anew: that corrects nothing.
    const isLoading = this.ordered().some(({ condition }) => condition.backfilling);
    const sum = isLoading ? made : await withShownSum(store, made);
    this.sums.set(lookback, sum);
    await this.evaluate(lookback, sum);
    const panel = this.panel(sum);
    await store.saveSnapshot(snapshotKey(this.market, lookback), panel);
    onPanel(panel);
    await this.deps.record.take(this.market, sum, this.forecastMembers(lookback));
    await this.retain(clock.now());
  }

  private async evaluate(lookback: Lookback, { picture }: SummedPicture): Promise<void> {
    const loading = this.ordered().some(
      ({ pictures, condition }) => !condition.restFailing && isLoading(pictures.get(lookback), condition),
    );
    const key = snapshotKey(this.market, lookback);
    const grid = await this.grid.take(key, picture, loading, this.deps.clock.now());
    if (grid) this.grids.set(lookback, grid);
  }

  private forecastMembers(lookback: Lookback): ForecastMember[] {
    return this.ordered().map(({ instrument, feed, pictures }) => ({
      instrument,
      feed,
      picture: pictures.get(lookback),
    }));
  }

  private async retain(now: UnixMs): Promise<void> {
    if (now - this.retained < HOUR) return;
    this.retained = now;
    await this.deps.store.retain(now);
  }

  private sumOf(lookback: Lookback, now: UnixMs): SummedPicture | undefined {
    const parts = this.ordered().flatMap((watch) => {
      const picture = watch.pictures.get(lookback);
      return picture?.estimate ? [{ instrument: watch.instrument, picture }] : [];
    });
    const newest = Math.max(...parts.map(({ picture }) => picture.estimate!.asOf));
    const isBehind = ({ picture }: PicturePart): boolean =>
      newest - picture.estimate!.asOf > staleAfter(picture.plan.interval);
    const [first, ...rest] = [...parts.filter((part) => !isBehind(part)), ...parts.filter(isBehind)];
    if (!first) return undefined;
    const withPassed = (part: PicturePart): PicturePart => {
      const { asOf } = part.picture.estimate!;
      const passed = (until?: number) => passedBetween(first.picture.bars, asOf, until);
      return passed() ? { ...part, passed } : part;
    };
    return summedPicture([withPassed(first), ...rest.map(withPassed)], now);
  }

  /** By the order of the venues, linear before inverse, those whose streams run first: the first gives the price. */
  private ordered(): MarketWatch[] {
    const { venues } = this.market;
    const placeOf = ({ instrument: { venue, linear } }: MarketWatch): number =>
      2 * venues.indexOf(venue) + (linear ? 0 : 1);
    const all = [...this.members.values()].sort((a, b) => placeOf(a) - placeOf(b));
    const isLive = (watch: MarketWatch): boolean => {
      const { streamLost, restFailing } = watch.condition;
      return !streamLost && !restFailing;
    };
    return [...all.filter(isLive), ...all.filter((watch) => !isLive(watch))];
  }

  /** Tells a price when it comes, and then none for a moment. */
  private async tickForever(signal: AbortSignal): Promise<void> {
    const { clock } = this.deps;
    let told: UnixMs | undefined;
    while (!signal.aborted) {
      this.marked = new AbortController();
      const mark = this.ordered()[0]?.condition.mark;
      if (mark === undefined || mark.time === told) {
        await clock.sleep(TICK, AbortSignal.any([signal, this.marked.signal]));
        continue;
      }
      told = mark.time;
      this.tellGlances();
      await clock.sleep(QUIET, signal);
    }
  }

  private tellGlances(): void {
    for (const lookback of this.lookbacks) {
      const sum = this.sums.get(lookback);
      if (!sum) continue;
      this.revision++;
      this.deps.onGlance(glanceOf(sum.picture, this.circumstances(sum)));
    }
  }

  private panel(sum: SummedPicture): MarketPanel {
    this.revision++;
    return panelOf(sum.picture, this.circumstances(sum));
  }

  private circumstances({ picture, reference, inFlow, inOpenInterest, origins }: SummedPicture) {
    const { clock } = this.deps;
    // Which streams run may have changed since the sum was made: its prices stay those of the same venue.
    const watches = this.ordered().toSorted(
      (a, b) => Number(b.instrument === reference) - Number(a.instrument === reference),
    );
    const members = watches.map((watch): Member => {
      const own = watch.pictures.get(picture.lookback);
      const { instrument, condition } = watch;
      return {
        instrument,
        condition: { ...condition, historyStopped: this.stopped.has(picture.lookback) },
        picture: own,
        feed: watch.feed,
        inFlow: inFlow.has(instrument),
        inOpenInterest: inOpenInterest.has(instrument),
        margin: watch.margin,
        book: watch.book.record,
        ratios: watch.accounts.newest,
        publishesInterest: watch.publishesInterest,
        clockAhead: watch.clockAhead,
      };
    });
    return {
      members,
      origins,
      grid: this.grids.get(picture.lookback),
      unreached: this.seats.filter((seat) => !this.answered.has(seat)).map(({ id }) => id),
      now: clock.now(),
      revision: this.revision,
      tierTableDate: watches[0]?.margin?.table.date ?? 'assumed',
    };
  }
}
