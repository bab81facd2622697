/**
 * Open leveraged exposure by liquidation price: side × tier × margin mode × bucket, in the bars' units; read out in base
 * units (an inverse position's dollars are so many coins at the price at which it is force-closed).
 *
 * Decay is lazy: each tier keeps one factor, and stored mass × factor is the exposure, so a bar costs only the buckets
 * it touches. Invariant, per side: seeded = removed + decayed + open (beyond reach included in open).
 */
import type { Assumptions } from './assumptions';
import { type MarginKernel, marginKernel } from './margin-kernel';
import { type PriceGrid, bucketCentre } from './price-grid';
import { thinned } from './thinning';
import { WaitingOpens } from './waiting-opens';

/**
 * Planes whose kernel spans fewer buckets than this are near: they need every bucket of a bar's path and every bar's
 * extremes. The others are far and smooth: what bars open in them waits (`waiting-opens`) until price comes near what it
 * would force-close of it, and how price moved since is looked at once in a while.
 */
export const FAR_FROM = 100;

export type Reach = 'near' | 'far';

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
  private readonly waiting: WaitingOpens;
  private readonly kernels: MarginKernel[];
  /** Planes by side and reach; a plane is (side × tiers + tier) × 2 + mode. */
  private readonly planes: readonly [Record<Reach, number[]>, Record<Reach, number[]>];
  private readonly share: Float64Array;
  /** Share of cross-margined mass that is read out. */
  private readonly crossKept: number;
  private readonly stopShare: number;
  private readonly targetShare: number;
  /** Mass × the farthest share of the way that price has moved against it and in its favour: see `thin`. */
  private readonly against: Float64Array[];
  private readonly inFavour: Float64Array[];
  /** Usual way from entry to liquidation, in buckets, by plane. */
  private readonly way: Float64Array;
  /** Stored mass × factor = exposure; one factor a tier. */
  private readonly factor: Float64Array;
  /** Open exposure by side × tier, kept along so that decay needs no sweep. */
  private readonly openBySideTier: Float64Array;
  private readonly seeded = new Float64Array(2);
  /** Closed so far by side: by force, by a stop, by a target, and for no reason of price. */
  private readonly removed = new Float64Array(2);
  private readonly stoppedOut = new Float64Array(2);
  private readonly takenOff = new Float64Array(2);
  private readonly expired = new Float64Array(2);
  /** Price by bucket, where the exposure is in dollars. */
  private readonly dollars: Float64Array | undefined;
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
    this.against = Array.from({ length: planes }, () => new Float64Array(grid.size));
    this.inFavour = Array.from({ length: planes }, () => new Float64Array(grid.size));
    this.beyond = new Float64Array(planes);
    this.waiting = new WaitingOpens(planes);
    this.kernels = SIDES.flatMap((side) =>
      assumptions.leverages.flatMap((_, tier) =>
        MODES.map((mode) => marginKernel(side, tier, mode, assumptions)),
      ),
    );
    this.nearest = this.kernels.reduce((least, { start, mass }, plane) => {
      const isLong = plane < this.tiers * 2;
      return Math.min(least, isLong ? -(start + mass.length - 1) : start);
    }, grid.size);
    const ofSide = (side: SideIndex, far: boolean): number[] =>
      this.kernels.flatMap(({ mass }, plane) =>
        plane >= side * this.tiers * 2 &&
        plane < (side + 1) * this.tiers * 2 &&
        mass.length >= FAR_FROM === far
          ? [plane]
          : [],
      );
    this.planes = [
      { near: ofSide(0, false), far: ofSide(0, true) },
      { near: ofSide(1, false), far: ofSide(1, true) },
    ];
    this.way = Float64Array.from(this.kernels, meanDistance);
    this.crossKept = 1 - assumptions.crossHaircut;
    this.stopShare = assumptions.stopShare;
    this.targetShare = assumptions.targetShare;
    this.share = new Float64Array(this.tiers * 2);
    assumptions.flowShare.forEach((flow, tier) => {
      this.share[tier * 2] = flow * assumptions.isolatedShare;
      this.share[tier * 2 + 1] = flow * (1 - assumptions.isolatedShare);
    });
    this.factor = new Float64Array(this.tiers).fill(1);
    this.openBySideTier = new Float64Array(2 * this.tiers);
    this.shortBottom = grid.size;
    if (!assumptions.linear)
      this.dollars = Float64Array.from({ length: grid.size }, (_, i) => bucketCentre(grid, i));
  }

  /** Opens `quantity` on one side at a bucket in the given planes: near ones at once, far ones when they are needed. */
  seed(side: SideIndex, bucket: number, quantity: number, reach: Reach): void {
    for (const plane of this.planes[side][reach]) {
      const tier = (plane >> 1) % this.tiers;
      const opened = quantity * this.share[tier * 2 + (plane & 1)]!;
      const weight = opened / this.factor[tier]!;
      if (reach === 'near') this.spread(plane, bucket, weight);
      else this.waiting.add(plane, side, bucket, weight);
      this.openBySideTier[side * this.tiers + tier]! += opened;
      this.seeded[side]! += opened;
    }
    if (side === 0) this.longTop = Math.max(this.longTop, bucket);
    else this.shortBottom = Math.min(this.shortBottom, bucket);
  }

  /** Spreads stored mass over the liquidation prices of a plane. */
  private spread(plane: number, bucket: number, weight: number): void {
    this.addKernel(plane, bucket, weight, this.mass[plane]!);
    this.beyond[plane]! += weight * this.kernels[plane]!.beyond;
  }

  private addKernel(plane: number, bucket: number, weight: number, into: Float64Array): void {
    const { start, mass: kernel } = this.kernels[plane]!;
    const from = bucket + start;
    if (from < 0 || from + kernel.length > into.length)
      throw new RangeError(`bucket ${bucket} is too near the end`);
    for (let i = 0; i < kernel.length; i++) into[from + i]! += weight * kernel[i]!;
  }

  /** Spreads what waits in a plane. */
  private settle(plane: number): void {
    if (this.waiting.isEmpty(plane)) return;
    this.spread(plane, this.waiting.meanBucket(plane), this.waiting.weightOf(plane));
    this.waiting.clear(plane);
  }

  private settleSide(side: SideIndex): void {
    for (const plane of this.planes[side].far) this.settle(plane);
  }

  /** What waits and would be force-closed by a price at `bucket` is spread before it is. */
  private settleBefore(side: SideIndex, bucket: number): void {
    for (const plane of this.planes[side].far) {
      const { start, mass } = this.kernels[plane]!;
      const nearest = this.waiting.foremostOf(plane) + (side === 0 ? start + mass.length - 1 : start);
      if (side === 0 ? nearest >= bucket : nearest <= bucket) this.settle(plane);
    }
  }

  /** Force-closes every long in buckets at or above `bucket`. Adds to `byTier`. */
  sweepLongs(bucket: number, byTier: Float64Array): void {
    if (bucket > this.longTop) return;
    this.settleBefore(0, bucket);
    this.sweep(0, Math.max(0, bucket), this.longTop, byTier);
    this.longTop = bucket - 1;
  }

  /** Force-closes every short in buckets at or below `bucket`. */
  sweepShorts(bucket: number, byTier: Float64Array): void {
    if (bucket < this.shortBottom) return;
    this.settleBefore(1, bucket);
    this.sweep(1, this.shortBottom, Math.min(this.grid.size - 1, bucket), byTier);
    this.shortBottom = bucket + 1;
  }

  private sweep(side: SideIndex, from: number, to: number, byTier: Float64Array): void {
    let total = 0;
    for (let tier = 0; tier < this.tiers; tier++) {
      let sum = 0;
      for (let mode = 0; mode < 2; mode++) {
        const index = (side * this.tiers + tier) * 2 + mode;
        const plane = this.mass[index]!;
        const against = this.against[index]!;
        const inFavour = this.inFavour[index]!;
        for (let i = from; i <= to; i++) {
          sum += plane[i]!;
          plane[i] = 0;
          against[i] = 0;
          inFavour[i] = 0;
        }
      }
      const quantity = sum * this.factor[tier]!;
      byTier[tier]! += quantity;
      this.openBySideTier[side * this.tiers + tier]! -= quantity;
      total += quantity;
    }
    this.removed[side]! += total;
  }

  /**
   * Positions that their owners close because price moved: stopped out as it comes nearer to liquidation, taken off
   * with a profit as it goes away. Stops are taken to lie evenly between entry and liquidation, targets evenly between
   * the entry and the same way beyond it; so of the positions against which price has come the share x of the way,
   * 1 - stopShare · x are left, and 1 - targetShare · y of those for which it has gone y. Each bucket remembers how far
   * price has been, and only a farther move takes more. `nearest` and `farthest` are the buckets that the bar's price
   * reached toward and away from liquidation. Adds to `byTier`.
   */
  thin(side: SideIndex, nearest: number, farthest: number, reach: Reach, byTier: Float64Array): void {
    if (reach === 'far') this.settleSide(side);
    for (const plane of this.planes[side][reach]) {
      const tier = (plane >> 1) % this.tiers;
      const way = this.way[plane]!;
      const stopped = this.stopped(plane, side, nearest, way) * this.factor[tier]!;
      const targeted = this.targeted(plane, side, farthest, way) * this.factor[tier]!;
      byTier[tier]! += stopped + targeted;
      this.openBySideTier[side * this.tiers + tier]! -= stopped + targeted;
      this.stoppedOut[side]! += stopped;
      this.takenOff[side]! += targeted;
    }
  }

  private stopped(plane: number, side: SideIndex, nearest: number, way: number): number {
    const step = side === 0 ? -1 : 1;
    const moves = { moved: this.against[plane]!, other: this.inFavour[plane]!, share: this.stopShare };
    return thinned(this.mass[plane]!, moves, nearest, step, 1, Math.ceil(way) - 1, 1, -1 / way);
  }

  private targeted(plane: number, side: SideIndex, farthest: number, way: number): number {
    const step = side === 0 ? -1 : 1;
    const moves = { moved: this.inFavour[plane]!, other: this.against[plane]!, share: this.targetShare };
    return thinned(
      this.mass[plane]!,
      moves,
      farthest,
      step,
      Math.ceil(way),
      Math.floor(2 * way),
      -1,
      1 / way,
    );
  }

  /** Positions closed by their owners: each tier keeps `kept[tier]` of its exposure. */
  decay(kept: Float64Array): void {
    for (let tier = 0; tier < this.tiers; tier++) {
      const keep = kept[tier]!;
      this.factor[tier]! *= keep;
      for (let side = 0; side < 2; side++) {
        const index = side * this.tiers + tier;
        this.expired[side]! += this.openBySideTier[index]! * (1 - keep);
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
        for (const values of [this.mass[plane]!, this.against[plane]!, this.inFavour[plane]!]) {
          for (let i = 0; i < values.length; i++) values[i]! *= factor;
        }
        this.beyond[plane]! *= factor;
        this.waiting.scale(plane, factor);
      }
    }
    this.factor[tier] = 1;
  }

  /**
   * Taker buys less taker sells of all closes so far. Forced orders and stops take; a target rests in the book until
   * somebody takes it; of what is closed for no reason of price, `takerShare` takes. Longs close by selling.
   */
  closingImbalance(takerShare: number): number {
    const bySide = (side: SideIndex): number =>
      this.removed[side]! +
      this.stoppedOut[side]! -
      this.takenOff[side]! +
      (2 * takerShare - 1) * this.expired[side]!;
    return bySide(1) - bySide(0);
  }

  /**
   * Base units by bucket of one side, summed over tiers and modes, times `scale`, into `into`; of what is on cross margin
   * the share `crossKept`, else as much as is not left out.
   */
  readSide(side: SideIndex, scale: number, into: Float64Array, crossKept = this.crossKept): void {
    into.fill(0);
    for (let tier = 0; tier < this.tiers; tier++) this.addTier(side, tier, scale, into, crossKept);
    this.toBaseUnits(into);
  }

  /** The same of one tier alone. */
  readTier(side: SideIndex, tier: number, scale: number, into: Float64Array): void {
    into.fill(0);
    this.addTier(side, tier, scale, into, this.crossKept);
    this.toBaseUnits(into);
  }

  /** All on cross margin of one side, whatever of it is left out elsewhere. */
  readCross(side: SideIndex, scale: number, into: Float64Array): void {
    into.fill(0);
    for (let tier = 0; tier < this.tiers; tier++)
      this.addPlane(side, (side * this.tiers + tier) * 2 + 1, this.factor[tier]! * scale, into);
    this.toBaseUnits(into);
  }

  private toBaseUnits(values: Float64Array): void {
    if (this.dollars) for (let i = 0; i < values.length; i++) values[i]! /= this.dollars[i]!;
  }

  private addTier(side: SideIndex, tier: number, scale: number, into: Float64Array, crossKept: number): void {
    const factor = this.factor[tier]! * scale;
    const isolated = (side * this.tiers + tier) * 2;
    this.addPlane(side, isolated, factor, into);
    if (crossKept > 0) this.addPlane(side, isolated + 1, factor * crossKept, into);
  }

  /** What waits is added as it would be spread now, and goes on waiting: reading changes nothing. */
  private addPlane(side: SideIndex, plane: number, factor: number, into: Float64Array): void {
    const mass = this.mass[plane]!;
    const from = side === 0 ? 0 : this.shortBottom;
    const to = side === 0 ? this.longTop : mass.length - 1;
    for (let i = from; i <= to; i++) into[i]! += mass[i]! * factor;
    if (this.waiting.isEmpty(plane)) return;
    this.addKernel(plane, this.waiting.meanBucket(plane), this.waiting.weightOf(plane) * factor, into);
  }

  /** The books of one side, in the bars' units; `open` is summed from the buckets, not from the running total. */
  ledger(side: SideIndex): Ledger {
    let open = 0;
    for (let tier = 0; tier < this.tiers; tier++) {
      for (let mode = 0; mode < 2; mode++) {
        const plane = (side * this.tiers + tier) * 2 + mode;
        const stored = this.mass[plane]!.reduce(
          (sum, mass) => sum + mass,
          this.beyond[plane]! + this.waiting.weightOf(plane),
        );
        open += stored * this.factor[tier]!;
      }
    }
    const decayed = this.stoppedOut[side]! + this.takenOff[side]! + this.expired[side]!;
    return { seeded: this.seeded[side]!, removed: this.removed[side]!, decayed, open };
  }
}

/** Mean distance of a kernel's mass from its entry, in buckets. */
function meanDistance({ start, mass }: MarginKernel): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < mass.length; i++) {
    sum += mass[i]! * Math.abs(start + i);
    total += mass[i]!;
  }
  return total > 0 ? sum / total : 0;
}
