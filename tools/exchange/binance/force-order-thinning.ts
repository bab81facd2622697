import type { FeedForceOrder } from '../market-feed';

const WINDOW = 1_000;

/** The venue pushes one forced order per symbol and second: the largest. The window closes with the second. */
export class ForceOrderThinning {
  private largest: FeedForceOrder | undefined;

  constructor(private readonly push: (order: FeedForceOrder) => void) {}

  add(order: FeedForceOrder): void {
    this.flush(order.time);
    if (this.largest === undefined || order.quantity > this.largest.quantity) this.largest = order;
  }

  /** Pushes what is held once `now` is past its second. */
  flush(now: number): void {
    if (this.largest === undefined || second(now) === second(this.largest.time)) return;
    const order = this.largest;
    this.largest = undefined;
    this.push(order);
  }
}

function second(time: number): number {
  return Math.floor(time / WINDOW);
}
