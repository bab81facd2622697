/**
 * What was opened and is not yet spread over its liquidation prices. Spreading costs the same for one open as for the sum
 * of many; so opens wait, and are spread together over the even stretch of prices that has their mean and their variance
 * (a stretch of n has the variance n² ÷ 12). Prices are counted in buckets: ln p ÷ width.
 */
export class WaitingOpens {
  weight = 0;
  private moment = 0;
  private square = 0;
  lowest = Infinity;
  highest = -Infinity;

  /** Opens `weight` evenly over the prices from `from` to `to`. */
  add(weight: number, from: number, to: number): void {
    if (weight === 0) return;
    this.weight += weight;
    this.moment += (weight * (from + to)) / 2;
    this.square += (weight * (from * from + from * to + to * to)) / 3;
    this.lowest = Math.min(this.lowest, from, to);
    this.highest = Math.max(this.highest, from, to);
  }

  /** Adds `share` of what waits in another. */
  take(other: WaitingOpens, share: number): void {
    this.weight += other.weight * share;
    this.moment += other.moment * share;
    this.square += other.square * share;
    this.lowest = Math.min(this.lowest, other.lowest);
    this.highest = Math.max(this.highest, other.highest);
  }

  /** Of something that waits: the first cell of its stretch and how many, in cells of `cell` buckets. */
  stretch(cell: number): { readonly first: number; readonly count: number } {
    const mean = this.moment / this.weight;
    const variance = Math.max(0, this.square / this.weight - mean * mean);
    const lowest = Math.floor(this.lowest / cell);
    const most = Math.floor(this.highest / cell) - lowest + 1;
    const count = Math.min(most, Math.max(1, Math.round(Math.sqrt(12 * variance) / cell)));
    const first = Math.round(mean / cell - count / 2);
    return { first: Math.min(lowest + most - count, Math.max(lowest, first)), count };
  }

  scale(factor: number): void {
    this.weight *= factor;
    this.moment *= factor;
    this.square *= factor;
  }

  clear(): void {
    this.weight = 0;
    this.moment = 0;
    this.square = 0;
    this.lowest = Infinity;
    this.highest = -Infinity;
  }
}
