/** What traded since it was last asked, in dollars by the taker's side; unknown of a time in which the stream was lost. */
import type { Price } from '../core/units';
import type { Trade } from '../market/trade';
import type { TradedSpan } from '../orderbook/book-profile';

export class TradedSince {
  private isUp = false;
  /** Whether it was up all through. */
  private whole = false;
  private low = Infinity;
  private high = 0;
  private bought = 0;
  private sold = 0;

  add(trades: readonly Trade[]): void {
    for (const { price, quantity, taker } of trades) {
      this.low = Math.min(this.low, price);
      this.high = Math.max(this.high, price);
      if (taker === 'buy') this.bought += price * quantity;
      else this.sold += price * quantity;
    }
  }

  hear(state: 'up' | 'lost'): void {
    this.isUp = state === 'up';
    this.whole &&= this.isUp;
  }

  /** Begins anew. Where nothing traded, both prices are `middle`. */
  take(middle: Price): TradedSpan | undefined {
    const { low, high, bought, sold, whole } = this;
    this.whole = this.isUp;
    [this.low, this.high, this.bought, this.sold] = [Infinity, 0, 0, 0];
    if (!whole) return undefined;
    const none = high === 0;
    return { low: none ? middle : (low as Price), high: none ? middle : (high as Price), bought, sold };
  }
}
