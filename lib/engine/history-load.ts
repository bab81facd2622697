/** One contract's histories as they load: how much of each lookback is there, and how long the rest takes. */
import { type Lookback, MINUTE } from '../core/time';
import type { Millis, UnixMs } from '../core/units';
import { type HistoryExtent, type HistoryMark, timeLeft } from './history-plan';

export interface HistoryProgress {
  /** Of the lookback's pages, 0 … 1. */
  readonly share: number;
  /** How long the rest takes, as far as can be told. */
  readonly left: Millis | undefined;
  /** No bar is lacking from here on. */
  readonly reaches: UnixMs;
}

/** A pace is measured over this long: a machine that slept, or a venue that failed for a while, is forgotten. */
const MEASURED_OVER = MINUTE;

export class HistoryLoad {
  private readonly progress = new Map<Lookback, HistoryProgress>();
  private readonly marks = new Map<Lookback, readonly HistoryMark[]>();

  of(lookback: Lookback): HistoryProgress | undefined {
    return this.progress.get(lookback);
  }

  note(lookback: Lookback, extent: HistoryExtent, now: UnixMs): void {
    const { wanted, lacking, rounds, reaches } = extent;
    const all = [...(this.marks.get(lookback) ?? []), { at: now, rounds }];
    const recent = all.filter(({ at }) => now - at <= MEASURED_OVER);
    const marks = recent.length > 1 ? recent : all.slice(-2);
    const share = wanted > 0 ? 1 - Math.min(1, lacking / wanted) : 1;
    this.marks.set(lookback, lacking > 0 ? marks : []);
    this.progress.set(lookback, { share, left: timeLeft(extent, marks[0]!, now), reaches });
  }

  /** A stop says nothing about the pace. */
  measureAnew(lookback: Lookback): void {
    this.marks.delete(lookback);
  }
}
