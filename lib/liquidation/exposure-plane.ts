/**
 * The exposure of one side, tier and margin mode by liquidation price, as stored mass (see `Exposure`).
 *
 * It is held in cells of 1, 2, 4 … buckets: where a low tier's positions would be force-closed is known no finer. Places are
 * counted in the direction in which price force-closes: up for shorts, down for longs, so that a long is a short seen in
 * a mirror. What is opened waits until price comes near what it would force-close of it, or has moved by a fraction of the
 * way from entry to liquidation; then too it is looked at how far price has come.
 */
import type { PositionSide } from '../core/position-side';
import type { Assumptions } from './assumptions';
import type { CellPyramid } from './cell-pyramid';
import { type MarginKernel, marginKernel } from './margin-kernel';
import { type PriceGrid, WIDEST_CELL } from './price-grid';
import { thinned } from './thinning';
import { WaitingOpens } from './waiting-opens';

/** Cells, at least, in which the part of a plane's positions that a mean lies behind the nearest is told apart. */
const LEAST_CELLS = 16;
/** Moves smaller than this share of the way, or than this many buckets, are waited out. */
const LEAST_MOVE = 1 / 16;
const LEAST_BUCKETS = 2;
/** Cells that opens are spread evenly over at most. */
const WIDEST_STRETCH = 64;

export class ExposurePlane {
  /** Buckets to a cell, a power of two. */
  readonly cell: number;
  /** Usual way from entry to liquidation, in buckets. */
  readonly way: number;
  /** Buckets between an entry and its nearest possible liquidation. */
  readonly nearest: number;
  /** Share of all opens that are opened here. */
  readonly share: number;
  /** Mass beyond reach. */
  private beyond = 0;
  private readonly mass: Float64Array;
  /** Mass × the farthest share of the way that price has moved against it and in its favour: see `stop`. */
  private readonly against: Float64Array;
  private readonly inFavour: Float64Array;
  private readonly waiting = new WaitingOpens();
  /** Entry, of what waits, that price force-closes first. */
  private entered: number;
  /** Places before this one are empty, and what waits force-closes nothing in them. */
  foremost: number;
  /** Cells from an entry's to the first of `within`, and the share of mass that lies nearer, by cell from there on. */
  private readonly start: number;
  private readonly within: Float64Array;
  private readonly length: number;
  private readonly shareBeyond: number;
  /** Buckets before `front` and cells from `end` on are empty. */
  private front: number;
  private end = 0;
  /** How far price has been toward and away from liquidation since it was last looked at. */
  private reached = -1;
  private receded: number;
  /** Buckets that price has to move before it is looked at. */
  private readonly patience: number;

  constructor(
    private readonly grid: PriceGrid,
    private readonly side: PositionSide,
    readonly tier: number,
    readonly mode: 'isolated' | 'cross',
    private readonly assumptions: Assumptions,
  ) {
    const fine = marginKernel(side, tier, mode, assumptions);
    this.way = meanDistance(fine);
    this.nearest = fine.nearest;
    const { flowShare, isolatedShare } = assumptions;
    this.share = flowShare[tier]! * (mode === 'isolated' ? isolatedShare : 1 - isolatedShare);
    this.cell = cellFor(this.way - fine.nearest);
    const kernel = marginKernel(side, tier, mode, { ...assumptions, bucket: this.cell * assumptions.bucket });
    this.start = kernel.nearest;
    this.length = kernel.mass.length;
    this.within = paddedSum(kernel.mass);
    this.shareBeyond = kernel.beyond;
    this.mass = new Float64Array(grid.size / this.cell);
    this.against = new Float64Array(this.mass.length);
    this.inFavour = new Float64Array(this.mass.length);
    this.front = grid.size;
    this.entered = grid.size;
    this.foremost = grid.size;
    this.receded = grid.size;
    this.patience = Math.max(LEAST_BUCKETS, this.way * LEAST_MOVE);
  }

  /** Opens `share` of these; `place` is the entry among them that price force-closes first. */
  open(opens: WaitingOpens, share: number, place: number): void {
    this.waiting.take(opens, share);
    if (place >= this.entered) return;
    this.entered = place;
    this.foremost = Math.min(this.front, this.firstPlace(place));
  }

  /** Force-closes all in places up to this one; returns how much. */
  sweep(to: number): number {
    if (to < this.foremost) return 0;
    if (to >= this.firstPlace(this.entered)) this.settle();
    if (to < this.front) return 0;
    const { mass, against, inFavour, cell } = this;
    const last = Math.min(this.mass.length - 1, Math.floor(to / cell));
    let closed = 0;
    for (let i = Math.floor(this.front / cell); i < last; i++) {
      closed += mass[i]!;
      mass[i] = 0;
      against[i] = 0;
      inFavour[i] = 0;
    }
    const from = Math.max(this.front, last * cell);
    const left = ((last + 1) * cell - 1 - to) / ((last + 1) * cell - from);
    closed += mass[last]! * (1 - left);
    mass[last]! *= left;
    against[last]! *= left;
    inFavour[last]! *= left;
    this.front = to + 1;
    this.foremost = Math.min(this.front, this.firstPlace(this.entered));
    return closed;
  }

