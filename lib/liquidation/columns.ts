/**
 * The heatmap's past: open exposure by bucket at regular instants. A column is written when its interval closes and
 * never again.
 */
import type { Exposure } from './exposure';

export interface Column {
  /** End of the column's interval, Unix ms: what is shown was open then. */
  readonly time: number;
  readonly price: number;
  /** Base units by bucket of the run's grid, before scaling. */
  readonly long: Float32Array;
  readonly short: Float32Array;
}

export class ColumnRecorder {
  private readonly kept: Column[] = [];

  /** One column each `every` ms; only the newest `keep` are held. */
  constructor(
    readonly every: number,
    private readonly keep: number,
  ) {}

  /** Call after each bar with its close time; records when the bar closed a column's interval. */
  barClosed(closeTime: number, price: number, exposure: Exposure): void {
    if (closeTime % this.every !== 0) return;
    const recycled = this.kept.length >= this.keep ? this.kept.shift() : undefined;
    const long = recycled?.long ?? new Float32Array(exposure.grid.size);
    const short = recycled?.short ?? new Float32Array(exposure.grid.size);
    exposure.readSide(0, 1, long);
    exposure.readSide(1, 1, short);
    this.kept.push({ time: closeTime, price, long, short });
  }

  get columns(): readonly Column[] {
    return this.kept;
  }

  at(time: number): Column | undefined {
    return columnAt(this.kept, time, this.every);
  }
}

/** The newest column at or before `time`, unless it is more than one interval older. */
export function columnAt(columns: readonly Column[], time: number, every: number): Column | undefined {
  const column = columns.findLast((candidate) => candidate.time <= time);
  return column && time - column.time < every ? column : undefined;
}
