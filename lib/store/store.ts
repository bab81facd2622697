import type { UnixMs } from '../core/units';
import type { Bar, MarkBar } from '../market/bar';
import type { FundingRate } from '../market/funding';
import type { Gap } from '../market/gap';
import type { Heard } from '../market/heard';
import type { Instrument, InstrumentKey } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import type { Listing } from '../market/listing';
import type { OpenInterest } from '../market/open-interest';
import type { BookProfile } from '../orderbook/book-profile';
import type { DepthSample } from '../orderbook/usual-depth';
import type { AlertStore } from './alert-store';
import type { ForecastStore } from './forecast-store';

/** Signed flow of one minute summed from trades, base units. */
export interface MinuteFlow {
  readonly openTime: UnixMs;
  readonly buy: number;
  readonly sell: number;
  readonly trades: number;
}

/** A closed bar's delta as it is shown, base units. */
export interface ShownDelta {
  readonly openTime: UnixMs;
  readonly delta: number;
  readonly estimated: boolean;
  /** What it was shown with at first, where that was another. */
  readonly first?: number;
}

/** What the store keeps, by kind. Bars of different lengths are different kinds. */
export interface SeriesRows {
  'bar-1m': Bar;
  'bar-5m': Bar;
  'bar-15m': Bar;
  'bar-1h': Bar;
  /** Of the spot market beside the perpetual. */
  'spot-5m': Bar;
  'mark-1m': MarkBar;
  'mark-5m': MarkBar;
  'mark-15m': MarkBar;
  'mark-1h': MarkBar;
  'open-interest': OpenInterest;
  funding: FundingRate;
  liquidation: Liquidation;
  /** Where the feed of forced orders was heard. */
  heard: Heard;
  flow: MinuteFlow;
  /** Order books by the minute, while somebody looked. */
  book: BookProfile;
  /** How much rested near price, for longer than the books are kept. */
  depth: DepthSample;
  /** Of 15-minute bars. */
  'shown-delta': ShownDelta;
}

export type SeriesKind = keyof SeriesRows;
export type BarKind = Extract<SeriesKind, `bar-${string}`>;
export type MarkKind = Extract<SeriesKind, `mark-${string}`>;

/** Everything that one ingest step changes; it is committed in one transaction or not at all. */
export interface Batch<Kind extends SeriesKind = SeriesKind> {
  readonly instrument: InstrumentKey;
  readonly kind: Kind;
  /** Ascending. A row whose time is stored already replaces it (liquidations: an equal row is one row). */
  readonly rows: readonly SeriesRows[Kind][];
  /** Where the next step goes on; opaque to the store. */
  readonly cursor: string;
  /** Stretches that are known to be missing. Rows that arrive later close them. */
  readonly gaps?: readonly Gap[];
  /** Stretches whose stored rows turned out to be incomplete: these are taken back, and the gap is said. */
  readonly withdrawn?: readonly Gap[];
}

/** The worker's truth: it may be killed at any line, and the next wake reads from here. */
export interface Store extends ForecastStore, AlertStore {
  commit<Kind extends SeriesKind>(batch: Batch<Kind>): Promise<void>;
  /** Rows with `from ≤ time < to`, ascending. */
  read<Kind extends SeriesKind>(
    instrument: InstrumentKey,
    kind: Kind,
    from: UnixMs,
    to: UnixMs,
  ): Promise<SeriesRows[Kind][]>;
  cursor(instrument: InstrumentKey, kind: SeriesKind): Promise<string | undefined>;
  gaps(instrument: InstrumentKey, kind: SeriesKind): Promise<Gap[]>;
  /** Newest row's time, or undefined. */
  newest(instrument: InstrumentKey, kind: SeriesKind): Promise<UnixMs | undefined>;
  saveInstrument(instrument: Instrument): Promise<void>;
  instrument(key: InstrumentKey): Promise<Instrument | undefined>;
  /** All that were ever looked at. */
  instruments(): Promise<Instrument[]>;
  /** Replaces the venue's earlier one. */
  saveListing(listing: Listing): Promise<void>;
  /** The last one of each venue, however old. */
  listings(): Promise<Listing[]>;
  /** The last snapshot by subscription key, so that a cold wake answers before anything is computed. */
  saveSnapshot(key: string, snapshot: unknown): Promise<void>;
  snapshot(key: string): Promise<unknown>;
  /** Deletes what is older than each kind's bound. */
  retain(now: UnixMs): Promise<void>;
  close(): void;
}
