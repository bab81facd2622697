/** The range of prices since an instant, from a price a second: kept by the minute, for half a day. */
const MINUTE = 60_000;
const KEPT = 720;

interface Range {
  readonly low: number;
  readonly high: number;
}

export class PassedPrices {
  private readonly minutes = new Map<number, Range>();

  take(time: number, price: number): void {
    const minute = Math.floor(time / MINUTE);
    const known = this.minutes.get(minute);
    this.minutes.set(minute, {
      low: Math.min(known?.low ?? price, price),
      high: Math.max(known?.high ?? price, price),
    });
    if (this.minutes.size > KEPT) this.minutes.delete(this.minutes.keys().next().value!);
  }

  /** Undefined where nothing was seen since. */
  since(time: number): Range | undefined {
    let [low, high] = [Infinity, 0];
    for (const [minute, range] of this.minutes) {
      if (minute < Math.floor(time / MINUTE)) continue;
      [low, high] = [Math.min(low, range.low), Math.max(high, range.high)];
    }
    return high > 0 ? { low, high } : undefined;
  }
}
