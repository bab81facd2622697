import { decimalPlaces } from '../decimals';
import type { MarketFeed } from '../market-feed';

/** USD a contract of an inverse perpetual. */
const INVERSE_CONTRACT = 10;

/**
 * The contract that stands for a feed: the linear one, whose amounts are coins, so that the feed's sums stay exact. A feed
 * quoted in USD is the inverse one: what it trades is rounded to contracts of 10 USD each time.
 */
export class Contract {
  readonly linear: boolean;
  readonly symbol: string;
  /** In the unit of amounts. */
  readonly size: number;
  private readonly places: number;

  constructor(private readonly feed: MarketFeed) {
    this.linear = feed.quote !== 'USD';
    this.symbol = this.linear ? `${feed.base}_USDC-PERPETUAL` : `${feed.base}-PERPETUAL`;
    this.size = this.linear ? feed.stepSize : INVERSE_CONTRACT;
    this.places = decimalPlaces(feed.stepSize);
  }

  /** A quantity of the feed as the wire's amount. */
  amount(quantity: number, price: number): number {
    if (this.linear) return Number(quantity.toFixed(this.places));
    return Math.round((quantity * price) / this.size) * this.size;
  }

  price(value: number): number {
    return Number(value.toFixed(decimalPlaces(this.feed.tickSize)));
  }
}
