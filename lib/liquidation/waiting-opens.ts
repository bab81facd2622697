/**
 * What was opened and is not yet spread over its liquidation prices. Spreading costs the same for one open as for the sum
 * of many; so opens wait, and are spread together over the even stretch of prices that has their mean and their variance
 * (a stretch of n has the variance n² ÷ 12). Prices are counted in buckets: ln p ÷ width.
 */
export class WaitingOpens {
  weight = 0;
  private moment = 0;
  private square = 0;

  /** Opens `weight` evenly over the prices from `from` to `to`. */
  add(weight: number, from: number, to: number): void {
    this.weight += weight;
    this.moment += (weight * (from + to)) / 2;
    this.square += (weight * (from * from + from * to + to * to)) / 3;
  }

  /** Adds `share` of what waits in another. */
  take(other: WaitingOpens, share: number): void {
    this.weight += other.weight * share;
    this.moment += other.moment * share;
    this.square += other.square * share;
  }

  /** Of something that waits: the mean price. */
  get mean(): number {
    return this.moment / this.weight;
  }

  /** Of something that waits: length of the stretch. */
  get length(): number {
    const { mean } = this;
    return Math.sqrt(12 * Math.max(0, this.square / this.weight - mean * mean));
  }

  scale(factor: number): void {
    this.weight *= factor;
    this.moment *= factor;
    this.square *= factor;
  }

  clear(): void {
    this.scale(0);
  }
}
