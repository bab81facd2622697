/** The steps of a market's public record as growing columns, on the wire's grid, with the id of each first trade. */
import { type BarColumns, addToBar, emptyBars } from './bar-columns';
import { roundToTick } from './lots';
import { type MarketStep, STEP } from './market';
import type { Ohlc } from './step-path';

const FIRST_ID = 1;

export class StepSeries {
  length = 0;
  columns: BarColumns;
  private firstIds: Float64Array;

  constructor(
    readonly from: number,
    capacity: number,
  ) {
    this.columns = emptyBars(capacity);
    this.firstIds = new Float64Array(capacity + 1);
    this.firstIds[0] = FIRST_ID;
  }

  /** When the newest step ends. */
  get end(): number {
    return this.from + this.length * STEP;
  }

  append(step: MarketStep): void {
    if (this.length === this.columns.openTime.length) this.grow();
    addToBar(this.columns, this.length, { ...step, mark: onTicks(step.mark) });
    this.firstIds[this.length + 1] = this.firstId(this.length) + step.trades;
    this.length++;
  }

  /** The row of the step that holds `time`, clamped to the rows there are. */
  rowAt(time: number): number {
    return Math.max(0, Math.min(this.length - 1, Math.floor((time - this.from) / STEP)));
  }

  /** The id of the row's first trade; of the row after the newest, the id that comes next. */
  firstId(row: number): number {
    return this.firstIds[row]!;
  }

  /** The row that holds the trade with this id, clamped to the rows there are. */
  rowOfTrade(id: number): number {
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstId(middle) <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  last(row: number): Ohlc {
    const { open, high, low, close } = this.columns;
    return { open: open[row]!, high: high[row]!, low: low[row]!, close: close[row]! };
  }

  mark(row: number): Ohlc {
    const { markOpen, markHigh, markLow, markClose } = this.columns;
    return { open: markOpen[row]!, high: markHigh[row]!, low: markLow[row]!, close: markClose[row]! };
  }

  private grow(): void {
    const larger = emptyBars(2 * this.length);
    for (const [name, column] of Object.entries(this.columns)) larger[name as keyof BarColumns].set(column);
    this.columns = larger;
    const ids = new Float64Array(2 * this.length + 1);
    ids.set(this.firstIds);
    this.firstIds = ids;
  }
}

function onTicks({ open, high, low, close }: Ohlc): Ohlc {
  return {
    open: roundToTick(open),
    high: roundToTick(high),
    low: roundToTick(low),
    close: roundToTick(close),
  };
}
