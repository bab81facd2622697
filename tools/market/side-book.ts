/** The open leveraged positions of one side, queued by what closes them. */
import type { PositionSide } from '../../lib/core/position-side';
import { toBase, toUsd } from './lots';
import { type Position, type SidePositions, type Sign, emptyPositions, signOf } from './position';
import { type Ticket, TriggerQueue } from './trigger-queue';

interface Holding {
  readonly position: Position;
  exit?: Ticket<Holding>;
  target?: Ticket<Holding>;
  term?: Ticket<Holding>;
}

export class SideBook {
  lots = 0;
  private readonly sign: Sign;
  private readonly holdings = new Set<Holding>();
  // The queues' keys are signed so that the price that triggers first has the smallest key.
  private readonly exits = new TriggerQueue<Holding>();
  private readonly targets = new TriggerQueue<Holding>();
  private readonly terms = new TriggerQueue<Holding>();

  constructor(readonly side: PositionSide) {
    this.sign = signOf(side);
  }

  get count(): number {
    return this.holdings.size;
  }

  open(position: Position): void {
    const holding: Holding = { position };
    const { exit, takeProfit, term } = position;
    if (exit) holding.exit = this.exits.add(-this.sign * exit.price, holding);
    if (takeProfit) holding.target = this.targets.add(this.sign * takeProfit, holding);
    holding.term = this.terms.add(term, holding);
    this.holdings.add(holding);
    this.lots += position.lots;
  }

  /** Takes out the positions whose losing exit the mark has reached, nearest first, until they are worth `usd`. */
  takeExits(mark: number, usd: number): Position[] {
    const taken: Position[] = [];
    for (let worth = 0; worth < usd;) {
      const position = this.take(this.exits, -this.sign * mark);
      if (!position) break;
      taken.push(position);
      worth += toUsd(position.lots, mark);
    }
    return taken;
  }

  takeTargets(mark: number): Position[] {
    return this.takeAll(this.targets, this.sign * mark);
  }

  takeEnded(time: number): Position[] {
    return this.takeAll(this.terms, time);
  }

  withLiquidationPrice(): SidePositions {
    const positions: Position[] = [];
    for (const { position } of this.holdings) if (position.liquidation) positions.push(position);
    const columns = emptyPositions(positions.length);
    positions.forEach((position, row) => {
      columns.liquidationPrice[row] = position.liquidation!;
      columns.quantity[row] = toBase(position.lots);
      columns.entry[row] = position.entry;
      columns.leverage[row] = position.leverage;
      columns.cross[row] = Number(position.cross);
    });
    return columns;
  }

  private takeAll(queue: TriggerQueue<Holding>, bound: number): Position[] {
    const taken: Position[] = [];
    for (let next = this.take(queue, bound); next; next = this.take(queue, bound)) taken.push(next);
    return taken;
  }

  private take(queue: TriggerQueue<Holding>, bound: number): Position | undefined {
    const holding = queue.firstUpTo(bound);
    if (!holding) return undefined;
    if (holding.exit) this.exits.remove(holding.exit);
    if (holding.target) this.targets.remove(holding.target);
    if (holding.term) this.terms.remove(holding.term);
    this.holdings.delete(holding);
    this.lots -= holding.position.lots;
    return holding.position;
  }
}
