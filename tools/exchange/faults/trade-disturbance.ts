/**
 * A stream of trades that loses some, says some twice and swaps some with the next one; what is asked for by REST stays
 * whole. All other events pass as they are.
 */
import type { FeedEvent } from '../market-feed';

/** Shares of the trades, 0 … 1. */
export interface DisturbedShares {
  readonly dropped?: number;
  readonly repeated?: number;
  readonly reordered?: number;
}

export const CALM: DisturbedShares = {};

export class TradeDisturbance {
  shares: DisturbedShares = CALM;
  /** The one that waits until the next has gone out. */
  private held: FeedEvent | undefined;

  constructor(private readonly random: () => number) {}

  pass(event: FeedEvent, publish: (event: FeedEvent) => void): void {
    if (event.kind !== 'trade') return publish(event);
    const { dropped = 0, repeated = 0, reordered = 0 } = this.shares;
    if (this.random() < dropped) return;
    if (!this.held && this.random() < reordered) {
      this.held = event;
      return;
    }
    publish(event);
    if (this.random() < repeated) publish(event);
    const { held } = this;
    this.held = undefined;
    if (held) publish(held);
  }
}
