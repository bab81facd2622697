/**
 * Open leveraged exposure by liquidation price: side × tier × margin mode × bucket, in base units.
 *
 * Decay is lazy: each tier keeps one factor, and stored mass × factor is the exposure, so a bar costs only the buckets
 * it touches. Invariant, per side: seeded = removed + decayed + open (beyond reach included in open).
 */
import type { Assumptions } from './assumptions';
import { type MarginKernel, marginKernel } from './margin-kernel';
import type { PriceGrid } from './price-grid';

/** Index 0 holds longs, 1 shorts. */
export type SideIndex = 0 | 1;
const SIDES = ['long', 'short'] as const;
const MODES = ['isolated', 'cross'] as const;
const RENORMALISE_BELOW = 1e-9;

export interface Ledger {
  readonly seeded: number;
  readonly removed: number;
  readonly decayed: number;
  readonly open: number;
}

export class Exposure {
  private readonly tiers: number;
  private readonly mass: Float64Array[];
  private readonly beyond: Float64Array;
  private readonly kernels: MarginKernel[];
  private readonly share: Float64Array;
  /** Stored mass × factor = exposure; one factor a tier. */
  private readonly factor: Float64Array;
  /** Open exposure by side × tier, kept along so that decay needs no sweep. */
  private readonly openBySideTier: Float64Array;
  private readonly seeded = new Float64Array(2);
  private readonly removed = new Float64Array(2);
  private readonly decayed = new Float64Array(2);
  /** Buckets between an entry and its nearest possible liquidation: a smaller move force-closes nothing fresh. */
  readonly nearest: number;
  /** Buckets from here on toward the price are empty: the highest long, the lowest short. */
  private longTop = -1;
  private shortBottom: number;

  constructor(
    readonly grid: PriceGrid,
    assumptions: Assumptions,
  ) {
    this.tiers = assumptions.leverages.length;
    const planes = 2 * this.tiers * 2;
    this.mass = Array.from({ length: planes }, () => new Float64Array(grid.size));
    this.beyond = new Float64Array(planes);
    this.kernels = SIDES.flatMap((side) =>
      assumptions.leverages.flatMap((_, tier) =>
        MODES.map((mode) => marginKernel(side, tier, mode, assumptions)),
      ),
    );
    this.nearest = this.kernels.reduce((least, { start, mass }, plane) => {
      const isLong = plane < this.tiers * 2;
      return Math.min(least, isLong ? -(start + mass.length - 1) : start);
    }, grid.size);
    this.share = new Float64Array(this.tiers * 2);
    assumptions.flowShare.forEach((flow, tier) => {
      this.share[tier * 2] = flow * assumptions.isolatedShare;
      this.share[tier * 2 + 1] = flow * (1 - assumptions.isolatedShare);
    });
    this.factor = new Float64Array(this.tiers).fill(1);
    this.openBySideTier = new Float64Array(2 * this.tiers);
    this.shortBottom = grid.size;
  }

  /** Opens `quantity` base units on one side at a bucket, spread over tiers, modes and liquidation prices. */
  seed(side: SideIndex, bucket: number, quantity: number): void {
    const { size } = this.grid;
    for (let tier = 0; tier < this.tiers; tier++) {
      const unit = quantity / this.factor[tier]!;
      for (let mode = 0; mode < 2; mode++) {
        const plane = (side * this.tiers + tier) * 2 + mode;
        const weight = unit * this.share[tier * 2 + mode]!;
        const { start, mass: kernel, beyond } = this.kernels[plane]!;
        const target = this.mass[plane]!;
        const from = bucket + start;
        if (from < 0 || from + kernel.length > size)
          throw new RangeError(`bucket ${bucket} is too near the grid's end`);
        for (let i = 0; i < kernel.length; i++) target[from + i]! += weight * kernel[i]!;
        this.beyond[plane]! += weight * beyond;
      }
      this.openBySideTier[side * this.tiers + tier]! +=
        quantity * (this.share[tier * 2]! + this.share[tier * 2 + 1]!);
    }
    this.seeded[side]! += quantity;
    if (side === 0) this.longTop = Math.max(this.longTop, bucket);
    else this.shortBottom = Math.min(this.shortBottom, bucket);
  }

