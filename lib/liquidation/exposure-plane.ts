/**
 * The exposure of one side, tier and margin mode by liquidation price, as stored mass (see `Exposure`), in cells of one or
 * more buckets (see `CellKernel`).
 *
 * Places are buckets counted in the direction in which price force-closes: up for shorts, down for longs, so that a long is
 * a short seen in a mirror. What is opened waits until price comes near what it would force-close of it, or has moved by a
 * fraction of the way from entry to liquidation; then, too, the plane looks how far price has come.
 */
import type { PositionSide } from '../core/position-side';
import type { Assumptions } from './assumptions';
import { CellKernel } from './cell-kernel';
import type { CellPyramid } from './cell-pyramid';
import type { PriceGrid } from './price-grid';
import { addScaled } from './scaled-sum';
import { thinned } from './thinning';
import { WaitingOpens } from './waiting-opens';

/** Moves smaller than this share of the way, or than this many buckets, are waited out. */
const LEAST_MOVE = 1 / 16;
const LEAST_BUCKETS = 2;

export class ExposurePlane {
  readonly kernel: CellKernel;
  /** Share of all opens that are opened here. */
  readonly share: number;
  /** Places before this one are empty, and what waits force-closes nothing in them. */
  foremost: number;
  private readonly mass: Float64Array;
  /** Mass × the farthest share of the way that price has moved against it and in its favour. */
  private readonly against: Float64Array;
  private readonly inFavour: Float64Array;
  /** Mass beyond reach. */
  private beyond = 0;
  private readonly waiting = new WaitingOpens();
  /** The entries, of what waits, that price force-closes first and last. */
  private firstEntry: number;
  private lastEntry = -1;
  /** Places before `front` and cells from `end` on are empty. */
  private front: number;
  private end = 0;
  /** How far price has been toward and away from liquidation since the plane last looked. */
  private reached = -1;
  private receded: number;
  /** Buckets that price has to move for the plane to look again. */
  private readonly patience: number;

  constructor(
    private readonly grid: PriceGrid,
    private readonly side: PositionSide,
    readonly tier: number,
    readonly mode: 'isolated' | 'cross',
    private readonly assumptions: Assumptions,
  ) {
    const { flowShare, isolatedShare } = assumptions;
    this.share = flowShare[tier]! * (mode === 'isolated' ? isolatedShare : 1 - isolatedShare);
    this.kernel = new CellKernel(side, tier, mode, assumptions);
    this.patience = Math.max(LEAST_BUCKETS, this.kernel.way * LEAST_MOVE);
    const cells = grid.size / this.kernel.cell;
    this.mass = new Float64Array(cells);
    this.against = new Float64Array(cells);
    this.inFavour = new Float64Array(cells);
    this.front = grid.size;
    this.foremost = grid.size;
    this.firstEntry = grid.size;
    this.receded = grid.size;
  }

  /** Opens `share` of these, which were entered in the places from `first` to `last`. */
  open(opens: WaitingOpens, share: number, first: number, last: number): void {
    this.waiting.take(opens, share);
    this.lastEntry = Math.max(this.lastEntry, last);
    if (first >= this.firstEntry) return;
    this.firstEntry = first;
    this.foremost = Math.min(this.front, this.firstPlace(first));
  }

  /** Force-closes all in places up to this one; returns how much. */
  sweep(to: number): number {
    if (to < this.foremost) return 0;
    if (to >= this.firstPlace(this.firstEntry)) this.settle();
    if (to < this.front) return 0;
    const { cell } = this.kernel;
    const last = Math.floor(to / cell);
    let closed = 0;
    for (let i = Math.floor(this.front / cell); i < last; i++) closed += this.keep(i, 0);
    const end = (last + 1) * cell;
    closed += this.keep(last, (end - 1 - to) / (end - Math.max(this.front, last * cell)));
    this.front = to + 1;
    this.foremost = Math.min(this.front, this.firstPlace(this.firstEntry));
    return closed;
  }

