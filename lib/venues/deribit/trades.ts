/**
 * Trades: `GET public/get_last_trades_by_instrument` and `…_and_time`, and the stream `trades.<instrument>.100ms`. `direction` is
 * the taker's. `trade_seq` is "the sequence number of the trade within instrument" and rises by one: 257 202 trades of 36
 * hours had none missing (EVIDENCE.md).
 *
 * `liquidation` is on trades that a liquidation caused: "M" when the maker's side of the trade was under liquidation, "T" when
 * the taker's was, "MT" when both were. So a forced sell closes a long, a forced buy a short; the trade's price is the fill
 * (Deribit, "public/get_last_trades_by_instrument"; tardis-node reads T and M the same way).
 */
import * as v from 'valibot';

import type { Liquidation } from '../../market/liquidation';
import type { Trade } from '../../market/trade';
import { wireId, wireSymbol, wireTime } from '../wire-field';
import { answerOf } from './answer';
import { baseQuantity } from './contract';
import { amount, numericPrice } from './deribit-field';
import { read, requireAscending } from './wire';

const LAST_TRADES = 'public/get_last_trades_by_instrument';

export interface TradePage {
  /** Ascending. */
  readonly trades: Trade[];
  /** What of them was forced, ascending. */
  readonly forced: Liquidation[];
  readonly hasMore: boolean;
}

function rowsAbout(symbol: string) {
  return v.array(
    v.object({
      instrument_name: wireSymbol(symbol),
      trade_seq: wireId,
      timestamp: wireTime,
      price: numericPrice,
      amount,
      direction: v.picklist(['buy', 'sell']),
      liquidation: v.exactOptional(v.picklist(['M', 'T', 'MT'])),
    }),
  );
}

type Row = v.InferOutput<ReturnType<typeof rowsAbout>>[number];

export function parseTrades(payload: unknown, symbol: string): TradePage {
  const page = v.object({ trades: rowsAbout(symbol), has_more: v.boolean() });
  const { trades, has_more: hasMore } = answerOf(LAST_TRADES, page, payload).result;
  const rows = ascending(LAST_TRADES, trades);
  return {
    trades: rows.map((row) => tradeOf(row, symbol)),
    forced: rows.flatMap((row) => forcedIn(row, symbol)),
    hasMore,
  };
}

/** Reads the `data` of one instrument's frames. */
export function tradeReader(symbol: string): (data: unknown) => Trade[] {
  const rows = rowsAbout(symbol);
  return (data) => ascending('trades', read('trades', rows, data)).map((row) => tradeOf(row, symbol));
}

/** Trades of one millisecond come in no order. */
function ascending(endpoint: string, rows: readonly Row[]): Row[] {
  const sorted = rows.toSorted((a, b) => a.trade_seq - b.trade_seq);
  requireAscending(endpoint, sorted, 'trade_seq', (row) => row.trade_seq, [0, Infinity]);
  return sorted;
}

function tradeOf(
  { trade_seq: id, timestamp: time, price, amount: size, direction }: Row,
  symbol: string,
): Trade {
  return { id, time, price, quantity: baseQuantity(symbol, size, price), taker: direction };
}

function forcedIn(
  { timestamp: time, price, amount: size, direction, liquidation }: Row,
  symbol: string,
): Liquidation[] {
  if (liquidation === undefined) return [];
  const closed = { time, quantity: baseQuantity(symbol, size, price), fillPrice: price };
  const [takers, makers] = direction === 'sell' ? (['long', 'short'] as const) : (['short', 'long'] as const);
  return [
    ...(liquidation.includes('T') ? [{ ...closed, position: takers }] : []),
    ...(liquidation.includes('M') ? [{ ...closed, position: makers }] : []),
  ];
}