  /** Force-closes every long in buckets at or above `bucket`. Adds to `byTier`; returns the base units closed. */
  sweepLongs(bucket: number, byTier: Float64Array): number {
    if (bucket > this.longTop) return 0;
    const removed = this.sweep(0, Math.max(0, bucket), this.longTop, byTier);
    this.longTop = bucket - 1;
    return removed;
  }

  /** Force-closes every short in buckets at or below `bucket`. */
  sweepShorts(bucket: number, byTier: Float64Array): number {
    if (bucket < this.shortBottom) return 0;
    const removed = this.sweep(1, this.shortBottom, Math.min(this.grid.size - 1, bucket), byTier);
    this.shortBottom = bucket + 1;
    return removed;
  }

  private sweep(side: SideIndex, from: number, to: number, byTier: Float64Array): number {
    let total = 0;
    for (let tier = 0; tier < this.tiers; tier++) {
      let sum = 0;
      for (let mode = 0; mode < 2; mode++) {
        const plane = this.mass[(side * this.tiers + tier) * 2 + mode]!;
        for (let i = from; i <= to; i++) {
          sum += plane[i]!;
          plane[i] = 0;
        }
      }
      const quantity = sum * this.factor[tier]!;
      byTier[tier]! += quantity;
      this.openBySideTier[side * this.tiers + tier]! -= quantity;
      total += quantity;
    }
    this.removed[side]! += total;
    return total;
  }

  /** Positions closed by their owners: each tier keeps `kept[tier]` of its exposure. */
  decay(kept: Float64Array): void {
    for (let tier = 0; tier < this.tiers; tier++) {
      const keep = kept[tier]!;
      this.factor[tier]! *= keep;
      for (let side = 0; side < 2; side++) {
        const index = side * this.tiers + tier;
        this.decayed[side]! += this.openBySideTier[index]! * (1 - keep);
        this.openBySideTier[index]! *= keep;
      }
      if (this.factor[tier]! < RENORMALISE_BELOW) this.renormalise(tier);
    }
  }

  private renormalise(tier: number): void {
    const factor = this.factor[tier]!;
    for (let side = 0; side < 2; side++) {
      for (let mode = 0; mode < 2; mode++) {
        const plane = (side * this.tiers + tier) * 2 + mode;
        const mass = this.mass[plane]!;
        for (let i = 0; i < mass.length; i++) mass[i]! *= factor;
        this.beyond[plane]! *= factor;
      }
    }
    this.factor[tier] = 1;
  }

  /** Exposure by bucket of one side, summed over tiers and modes, times `scale`, into `into`. */
  readSide(side: SideIndex, scale: number, into: Float64Array | Float32Array): void {
    into.fill(0);
    for (let tier = 0; tier < this.tiers; tier++) this.addTier(side, tier, scale, into);
  }

  /** Adds the exposure of one tier to `into`. */
  addTier(side: SideIndex, tier: number, scale: number, into: Float64Array | Float32Array): void {
    const factor = this.factor[tier]! * scale;
    const isolated = this.mass[(side * this.tiers + tier) * 2]!;
    const cross = this.mass[(side * this.tiers + tier) * 2 + 1]!;
    for (let i = 0; i < isolated.length; i++) into[i]! += (isolated[i]! + cross[i]!) * factor;
  }

  /** The books of one side, base units; `open` is summed from the buckets, not from the running total. */
  ledger(side: SideIndex): Ledger {
    let open = 0;
    for (let tier = 0; tier < this.tiers; tier++) {
      for (let mode = 0; mode < 2; mode++) {
        const plane = (side * this.tiers + tier) * 2 + mode;
        const stored = this.mass[plane]!.reduce((sum, mass) => sum + mass, this.beyond[plane]!);
        open += stored * this.factor[tier]!;
      }
    }
    return { seeded: this.seeded[side]!, removed: this.removed[side]!, decayed: this.decayed[side]!, open };
  }
}
