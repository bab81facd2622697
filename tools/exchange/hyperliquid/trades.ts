/** `recentTrades` and the stream `trades`. B: the taker bought. */
import { newest } from '../binance/trade-history';
import type { FeedTrade, MarketFeed } from '../market-feed';
import { type Coin, priceText, sizeText } from './coin';

/** Rows of `recentTrades`. */
const RECENT = 10;
/** Of these the first frame of a subscription tells again; no document says so, but the live venue does. */
const REPEATED = 30;

const TID_BITS = 50;
/** Odd, so that no two ids become one. */
const SCATTER = 0x9e37_79b9_7f4a_7c15n;
const BUYER = `0x${'1'.repeat(40)}`;
const SELLER = `0x${'2'.repeat(40)}`;

type TradeRow = Record<string, unknown>;

/** Newest first. */
export function recentTrades(feed: MarketFeed, coin: Coin): TradeRow[] {
  return newest(feed, RECENT)
    .map((trade) => tradeRow(trade, coin))
    .toReversed();
}

export function repeatedTrades(feed: MarketFeed, coin: Coin): TradeRow[] {
  return newest(feed, REPEATED).map((trade) => tradeRow(trade, coin));
}

export function tradeRow(trade: FeedTrade, coin: Coin): TradeRow {
  return {
    coin: coin.name,
    side: trade.buyerIsMaker ? 'A' : 'B',
    px: priceText(trade.price, coin),
    sz: sizeText(trade.quantity, coin),
    time: trade.time,
    hash: `0x${trade.id.toString(16).padStart(64, '0')}`,
    tid: Number(BigInt.asUintN(TID_BITS, BigInt(trade.id) * SCATTER)),
    users: [BUYER, SELLER],
  };
}
