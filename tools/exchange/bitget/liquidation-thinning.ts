import type { FeedForceOrder } from '../market-feed';

const SECOND = 1_000;

/** The venue pushes of each second the largest closure of a long and the largest of a short. */
export class LiquidationThinning {
  private readonly largest = new Map<FeedForceOrder['order'], FeedForceOrder>();

  constructor(private readonly push: (orders: readonly FeedForceOrder[]) => void) {}

  add(order: FeedForceOrder): void {
    this.flush(order.time);
    const held = this.largest.get(order.order);
    if (held === undefined || order.quantity > held.quantity) this.largest.set(order.order, order);
  }

  /** Pushes what is held once `now` is past its second. */
  flush(now: number): void {
    const held = [...this.largest.values()];
    if (held.length === 0 || secondOf(now) === secondOf(held[0]!.time)) return;
    this.largest.clear();
    this.push(held);
  }
}

function secondOf(time: number): number {
  return Math.floor(time / SECOND);
}
