import { decimalPlaces } from '../decimals';
import type { MarketFeed } from '../market-feed';

/** How the venue lists the feed's market, and writes its numbers. */
export interface Listing {
  readonly symbol: string;
  readonly product: string;
  readonly price: (value: number) => string;
  readonly quantity: (value: number) => string;
}

export function listingOf(feed: MarketFeed): Listing {
  const pricePlaces = decimalPlaces(feed.tickSize);
  const quantityPlaces = decimalPlaces(feed.stepSize);
  const isUsdc = feed.quote === 'USDC';
  return {
    symbol: feed.base + (isUsdc ? 'PERP' : feed.quote),
    product: isUsdc ? 'USDC-FUTURES' : 'USDT-FUTURES',
    price: (value) => value.toFixed(pricePlaces),
    quantity: (value) => value.toFixed(quantityPlaces),
  };
}
