/** `GET /v5/market/orderbook`: the order book, best prices first; `ts` is when the venue made it (Bybit, "Get Orderbook"). */
import * as v from 'valibot';

import type { Depth, DepthLevel } from '../../market/depth';
import { wirePrice, wireSymbol, wireTime } from '../wire-field';
import { answerOf } from './answer';
import { baseQuantity, categoryOf, wireSize } from './contract';
import { read, wireError } from './wire';

const ORDERBOOK = 'v5/market/orderbook';
export const DEEPEST = 500;

const side = v.array(v.looseTuple([wirePrice, wireSize]));
const COLUMNS = ['price', 'size'];

export function parseDepth(payload: unknown, symbol: string, levels: number): Depth {
  const book = v.object({ s: wireSymbol(symbol), ts: wireTime, b: v.unknown(), a: v.unknown() });
  const { ts, b, a } = answerOf(ORDERBOOK, book, payload).result;
  const bids = sideOf('bids', b, symbol, -1);
  const asks = sideOf('asks', a, symbol, 1);
  const bid = bids[0]?.price ?? 0;
  const ask = asks[0]?.price ?? Infinity;
  if (bid >= ask) throw wireError(ORDERBOOK, 'bids[0].price', `below the best ask, ${ask}`, bid);
  return { time: ts, bids: bids.slice(0, levels), asks: asks.slice(0, levels) };
}

function sideOf(name: string, payload: unknown, symbol: string, sign: 1 | -1): DepthLevel[] {
  const category = categoryOf(symbol);
  const rows = read(`${ORDERBOOK}/${name}`, side, payload, COLUMNS);
  return rows.map(([price, size], index) => {
    const before = rows[index - 1]?.[0];
    if (before !== undefined && (price - before) * sign <= 0) {
      const expected = sign > 0 ? `above ${before}` : `below ${before}`;
      throw wireError(ORDERBOOK, `${name}[${index}].price`, expected, price);
    }
    return { price, quantity: baseQuantity(category, size, price) };
  });
}
