/**
 * The order book of one contract: asked for once a minute, recorded by buckets of price, its walls followed. The newest look
 * is kept whole, level by level, in memory only.
 */
import { DAY, HOUR, MINUTE, floorTo } from '../core/time';
import { type Price, type UnixMs, elapsed, millis, unixMs } from '../core/units';
import type { Depth } from '../market/depth';
import type { Gap } from '../market/gap';
import { type Instrument, instrumentKey } from '../market/instrument';
import { type RestingOrders, restingOrders } from '../market/resting-orders';
import { type BookProfile, type TradedSpan, bookProfile, middleOf } from '../orderbook/book-profile';
import { USUAL_SPAN, depthSample, usualDepth } from '../orderbook/usual-depth';
import { type Wall, Walls } from '../orderbook/walls';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';

export interface BookWatchDependencies {
  readonly venue: Venue;
  readonly store: Store;
  readonly clock: Clock;
  readonly instrument: Instrument;
  /** What traded since it was last asked; see `TradedSince`. */
  readonly traded: (middle: Price) => TradedSpan | undefined;
  /** There is a new look. */
  readonly onBook?: () => void;
}

/** What is known of a contract's book. */
export interface BookRecord {
  /** The newest look, level by level; undefined once it has grown old. */
  readonly newest: { readonly depth: Depth; readonly resting: RestingOrders } | undefined;
  /** Of the last day, ascending. */
  readonly looks: readonly BookProfile[];
  readonly walls: readonly Wall[];
  /** Dollars per percent near price in the median of the last week; undefined until there is a week. */
  readonly usual: number | undefined;
}

/** As many as venues give for a weight that a minute bears; some give fewer. */
const LEVELS = 1_000;
/** An older book says nothing of the present one. */
const STALE = millis(5 * MINUTE);
/** Minutes between two looks from which on those between are missing. */
const HOLE = 2.5 * MINUTE;
/** Looks taken up before waiting messages are let through. */
const SLICE = 200;
const SAMPLE = millis(5 * MINUTE);
/** How long walls that have gone are told of. */
const WALLS_KEPT = 6 * HOUR;

export class BookWatch {
  private newest: BookRecord['newest'];
  private asked = 0 as UnixMs;
  private looks: BookProfile[] = [];
  private readonly walls = new Walls(WALLS_KEPT);
  private usual: number | undefined;
  private sampled = 0 as UnixMs;
  private resumed: Promise<void> | undefined;

  constructor(private readonly deps: BookWatchDependencies) {}

  get record(): BookRecord {
    const { newest, looks, walls, usual } = this;
    const isFresh = elapsed(this.asked, this.deps.clock.now()) < STALE;
    return { newest: isFresh ? newest : undefined, looks, walls: walls.all, usual };
  }

  /** Takes up what an earlier watch has recorded, once. */
  resume(): Promise<void> {
    this.resumed ??= this.readBack().catch((error: unknown) => {
      this.resumed = undefined;
      throw error;
    });
    return this.resumed;
  }

  private async readBack(): Promise<void> {
    const { store, clock, instrument } = this.deps;
    const now = clock.now();
    const until = unixMs(now + MINUTE);
    this.looks = await store.read(instrumentKey(instrument), 'book', unixMs(now - DAY), until);
    for (const [i, look] of this.looks.entries()) {
      this.walls.take(look);
      if (i % SLICE === SLICE - 1) await clock.breathe();
    }
    await this.compareWithWeek(now);
  }

  /** Once in each minute of the clock. A book that cannot be had is left out, and tried again in the next. */
  async refresh(signal: AbortSignal): Promise<void> {
    const { venue, clock, instrument } = this.deps;
    const now = clock.now();
    if (floorTo(now, MINUTE) === floorTo(this.asked, MINUTE)) return;
    this.asked = now;
    this.newest = undefined;
    try {
      await this.resume();
      const depth = await venue.depth(instrument.symbol, LEVELS, signal);
      this.newest = { depth, resting: restingOrders(depth) };
      await this.take(this.newest, now);
      this.deps.onBook?.();
    } catch (error) {
      if (!signal.aborted) console.warn(`isobar: ${venue.id} ${instrument.symbol}: order book`, error);
    }
  }

  private async take({ depth, resting }: NonNullable<BookRecord['newest']>, now: UnixMs): Promise<void> {
    const middle = middleOf(depth);
    if (middle === undefined) return;
    const time = floorTo(now, MINUTE);
    const look = bookProfile(depth, time, this.deps.traded(middle));
    const before = this.looks.at(-1);
    if (!look || (before && before.time >= time)) return;
    this.looks = [...this.looks.filter((each) => each.time > time - DAY), look];
    this.walls.take(look);
    const { store, instrument } = this.deps;
    const kept = { instrument: instrumentKey(instrument), cursor: String(time) };
    await store.commit({ ...kept, kind: 'book', rows: [look], gaps: holeBetween(before, look) });
    const sample = depthSample(floorTo(time, SAMPLE), resting);
    if (!sample || sample.time <= this.sampled) return;
    this.sampled = sample.time;
    await store.commit({ ...kept, kind: 'depth', rows: [sample] });
    if (sample.time % HOUR === 0) await this.compareWithWeek(now);
  }

  private async compareWithWeek(now: UnixMs): Promise<void> {
    const { store, instrument } = this.deps;
    const from = unixMs(now - USUAL_SPAN - DAY);
    const samples = await store.read(instrumentKey(instrument), 'depth', from, now);
    this.usual = usualDepth(samples, now);
  }
}

/** Minutes in which nobody looked, or nothing came. */
function holeBetween(before: BookProfile | undefined, look: BookProfile): Gap[] {
  if (!before || look.time - before.time < HOLE) return [];
  return [{ from: unixMs(before.time + MINUTE), to: look.time, reason: 'missed' }];
}
