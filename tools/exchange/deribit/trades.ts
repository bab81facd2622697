import type { FeedTrade, MarketFeed } from '../market-feed';
import { invalid } from './answer';
import type { Contract } from './contract';
import type { ForcedTrades } from './forced-trades';
import { type Query, integer, oneOf, required } from './query';

const DAY = 86_400_000;
const USUAL = 10;
const MOST = 1_000;
const SORTINGS = ['asc', 'desc', 'default'] as const;

export interface TradeMarket {
  readonly feed: MarketFeed;
  readonly contract: Contract;
  readonly forced: ForcedTrades;
}

/** `public/get_last_trades_by_instrument`: by sequence numbers, or the newest. */
export function lastTrades(market: TradeMarket, query: Query): object {
  const { feed } = market;
  const [first, last] = [integer(query, 'start_seq'), integer(query, 'end_seq') ?? Infinity];
  if (first === undefined) return pageOf(market, query, newest(feed, countIn(query) + 1), 'desc');
  const found = feed.trades({ fromId: first, limit: countIn(query) + 1 });
  return pageOf(
    market,
    query,
    found.filter(({ id, time }) => id <= last && isKept(feed, time)),
    'asc',
  );
}

/** `public/get_last_trades_by_instrument_and_time`: both ends included. */
export function lastTradesByTime(market: TradeMarket, query: Query): object {
  const { feed } = market;
  const [start, end] = [required(query, 'start_timestamp'), required(query, 'end_timestamp')];
  const from = Math.max(start, feed.now() - DAY, feed.from);
  const limit = sortingIn(query) === 'desc' ? Number.MAX_SAFE_INTEGER : countIn(query) + 1;
  return pageOf(market, query, feed.trades({ from, to: Math.min(end, feed.now()), limit }), 'asc');
}

/** `usual`: the order in which they leave the venue's database if none is asked for. */
function pageOf(market: TradeMarket, query: Query, ascending: FeedTrade[], usual: 'asc' | 'desc'): object {
  const count = countIn(query);
  const sorting = sortingIn(query);
  const order = sorting === 'default' ? usual : sorting;
  const sorted = order === 'desc' ? ascending.toReversed() : ascending;
  const trades = sorted.slice(0, count).map((trade) => {
    const row = tradeRow(market, trade);
    return market.forced.has(trade) ? { ...row, liquidation: 'T' } : row;
  });
  return { trades, has_more: sorted.length > count };
}

/** A trade as the stream has it, which does not say whether it was forced. */
export function tradeRow({ feed, contract }: TradeMarket, trade: FeedTrade): Record<string, unknown> {
  const { mark, index } = feed.premium();
  const amount = contract.amount(trade.quantity);
  return {
    timestamp: trade.time,
    price: contract.price(trade.price),
    amount,
    direction: trade.buyerIsMaker ? 'sell' : 'buy',
    index_price: contract.price(index),
    instrument_name: contract.symbol,
    trade_seq: trade.id,
    mark_price: contract.price(mark),
    tick_direction: 1,
    contracts: Number((amount / contract.size).toFixed(8)),
    trade_id: contract.linear ? `USDC-${trade.id}` : String(trade.id),
  };
}

function countIn(query: Query): number {
  const count = integer(query, 'count') ?? USUAL;
  if (count < 1 || count > MOST) throw invalid('count', `must be between 1 and ${MOST}`);
  return count;
}

function sortingIn(query: Query): (typeof SORTINGS)[number] {
  return query.has('sorting') ? oneOf(query, 'sorting', SORTINGS) : 'default';
}

/** The venue answers nothing about older trades. */
function isKept(feed: MarketFeed, time: number): boolean {
  return time >= feed.now() - DAY;
}

/** The feed counts forward only, so the newest are found by looking back over longer and longer spans. */
function newest(feed: MarketFeed, count: number): FeedTrade[] {
  const to = feed.now();
  for (let span = 60_000; ; span *= 4) {
    const trades = feed.trades({ from: to - span, to, limit: Number.MAX_SAFE_INTEGER });
    if (trades.length >= count || to - span < feed.from) return trades.slice(-count);
  }
}
