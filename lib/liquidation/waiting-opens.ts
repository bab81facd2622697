/**
 * What was opened and is not yet spread over its liquidation prices, plane by plane. A wide kernel costs the same for one
 * open as for the sum of an hour's, and where in a fraction of a per cent they were opened it does not show; so opens wait,
 * and are spread together from their mean bucket.
 */
import type { SideIndex } from './exposure';

export class WaitingOpens {
  private readonly weight: Float64Array;
  /** Weight × bucket. */
  private readonly moment: Float64Array;
  /** The entry by plane that price force-closes first: the highest of longs, the lowest of shorts. */
  private readonly foremost: Float64Array;

  constructor(planes: number) {
    this.weight = new Float64Array(planes);
    this.moment = new Float64Array(planes);
    this.foremost = new Float64Array(planes);
  }

  add(plane: number, side: SideIndex, bucket: number, weight: number): void {
    if (weight === 0) return;
    const before = this.foremost[plane]!;
    const isForemost = this.weight[plane] === 0 || (side === 0 ? bucket > before : bucket < before);
    if (isForemost) this.foremost[plane] = bucket;
    this.weight[plane]! += weight;
    this.moment[plane]! += weight * bucket;
  }

  isEmpty(plane: number): boolean {
    return this.weight[plane] === 0;
  }

  foremostOf(plane: number): number {
    return this.foremost[plane]!;
  }

  weightOf(plane: number): number {
    return this.weight[plane]!;
  }

  /** Of a plane in which something waits. */
  meanBucket(plane: number): number {
    return Math.round(this.moment[plane]! / this.weight[plane]!);
  }

  clear(plane: number): void {
    this.weight[plane] = 0;
    this.moment[plane] = 0;
  }

  scale(plane: number, factor: number): void {
    this.weight[plane]! *= factor;
    this.moment[plane]! *= factor;
  }
}
