/**
 * Trades: `recentTrades` (the newest few, newest first) and the stream `trades`, whose first frame repeats the newest ones.
 * `side` is the taker's: B bought, A sold. `tid` is a hash of the two orders, no counter, and tells trades apart only
 * together with coin and time (Hyperliquid, "Subscriptions", WsTrade).
 */
import * as v from 'valibot';

import type { Trade } from '../../market/trade';
import { wireId, wirePrice, wireQuantity, wireSymbol, wireTime } from '../wire-field';
import { read } from './wire';

export const RECENT_TRADES = 'info/recentTrades';

/** ccxt makes text of numbers of 15 digits and more in what comes over a socket. */
const tradeId = v.union([wireId, v.pipe(v.string(), v.digits('an id'))], 'an id');

/** Ascending by time, whichever way they came. */
export function parseTrades(payload: unknown, symbol: string, endpoint: string): Trade[] {
  const trade = v.object({
    coin: wireSymbol(symbol),
    side: v.picklist(['A', 'B']),
    px: wirePrice,
    sz: wireQuantity,
    time: wireTime,
    tid: tradeId,
  });
  const rows = read(endpoint, v.array(trade), payload);
  return rows
    .map(({ side, px, sz, time, tid }): Trade => ({
      key: `${time}:${tid}`,
      time,
      price: px,
      quantity: sz,
      taker: side === 'B' ? 'buy' : 'sell',
    }))
    .toSorted((a, b) => a.time - b.time);
}
