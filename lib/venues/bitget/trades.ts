/**
 * Trades: `GET /api/v2/mix/market/fills-history`, newest first, and the stream `publicTrade`. `side` is the taker's (Bitget,
 * "Get History Transactions", "Public Trades Channel"). An id has nineteen digits and does not count: above its lowest 22
 * bits it is the time of the trade in milliseconds from `ID_EPOCH` on. So it was in every captured trade from 2024-10 to
 * 2026-04; and as history gives times of whole seconds, the rest is read from the id, where it lies in that second.
 */
import * as v from 'valibot';

import { SECOND } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import type { Trade } from '../../market/trade';
import { wirePrice, wireQuantity, wireSymbol, wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import { read, wireError } from './wire';

export const FILLS_HISTORY = 'api/v2/mix/market/fills-history';

const ID_EPOCH = 1_435_725_920_677;
const SEQUENCE_BITS = 22n;

const tradeId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,18}$/, 'an id of up to 19 digits'));
const side = v.pipe(v.string(), v.toLowerCase(), v.picklist(['buy', 'sell']));

/** A page, ascending. */
export function parseTrades(payload: unknown, symbol: string): Trade[] {
  const { data } = answerOf(FILLS_HISTORY, payload);
  const row = v.object({
    tradeId,
    price: wirePrice,
    size: wireQuantity,
    side,
    ts: wireTimeOrText,
    symbol: wireSymbol(symbol),
  });
  const trades = read(FILLS_HISTORY, v.array(row), data).map(
    ({ tradeId: key, price, size, side: taker, ts }) => ({
      key,
      time: timeWithin(ts, key),
      price,
      quantity: size,
      taker,
    }),
  );
  const inOrder = trades.sort(byId);
  requireDistinct(inOrder);
  return inOrder;
}

/** The trades of one frame, in their order; none of the snapshot that follows a subscription: those are past. */
export function parseTradeFrame(payload: unknown, symbol: string): Trade[] {
  const frame = v.object({
    action: v.picklist(['snapshot', 'update']),
    arg: v.object({ topic: v.literal('publicTrade'), symbol: wireSymbol(symbol) }),
    data: v.array(v.object({ i: tradeId, p: wirePrice, v: wireQuantity, S: side, T: wireTimeOrText })),
  });
  const { action, data } = read('publicTrade', frame, payload);
  if (action === 'snapshot') return [];
  return data
    .map(({ i, p, v: size, S, T }) => ({ key: i, time: T, price: p, quantity: size, taker: S }))
    .sort(byId);
}

type KeyedTrade = Trade & { readonly key: string };

/** Ids are too large for numbers. */
function byId({ key: a }: KeyedTrade, { key: b }: KeyedTrade): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

function requireDistinct(trades: readonly KeyedTrade[]): void {
  trades.forEach(({ key }, index) => {
    const before = trades[index - 1]?.key;
    if (key !== before) return;
    throw wireError(FILLS_HISTORY, `fills-history[${index}].tradeId`, `another than ${before}`, key);
  });
}

function timeWithin(stated: UnixMs, id: string): UnixMs {
  const own = Number(BigInt(id) >> SEQUENCE_BITS) + ID_EPOCH;
  return stated % SECOND === 0 && own - (own % SECOND) === stated ? unixMs(own) : stated;
}
