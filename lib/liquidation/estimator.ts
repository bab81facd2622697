/**
 * The liquidation estimator: bars in, open exposure by liquidation price out (research notes, `estimator.md`).
 *
 * Per bar, in this order: what the mark price touched is removed; the rest decays by tier; gross opens are inferred
 * from open interest; both sides are seeded along the bar's path through the margin kernel. Pure and incremental:
 * a bar changes only what comes after it.
 */
import type { Assumptions } from './assumptions';
import { pathCorners } from './bar-path';
import type { EstimatorBar } from './estimator-bar';
import { Exposure, type Ledger, type SideIndex } from './exposure';
import { GrossOpens } from './gross-opens';
import { type PriceGrid, bucketOf } from './price-grid';
import { ScaleFit } from './scale-fit';
import { SideSplit } from './side-split';
import { WaitingOpens } from './waiting-opens';

const HOUR = 3_600_000;
/** Shares of less than this would be too small for floating point to have a mean. */
const LEAST_OPENED = 1e-290;

/** How much of a run rests on which inputs; counts of bars. */
export interface RunCoverage {
  readonly bars: number;
  readonly barsMissing: number;
  readonly withOpenInterest: number;
  readonly withTakerSplit: number;
  readonly withMark: number;
  readonly rejectedOpenInterestStamps: number;
}

export class Estimator {
  readonly exposure: Exposure;
  private readonly opens: GrossOpens;
  private readonly sides: SideSplit;
  private readonly scaleFit: ScaleFit;
  private readonly holding: Float64Array;
  private readonly kept: Float64Array;
  private readonly forced: Float64Array;
  private readonly corners = new Float64Array(4);
  /** What a bar opens, reused from bar to bar. */
  private readonly entries = new WaitingOpens();
  private keptFor = -1;
  private lastClose = Number.NaN;
  /** Of all closes before the bar at hand. */
  private closingImbalance = 0;
  private bars = 0;
  private barsMissing = 0;
  private withOpenInterest = 0;
  private withTakerSplit = 0;
  private withMark = 0;

  constructor(
    readonly grid: PriceGrid,
    readonly assumptions: Assumptions,
    feed: 'full' | 'throttled' | 'none',
  ) {
    const tiers = assumptions.leverages.length;
    this.exposure = new Exposure(grid, assumptions);
    this.opens = new GrossOpens(assumptions);
    this.sides = new SideSplit(assumptions);
    this.scaleFit = new ScaleFit(feed, assumptions.forcedShare, grid.size);
    this.holding = Float64Array.from(
      assumptions.leverages,
      (leverage) => assumptions.holdingHours / leverage,
    );
    this.kept = new Float64Array(tiers);
    this.forced = new Float64Array(tiers);
  }

  /** Takes the next bar. Bars ascend; a hole between them is counted, and the exposure decays through it. */
  step(bar: EstimatorBar): void {
    this.bridge(bar);
    this.count(bar);
    this.forced.fill(0);
    this.setKept(bar.duration);
    const low = bucketOf(this.grid, bar.markLow ?? bar.low);
    const high = bucketOf(this.grid, bar.markHigh ?? bar.high);
    this.scaleFit.add(bar.openTime, low, high, bar.liquidated, this.exposure);
    this.exposure.sweep(0, low, this.forced);
    this.exposure.sweep(1, high, this.forced);
    this.exposure.thin(0, low, high, this.forced);
    this.exposure.thin(1, low, high, this.forced);
    this.exposure.decay(this.kept);
    const opened = this.opens.step(bar, this.kept, this.holding, this.forced);
    if (this.opens.basis === 'open-interest') this.withOpenInterest++;
    const longShare = this.sides.longShare(bar, this.closedInBar());
    if (opened > LEAST_OPENED) this.seed(bar, opened, longShare, low, high);
    this.lastClose = bar.openTime + bar.duration;
  }

