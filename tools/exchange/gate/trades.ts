/** `/futures/usdt/trades`: newest first, at most 1000, by time or by how many trades ago. `last_id` is given up. */
import type { FeedTrade, MarketFeed } from '../market-feed';
import type { Contract } from './contract';
import { type Query, integer, limit, timeRange } from './query';

const MOST = 1_000;

export function trades(contract: Contract, query: Query): Record<string, unknown>[] {
  contract.require(query);
  const { feed } = contract;
  const count = limit(query, 100, MOST);
  const offset = integer(query, 'offset') ?? 0;
  const { from, to = feed.now() } = timeRange(query);
  const rows = from === undefined ? ago(feed, to, offset, count) : within(feed, from, to, offset, count);
  return rows.toReversed().map((trade) => tradeRow(contract, trade));
}

/** Here the time named `_ms` is seconds too. */
function tradeRow(contract: Contract, trade: FeedTrade): Record<string, unknown> {
  const time = trade.time / 1_000;
  return {
    id: trade.id,
    contract: contract.name,
    create_time: time,
    create_time_ms: time,
    size: String(signedContracts(contract, trade)),
    price: contract.price(trade.price),
  };
}

/** Positive where the taker bought. */
export function signedContracts(contract: Contract, { quantity, buyerIsMaker }: FeedTrade): number {
  return contract.contracts(quantity) * (buyerIsMaker ? -1 : 1);
}

function within(feed: MarketFeed, from: number, to: number, offset: number, count: number): FeedTrade[] {
  const found = feed.trades({ from, to, limit: Number.MAX_SAFE_INTEGER });
  const end = Math.max(0, found.length - offset);
  return found.slice(Math.max(0, end - count), end);
}

/** Ids count up by one, so that the trade that was so many trades ago is found by its id. */
function ago(feed: MarketFeed, to: number, offset: number, count: number): FeedTrade[] {
  const last = newestId(feed, to);
  if (last === undefined) return [];
  const end = last - offset;
  const start = Math.max(0, end - count + 1);
  return feed.trades({ fromId: start, limit: count }).filter(({ id }) => id >= start && id <= end);
}

function newestId(feed: MarketFeed, to: number): number | undefined {
  for (let span = 10_000; ; span *= 8) {
    const found = feed.trades({ from: to - span, to, limit: Number.MAX_SAFE_INTEGER }).at(-1);
    if (found || to - span < feed.from) return found?.id;
  }
}
