/**
 * Unlevered hedgers take the other side of every leveraged trade, so that the sum of longs, the sum of shorts and the
 * open interest are one number. Mostly they open against opens and close against closes; for a part it is the other
 * way round. They start with pairs of longs and shorts that basis traders hold all along.
 */
import type { PositionSide } from '../../lib/core/position-side';
import type { MarketDials } from './dials';
import { lotsFor } from './lots';

export class Hedgers {
  readonly lots: Record<PositionSide, number>;
  private readonly contrary: number;

  constructor({ hedgedBase, startPrice, hedgerContrary }: MarketDials) {
    const base = lotsFor(hedgedBase, startPrice);
    this.lots = { long: base, short: base };
    this.contrary = hedgerContrary;
  }

  /** Meets a trader who opens `lots` on `side`. */
  meetOpen(side: PositionSide, lots: number): void {
    const closed = Math.min(this.lots[side], Math.round(lots * this.contrary));
    this.lots[side] -= closed;
    this.lots[opposite(side)] += lots - closed;
  }

  /** Meets a trader who closes `lots` on `side`. */
  meetClose(side: PositionSide, lots: number): void {
    const closed = Math.min(this.lots[opposite(side)], lots - Math.round(lots * this.contrary));
    this.lots[opposite(side)] -= closed;
    this.lots[side] += lots - closed;
  }
}

function opposite(side: PositionSide): PositionSide {
  return side === 'long' ? 'short' : 'long';
}
