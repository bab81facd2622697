/**
 * Single matches: `GET /api/v5/market/history-trades` and `/trades`, newest first, and the channel `trades-all`. `side` is the
 * taker's; `sz` counts contracts. Ids rise by one within an instrument: the aggregated channel says of a message with
 * tradeId 123 and count 3 that it holds 123, 122 and 121 (OKX, "WS / Trades channel").
 */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import type { Trade } from '../../market/trade';
import { wirePrice } from '../wire-field';
import { baseOf } from './contract';
import { contracts, textId, textTime } from './okx-field';
import { read, requireAscending, requireInstrument } from './wire';

export const TRADES = 'api/v5/market/history-trades';
export const TRADES_CHANNEL = 'trades-all';

const page = v.array(
  v.object({
    instId: v.string(),
    tradeId: textId,
    px: wirePrice,
    sz: contracts,
    side: v.picklist(['buy', 'sell']),
    ts: textTime,
  }),
);

/** Ascending. */
export function parseTrades(payload: unknown, instrument: Instrument, endpoint = TRADES): Trade[] {
  const rows = read(endpoint, page, payload);
  requireInstrument(endpoint, rows, instrument.symbol);
  rows.reverse();
  requireAscending(endpoint, rows, 'tradeId', ({ tradeId }) => tradeId, [0, Infinity]);
  return rows.map((row) => tradeOf(row, instrument));
}

/** `data` of a frame. */
export function parseTradeFrame(data: unknown, instrument: Instrument): Trade[] {
  const rows = read(TRADES_CHANNEL, page, data);
  requireInstrument(TRADES_CHANNEL, rows, instrument.symbol);
  return rows.map((row) => tradeOf(row, instrument));
}

function tradeOf(
  { tradeId, px, sz, side, ts }: v.InferOutput<typeof page>[number],
  instrument: Instrument,
): Trade {
  return { id: tradeId, time: ts, price: px, quantity: baseOf(instrument, sz, px), taker: side };
}
