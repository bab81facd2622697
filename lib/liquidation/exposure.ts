/**
 * Open leveraged exposure by liquidation price: side × tier × margin mode, in the bars' units; read out in base units (an
 * inverse position's dollars are so many coins at the price at which it is force-closed).
 *
 * Decay is lazy: each tier keeps one factor, and stored mass × factor is the exposure, so a bar costs only the places
 * it touches. Invariant, per side: seeded = removed + decayed + open (beyond reach included in open).
 *
 * Owners close because price moved: stopped out as it comes nearer to liquidation, taken off with a profit as it goes
 * away. Stops are taken to lie evenly between entry and liquidation, targets evenly between the entry and the same way
 * beyond it; so of the positions against which price has come the share x of the way, 1 - stopShare · x are left, and
 * 1 - targetShare · y of those for which it has gone y. Each place remembers how far price has been, and only a farther
 * move takes more.
 */
import type { Assumptions } from './assumptions';
import { CellPyramid } from './cell-pyramid';
import { ExposurePlane } from './exposure-plane';
import { type PriceGrid, bucketCentre } from './price-grid';
import type { WaitingOpens } from './waiting-opens';

/** Index 0 holds longs, 1 shorts. */
export type SideIndex = 0 | 1;
const SIDES = [0, 1] as const;
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
  /** By side. */
  private readonly planes: readonly [readonly ExposurePlane[], readonly ExposurePlane[]];
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
  /** By side: no plane has anything before this place, or waiting. */
  private readonly foremost: Float64Array;
  /** Price by bucket, where the exposure is in dollars. */
  private readonly dollars: Float64Array | undefined;
  /** Share of cross-margined mass that is read out. */
  private readonly crossKept: number;
  private readonly sums: CellPyramid;
  /** Buckets between an entry and its nearest possible liquidation: a smaller move force-closes nothing fresh. */
  readonly nearest: number;

  constructor(
    readonly grid: PriceGrid,
    private readonly assumptions: Assumptions,
  ) {
    const planesOf = (side: 'long' | 'short'): ExposurePlane[] =>
      assumptions.leverages.flatMap((_, tier) =>
        MODES.map((mode) => new ExposurePlane(grid, side, tier, mode, assumptions)),
      );
    this.planes = [planesOf('long'), planesOf('short')];
    this.nearest = Math.min(...this.planes.flat().map(({ kernel }) => kernel.nearest));
    this.tiers = assumptions.leverages.length;
    this.factor = new Float64Array(this.tiers).fill(1);
    this.openBySideTier = new Float64Array(2 * this.tiers);
    this.foremost = new Float64Array(2).fill(grid.size);
    this.crossKept = 1 - assumptions.crossHaircut;
    this.sums = new CellPyramid(grid.size);
    if (!assumptions.linear)
      this.dollars = Float64Array.from({ length: grid.size }, (_, i) => bucketCentre(grid, i));
  }

  /**
   * Opens `opens` × `share` on one side, entered in the buckets from `low` to `high`; they are spread over their liquidation
   * prices when they are needed.
   */
  open(side: SideIndex, opens: WaitingOpens, share: number, low: number, high: number): void {
    const first = this.placeOf(side, side === 0 ? high : low);
    const last = this.placeOf(side, side === 0 ? low : high);
    let foremost = this.foremost[side]!;
    for (const plane of this.planes[side]) {
      const { tier } = plane;
      const part = share * plane.share;
      plane.open(opens, part / this.factor[tier]!, first, last);
      foremost = Math.min(foremost, plane.foremost);
      this.openBySideTier[side * this.tiers + tier]! += opens.weight * part;
      this.seeded[side]! += opens.weight * part;
    }
    this.foremost[side] = foremost;
  }

  /** Force-closes all of one side that price touches in going to `bucket`: longs from there up, shorts from there down. */
  sweep(side: SideIndex, bucket: number, byTier: Float64Array): void {
    const to = this.placeOf(side, bucket);
    if (to < this.foremost[side]!) return;
    let foremost = this.grid.size;
    for (const plane of this.planes[side]) {
      const closed = plane.sweep(to);
      if (closed > 0) this.removed[side]! += this.close(side, plane.tier, closed, byTier);
      foremost = Math.min(foremost, plane.foremost);
    }
    this.foremost[side] = foremost;
  }

  /** Owners of one side who close because price has been in the buckets from `low` to `high`. */
  thin(side: SideIndex, low: number, high: number, byTier: Float64Array): void {
    const reached = this.placeOf(side, side === 0 ? low : high);
    const receded = this.placeOf(side, side === 0 ? high : low);
    for (const plane of this.planes[side]) {
      if (!plane.saw(reached, receded)) continue;
      this.stoppedOut[side]! += this.close(side, plane.tier, plane.stop(), byTier);
      this.takenOff[side]! += this.close(side, plane.tier, plane.takeProfit(), byTier);
    }
  }

  /** Takes closed mass off the books; returns it as exposure. */
  private close(side: SideIndex, tier: number, mass: number, byTier: Float64Array): number {
    const closed = mass * this.factor[tier]!;
    byTier[tier]! += closed;
    this.openBySideTier[side * this.tiers + tier]! -= closed;
    return closed;
  }

  /** Places are counted in the direction in which price force-closes: see `ExposurePlane`. */
  private placeOf(side: SideIndex, bucket: number): number {
    return side === 1 ? bucket : this.grid.size - 1 - bucket;
  }

  /** Positions closed by their owners: each tier keeps `kept[tier]` of its exposure. */
  decay(kept: Float64Array): void {
    for (let tier = 0; tier < this.tiers; tier++) {
      const keep = kept[tier]!;
      this.factor[tier]! *= keep;
      for (const side of SIDES) {
        const index = side * this.tiers + tier;
        this.expired[side]! += this.openBySideTier[index]! * (1 - keep);
        this.openBySideTier[index]! *= keep;
      }
      if (this.factor[tier]! < RENORMALISE_BELOW) this.renormalise(tier);
    }
  }

  private renormalise(tier: number): void {
    for (const plane of this.planes.flat()) if (plane.tier === tier) plane.scale(this.factor[tier]!);
    this.factor[tier] = 1;
  }

  /**
   * Taker buys less taker sells of all closes so far. Forced orders and stops take; a target rests in the book until
   * somebody takes it; of what is closed for no reason of price, `takerShare` takes. Longs close by selling.
   */
  closingImbalance(takerShare: number): number {
    return this.takenByCloses(1, takerShare) - this.takenByCloses(0, takerShare);
  }

  private takenByCloses(side: SideIndex, takerShare: number): number {
    const byForce = this.removed[side]! + this.stoppedOut[side]!;
    return byForce - this.takenOff[side]! + (2 * takerShare - 1) * this.expired[side]!;
  }

  /**
   * Base units by bucket of one side, summed over tiers and modes, times `scale`, into `into`; of what is on cross margin
   * the share `crossKept`, else as much as is not left out.
   */
  readSide(
    side: SideIndex,
    scale: number,
    into: Float64Array | Float32Array,
    crossKept = this.crossKept,
  ): void {
    this.sums.clear();
    for (const plane of this.planes[side]) this.add(plane, scale, scale * crossKept);
    this.flatten(side, into);
  }

  /** The same of one tier alone. */
  readTier(side: SideIndex, tier: number, scale: number, into: Float64Array): void {
    this.sums.clear();
    for (const plane of this.planes[side])
      if (plane.tier === tier) this.add(plane, scale, scale * this.crossKept);
    this.flatten(side, into);
  }

  /** All on cross margin of one side, whatever of it is left out elsewhere. */
  readCross(side: SideIndex, scale: number, into: Float64Array): void {
    this.sums.clear();
    for (const plane of this.planes[side]) this.add(plane, 0, scale);
    this.flatten(side, into);
  }

  private add(plane: ExposurePlane, isolated: number, cross: number): void {
    const scale = plane.mode === 'isolated' ? isolated : cross;
    if (scale > 0) plane.addTo(this.sums, scale * this.factor[plane.tier]!);
  }

  private flatten(side: SideIndex, into: Float64Array | Float32Array): void {
    into.set(this.sums.byBucket(this.foremost[side]!));
    if (side === 0) into.reverse();
    if (this.dollars) for (let i = 0; i < into.length; i++) into[i]! /= this.dollars[i]!;
  }

  /** The books of one side, in the bars' units; `open` is summed from the places, not from the running total. */
  ledger(side: SideIndex): Ledger {
    const open = this.planes[side].reduce((sum, plane) => sum + plane.total() * this.factor[plane.tier]!, 0);
    const decayed = this.stoppedOut[side]! + this.takenOff[side]! + this.expired[side]!;
    return { seeded: this.seeded[side]!, removed: this.removed[side]!, decayed, open };
  }
}
