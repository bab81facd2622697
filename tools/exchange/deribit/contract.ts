import { decimalPlaces } from '../decimals';
import type { FeedBar, MarketFeed } from '../market-feed';

/** The perpetual that stands for a feed: a linear one, whose amounts are coins, or an inverse one, whose amounts are USD. */
export class Contract {
  readonly linear: boolean;
  readonly symbol: string;
  /** In the unit of amounts. */
  readonly size: number;
  private readonly places: number;

  constructor(private readonly feed: MarketFeed) {
    this.linear = feed.contractUsd === undefined;
    this.symbol = this.linear ? `${feed.base}_USDC-PERPETUAL` : `${feed.base}-PERPETUAL`;
    this.size = feed.contractUsd ?? feed.stepSize;
    this.places = decimalPlaces(feed.stepSize);
  }

  /** A quantity of the feed as the wire's amount. */
  amount(quantity: number): number {
    return this.linear ? Number(quantity.toFixed(this.places)) : quantity * this.size;
  }

  /** Coins and USD, whatever the contract. */
  traded({ volume, quoteVolume }: FeedBar): { coins: number; usd: number } {
    return this.linear
      ? { coins: volume, usd: quoteVolume }
      : { coins: quoteVolume, usd: this.amount(volume) };
  }

  price(value: number): number {
    return Number(value.toFixed(decimalPlaces(this.feed.tickSize)));
  }
}
