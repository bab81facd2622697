/**
 * Forced orders: the channel `liquidation-orders` and `GET /api/v5/public/liquidation-orders`: per instrument a list of
 * `details`. `side` is that of the order: sell closes a long; `posSide` names the position itself, but is `net` for accounts
 * that hold one position only. All 5 816 recorded orders of March 2026 agree: sell with long, buy with short. `bkPx` is the
 * bankruptcy price, at which the position is taken over; `sz` counts contracts (OKX, "Liquidation orders channel").
 */
import * as v from 'valibot';

import type { PositionSide } from '../../core/position-side';
import type { Instrument } from '../../market/instrument';
import type { Liquidation } from '../../market/liquidation';
import { wirePrice } from '../wire-field';
import { baseOf } from './contract';
import { contracts, textTime } from './okx-field';
import { read, wireError } from './wire';

export const LIQUIDATION_ORDERS = 'api/v5/public/liquidation-orders';
export const LIQUIDATIONS_CHANNEL = 'liquidation-orders';

/** The channel carries every swap: only what is about the instrument is read to its end. */
const families = v.array(v.looseObject({ instId: v.string(), details: v.unknown() }));
const orders = v.array(
  v.object({
    side: v.picklist(['buy', 'sell']),
    posSide: v.picklist(['long', 'short', 'net']),
    bkPx: wirePrice,
    sz: contracts,
    ts: textTime,
  }),
);

/** Ascending: the venue promises no order. */
export function parseLiquidations(
  payload: unknown,
  instrument: Instrument,
  endpoint = LIQUIDATION_ORDERS,
): Liquidation[] {
  return read(endpoint, families, payload)
    .filter(({ instId }) => instId === instrument.symbol)
    .flatMap(({ details }) => read(endpoint, orders, details))
    .map((order) => liquidationOf(endpoint, order, instrument))
    .sort((a, b) => a.time - b.time);
}

function liquidationOf(
  endpoint: string,
  { side, posSide, bkPx, sz, ts }: v.InferOutput<typeof orders>[number],
  instrument: Instrument,
): Liquidation {
  const position: PositionSide = side === 'sell' ? 'long' : 'short';
  if (posSide !== 'net' && posSide !== position) {
    throw wireError(endpoint, 'details.posSide', `${position}, which a forced ${side} closes`, posSide);
  }
  return { time: ts, position, quantity: baseOf(instrument, sz, bkPx), orderPrice: bkPx };
}