  /** Leaves a share of a cell; returns what is closed. */
  private keep(cell: number, share: number): number {
    const held = this.mass[cell]!;
    this.mass[cell] = held * share;
    this.against[cell]! *= share;
    this.inFavour[cell]! *= share;
    return held * (1 - share);
  }

  /** Notes how far price went; true once that is far enough to look at who closes. */
  saw(reached: number, receded: number): boolean {
    this.reached = Math.max(this.reached, reached);
    this.receded = Math.min(this.receded, receded);
    return this.reached - this.receded >= this.patience;
  }

  /** Positions that were stopped out since the last look; returns the mass. */
  stop(): number {
    this.settle();
    const { mass, against: moved, inFavour: other, reached } = this;
    const { cell, way } = this.kernel;
    const moves = { moved, other, share: this.assumptions.stopShare };
    const first = Math.floor(this.cellAt(reached)) + 1;
    const end = Math.min(this.end, Math.ceil(this.cellAt(reached + way)));
    const come = 1 - ((first - this.cellAt(reached)) * cell) / way;
    this.reached = -1;
    return thinned(mass, moves, first, end, come, -cell / way);
  }

  /** Positions that were closed with a profit since the last look. Call after `stop`. */
  takeProfit(): number {
    const { mass, against: other, inFavour: moved, receded } = this;
    const { cell, way } = this.kernel;
    const moves = { moved, other, share: this.assumptions.targetShare };
    const first = Math.ceil(this.cellAt(receded + way));
    const end = Math.min(this.end, Math.floor(this.cellAt(receded + 2 * way)) + 1);
    const come = ((first - this.cellAt(receded)) * cell) / way - 1;
    this.receded = this.grid.size;
    return thinned(mass, moves, first, end, come, cell / way);
  }

  /** Adds what is open × `factor`; what waits as it would be spread now, but it goes on waiting: reading changes nothing. */
  addTo(sums: CellPyramid, factor: number): void {
    const { mass, front, end } = this;
    const { cell } = this.kernel;
    const into = sums.ofCell(cell);
    const first = Math.ceil(front / cell);
    const partly = first * cell - front;
    if (partly > 0) {
      const buckets = sums.ofCell(1);
      const each = (mass[first - 1]! * factor) / partly;
      for (let i = front; i < first * cell; i++) buckets[i]! += each;
    }
    addScaled(into, first, mass, first, end, factor);
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
    const { cell } = this.kernel;
    return (place - (cell - 1) / 2) / cell;
  }

  /** The first place at which a position entered at `place` may be force-closed. */
  private firstPlace(place: number): number {
    const { cell, start } = this.kernel;
    return (Math.floor(place / cell) + start) * cell;
  }

  private settle(): void {
    const { waiting, kernel } = this;
    if (waiting.weight > 0) {
      const [first, end] = this.spread(this.mass, 1);
      this.front = Math.min(this.front, first * kernel.cell);
      this.end = Math.max(this.end, end);
      this.beyond += waiting.weight * kernel.beyond;
      waiting.clear();
    }
    this.firstEntry = this.grid.size;
    this.lastEntry = -1;
    this.foremost = this.front;
  }

  /** Spreads what waits × `factor` over its liquidation prices; returns the first cell of these and the one after the last. */
  private spread(into: Float64Array, factor: number): readonly [number, number] {
    const { waiting, kernel, grid, side } = this;
    const { cell } = kernel;
    const first = Math.floor(this.firstEntry / cell);
    const entered = Math.floor(this.lastEntry / cell) - first + 1;
    const count = Math.min(entered, kernel.cellsOf(waiting.length));
    const lowest = Math.round(waiting.mean / cell - count / 2);
    const nearest =
      side === 'short' ? lowest - grid.first / cell : (grid.first + grid.size) / cell - lowest - count;
    // An uneven lot has a mean or a variance whose stretch would begin or end where nothing was entered.
    const entry = Math.max(first, Math.min(first + entered - count, nearest));
    kernel.addTo(into, entry, count, waiting.weight * factor);
    return [entry + kernel.start, entry + kernel.start + kernel.length + count - 1];
  }
}
