/** `l2Book`: twenty levels a side at most; with `nSigFigs` they are merged to so many significant figures. */
import type { MarketFeed } from '../market-feed';
import { type Coin, type Round, decimalText, roundedPrice, sizeText } from './coin';

const LEVELS = 20;
/** The feed's levels lie closer than the venue's ticks: many become one. */
const FEED_LEVELS = 1_000;

interface Level {
  readonly px: string;
  readonly sz: string;
  readonly n: number;
}

export function book(feed: MarketFeed, coin: Coin, figures = 5): Record<string, unknown> {
  const { bids, asks } = feed.depth(FEED_LEVELS);
  // Away from the middle, so that the sides do not meet.
  const levels = [merged(bids, coin, Math.floor, figures), merged(asks, coin, Math.ceil, figures)];
  return { coin: coin.name, time: feed.now(), levels };
}

function merged(side: readonly [number, number][], coin: Coin, round: Round, figures: number): Level[] {
  const sums = new Map<number, { size: number; orders: number }>();
  for (const [price, quantity] of side) {
    const px = roundedPrice(price, coin, round, figures);
    const { size, orders } = sums.get(px) ?? { size: 0, orders: 0 };
    sums.set(px, { size: size + quantity, orders: orders + 1 });
  }
  return [...sums].slice(0, LEVELS).map(([px, { size, orders }]) => ({
    px: decimalText(px, 6),
    sz: sizeText(size, coin),
    n: orders,
  }));
}
