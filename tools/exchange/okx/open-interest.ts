import { type MarketFeed, worth } from '../market-feed';
import { type Query, requireSwapIfSent } from './query';
import type { Swap } from './swap';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** `/public/open-interest`, and the channel of that name. */
export function openInterest(feed: MarketFeed, swap: Swap): Record<string, string> {
  const { time, quantity } = newestOpenInterest(feed);
  return {
    instType: 'SWAP',
    instId: swap.symbol,
    ...amounts({ feed, swap }, quantity, feed.premium().mark),
    ts: String(time),
  };
}

export function openInterestNow(feed: MarketFeed, swap: Swap, query: Query): Record<string, string>[] {
  requireSwapIfSent(query, swap);
  return [openInterest(feed, swap)];
}

export function amounts(
  { feed, swap }: { readonly feed: MarketFeed; readonly swap: Swap },
  quantity: number,
  price: number,
): { oi: string; oiCcy: string; oiUsd: string } {
  const { contracts, coins, usd } = swap.amounts(quantity, worth(feed, quantity, price));
  return { oi: contracts, oiCcy: coins, oiUsd: usd };
}

export function newestOpenInterest(feed: MarketFeed): { time: number; quantity: number } {
  const now = feed.now();
  return (
    feed.openInterest(MINUTE, now - 10 * MINUTE, now).at(-1) ??
    feed.openInterest(5 * MINUTE, now - DAY, now).at(-1) ?? { time: now, quantity: 0 }
  );
}