  /** Notes how far price went; true once it has moved far enough to look at who closes. */
  saw(reached: number, receded: number): boolean {
    this.reached = Math.max(this.reached, reached);
    this.receded = Math.min(this.receded, receded);
    return this.reached - this.receded >= this.patience;
  }

  /** Positions that are stopped out: see `Exposure`. Returns the mass. */
  stop(): number {
    this.settle();
    const { mass, against: moved, inFavour: other, cell, way, reached } = this;
    const moves = { moved, other, share: this.assumptions.stopShare };
    const first = Math.floor(this.cellAt(reached)) + 1;
    const end = Math.min(this.end, Math.ceil(this.cellAt(reached + way)));
    const come = 1 - ((first - this.cellAt(reached)) * cell) / way;
    this.reached = -1;
    return thinned(mass, moves, first, end, come, -cell / way);
  }

  /** Positions that are closed with a profit. Call after `stop`. */
  takeProfit(): number {
    const { mass, against: other, inFavour: moved, cell, way, receded } = this;
    const moves = { moved, other, share: this.assumptions.targetShare };
    const first = Math.ceil(this.cellAt(receded + way));
    const end = Math.min(this.end, Math.floor(this.cellAt(receded + 2 * way)) + 1);
    const come = ((first - this.cellAt(receded)) * cell) / way - 1;
    this.receded = this.grid.size;
    return thinned(mass, moves, first, end, come, cell / way);
  }

  /** Adds what is open × `factor`; what waits as it would be spread now, but it goes on waiting: reading changes nothing. */
  addTo(sums: CellPyramid, factor: number): void {
    const { mass, front, end, cell } = this;
    const into = sums.ofCell(cell);
    const first = Math.ceil(front / cell);
    const partly = first * cell - front;
    if (partly > 0) {
      const buckets = sums.ofCell(1);
      const each = (mass[first - 1]! * factor) / partly;
      for (let i = front; i < first * cell; i++) buckets[i]! += each;
    }
    for (let i = first; i < end; i++) into[i]! += mass[i]! * factor;
    if (this.waiting.weight > 0) this.spread(into, factor);
  }

  /** All mass, that beyond reach included. */
  total(): number {
    return this.mass.reduce((sum, mass) => sum + mass, this.beyond + this.waiting.weight);
  }

  scale(factor: number): void {
    for (const values of [this.mass, this.against, this.inFavour])
      for (let i = 0; i < values.length; i++) values[i]! *= factor;
    this.beyond *= factor;
    this.waiting.scale(factor);
  }

  /** Where, in cells and their parts, a place is among the cells' middles. */
  private cellAt(place: number): number {
    return (place - (this.cell - 1) / 2) / this.cell;
  }

  /** The first place at which a position entered at `place` may be force-closed. */
  private firstPlace(place: number): number {
    return (Math.floor(place / this.cell) + this.start) * this.cell;
  }

  private settle(): void {
    const { waiting } = this;
    if (waiting.weight === 0) return;
    const from = this.spread(this.mass, 1);
    this.front = Math.min(this.front, from * this.cell);
    this.foremost = this.front;
    this.entered = this.grid.size;
    this.beyond += waiting.weight * this.shareBeyond;
    waiting.clear();
  }

  /** Spreads what waits × `factor` over its liquidation prices; returns the first cell of these. */
  private spread(into: Float64Array, factor: number): number {
    const { waiting, within, cell, grid } = this;
    const count = Math.min(WIDEST_STRETCH, Math.max(1, Math.round(waiting.length / cell)));
    const first = Math.round(waiting.mean / cell - count / 2);
    const entry =
      this.side === 'short' ? first - grid.first / cell : (grid.first + grid.size) / cell - first - count;
    const from = Math.max(entry, Math.floor(this.entered / cell)) + this.start;
    const length = this.length + count - 1;
    if (from < 0 || from + length > into.length)
      throw new RangeError(`opens at ${waiting.mean} are too near the grid's end`);
    const each = (waiting.weight * factor) / count;
    const nearer = WIDEST_STRETCH - count;
    for (let i = 0; i < length; i++)
      into[from + i]! += each * (within[i + WIDEST_STRETCH]! - within[i + nearer]!);
    if (into === this.mass) this.end = Math.max(this.end, from + length);
    return from;
  }
}

/** `behind`: buckets from the nearest liquidation to the mean one. */
function cellFor(behind: number): number {
  let cell = 1;
  while (2 * cell * LEAST_CELLS <= behind && cell < WIDEST_CELL) cell *= 2;
  return cell;
}

function meanDistance({ nearest, mass }: MarginKernel): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < mass.length; i++) {
    sum += mass[i]! * (nearest + i);
    total += mass[i]!;
  }
  return total > 0 ? sum / total : 0;
}

/** Sums of the first 1, 2 … values, as if nothing came before them and nothing after. */
function paddedSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 2 * WIDEST_STRETCH);
  let sum = 0;
  for (let i = 0; i < sums.length; i++) {
    sum += values[i - WIDEST_STRETCH] ?? 0;
    sums[i] = sum;
  }
  return sums;
}