  private closedInBar(): number {
    const before = this.closingImbalance;
    this.closingImbalance = this.exposure.closingImbalance(this.assumptions.closingTakerShare);
    return this.closingImbalance - before;
  }

  private bridge(bar: EstimatorBar): void {
    if (Number.isNaN(this.lastClose)) return;
    if (bar.openTime < this.lastClose)
      throw new RangeError(`bar at ${bar.openTime} opens before the last one closed`);
    const hole = bar.openTime - this.lastClose;
    if (hole === 0) return;
    this.barsMissing += Math.round(hole / bar.duration);
    this.setKept(hole);
    this.exposure.decay(this.kept);
  }

  private setKept(duration: number): void {
    if (duration === this.keptFor) return;
    for (let tier = 0; tier < this.kept.length; tier++) {
      this.kept[tier] = Math.exp(-duration / HOUR / this.holding[tier]!);
    }
    this.keptFor = duration;
  }

  private count(bar: EstimatorBar): void {
    this.bars++;
    if (bar.takerBuy !== undefined) this.withTakerSplit++;
    if (bar.markLow !== undefined) this.withMark++;
  }

  /** Opens contracts along the bar's path. */
  private seed(bar: EstimatorBar, opened: number, longShare: number, low: number, high: number): void {
    const { corners, grid } = this;
    pathCorners(bar, grid.width, corners);
    let length = 0;
    for (let leg = 0; leg < 3; leg++) length += Math.abs(corners[leg + 1]! - corners[leg]!);
    const staysClear =
      Math.max(high, bucketOf(grid, bar.high)) - Math.min(low, bucketOf(grid, bar.low)) <
      this.exposure.nearest;
    let lowest = corners[0]!;
    let highest = lowest;
    for (let leg = 0; leg < 3; leg++) {
      const from = corners[leg]!;
      const to = corners[leg + 1]!;
      this.entries.add(length === 0 ? opened / 3 : (opened * Math.abs(to - from)) / length, from, to);
      lowest = Math.min(lowest, to);
      highest = Math.max(highest, to);
      if (staysClear && leg < 2) continue;
      this.enter(longShare, lowest, highest);
      lowest = to;
      highest = to;
      if (!staysClear) this.sweepCorner(bar, leg, to < from, low, high);
    }
  }

  private enter(longShare: number, lowest: number, highest: number): void {
    const { entries, exposure, grid } = this;
    if (entries.weight > 0) {
      const low = Math.floor(lowest) - grid.first;
      const high = Math.floor(highest) - grid.first;
      exposure.open(0, entries, longShare, low, high);
      exposure.open(1, entries, 1 - longShare, low, high);
    }
    entries.clear();
  }

  /** What was opened on a leg and is touched by that leg's end does not outlive the bar. */
  private sweepCorner(bar: EstimatorBar, leg: number, falling: boolean, low: number, high: number): void {
    if (leg < 2) {
      if (falling) this.exposure.sweep(0, low, this.forced);
      else this.exposure.sweep(1, high, this.forced);
      return;
    }
    const close = bucketOf(this.grid, bar.markClose ?? bar.close);
    this.exposure.sweep(0, close, this.forced);
    this.exposure.sweep(1, close, this.forced);
  }

  /** Force-closed ÷ estimated: from realised forced orders, or the prior where no feed supports one. */
  get scale(): number {
    return this.scaleFit.scale;
  }

  get scaleBasis(): ScaleFit['basis'] {
    return this.scaleFit.basis;
  }

  coverage(): RunCoverage {
    return {
      bars: this.bars,
      barsMissing: this.barsMissing,
      withOpenInterest: this.withOpenInterest,
      withTakerSplit: this.withTakerSplit,
      withMark: this.withMark,
      rejectedOpenInterestStamps: this.opens.rejectedStamps,
    };
  }

  ledger(side: SideIndex): Ledger {
    return this.exposure.ledger(side);
  }
}
