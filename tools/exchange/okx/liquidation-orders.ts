/**
 * Forced orders: `/public/liquidation-orders`, which keeps a day, and the channel `liquidation-orders`. The venue says that
 * these are not all there are, but not which it leaves out; recorded ones come up to 25 in a second of one instrument, so
 * none is held back here.
 */
import type { FeedForceOrder, MarketFeed } from '../market-feed';
import { newestFirst, windowOf } from './cursor';
import { OkxError } from './okx-error';
import { type Query, requireSwapIfSent } from './query';
import type { Swap } from './swap';

const KEPT = 86_400_000;

export function liquidationOrders(feed: MarketFeed, swap: Swap, query: Query): Record<string, unknown>[] {
  const family = query.get('instFamily') ?? query.get('uly');
  if (family === null) throw new OkxError('50015', 'Either parameter uly or instFamily is required.', 400);
  requireSwapIfSent(query, swap);
  if (family !== swap.family) return [];
  const kept = feed.forcedOrders(feed.now() - KEPT, feed.now());
  const page = newestFirst(kept, ({ time }) => time, windowOf(query, [100, 100]));
  if (page.length === 0) return [];
  const details = page.map((order) => ({ ...detail(order, swap), time: order.time }));
  return [{ ...familyOf(swap), totalLoss: '0', details }];
}

/** `data` of a frame: what came at once is told at once. */
export function liquidationFrame(orders: readonly FeedForceOrder[], swap: Swap): Record<string, unknown>[] {
  return [{ details: orders.map((order) => detail(order, swap)), ...familyOf(swap) }];
}

function familyOf({ family, symbol }: Swap): Record<string, string> {
  return { instFamily: family, instId: symbol, instType: 'SWAP', uly: family };
}

function detail({ order, price, quantity, time }: FeedForceOrder, swap: Swap): Record<string, string> {
  return {
    bkLoss: '0',
    bkPx: swap.price(price),
    ccy: '',
    posSide: order === 'SELL' ? 'long' : 'short',
    side: order.toLowerCase(),
    sz: swap.contracts(quantity),
    ts: String(time),
  };
}
