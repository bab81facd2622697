import type { FeedBar, FeedMarkBar } from '../exchange/market-feed';
import { type BinanceRecord, RECORDED_BAR, RECORDED_MARK_BAR } from './binance-record';
import { firstAtOrAfter } from './search';

/** What a record of bars holds by an instant: closed bars only. */
export class BarHistory {
  readonly from: number;
  private readonly times: number[];

  constructor(private readonly record: BinanceRecord) {
    this.times = record.bars.map(({ openTime }) => openTime);
    this.from = this.times[0] ?? 0;
  }

  /** Closed bars that open in [from, to]. */
  bars(from: number, to: number, now: number): FeedBar[] {
    const end = Math.min(this.closedBy(now), firstAtOrAfter(this.times, to + 1));
    return this.record.bars.slice(firstAtOrAfter(this.times, from), end);
  }

  /** Every bar that had not closed at an instant: what is left to play. */
  barsLeft(now: number): FeedBar[] {
    return this.record.bars.slice(this.closedBy(now));
  }

  closeAt(time: number): number | undefined {
    return this.record.bars[this.closedBy(time) - 1]?.close;
  }

  /** Closed mark bars of an interval that the recorded hour divides. */
  marks(interval: number, from: number, to: number, now: number): FeedMarkBar[] {
    const bars: FeedMarkBar[] = [];
    for (const mark of this.record.marks) {
      const openTime = Math.floor(mark.openTime / interval) * interval;
      if (openTime < from || openTime > to || mark.openTime + RECORDED_MARK_BAR > now) continue;
      const current = bars.at(-1);
      if (current?.openTime !== openTime) bars.push({ ...mark, openTime });
      else {
        current.high = Math.max(current.high, mark.high);
        current.low = Math.min(current.low, mark.low);
        current.close = mark.close;
      }
    }
    return bars;
  }

  /** How many bars have closed by an instant. */
  private closedBy(time: number): number {
    return firstAtOrAfter(this.times, time - RECORDED_BAR + 1);
  }
}
