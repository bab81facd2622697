/**
 * Forced orders. The two channels sign the size in opposite ways:
 *
 * - `GET /futures/usdt/liq_orders`: `size` is the position's ("User position size"), positive for a long; `order_size` is
 *   the order's, of the other sign. The documented example, 600 with -600, sold at 3424 above its limit of 3405, as only a
 *   sell can; of 159 recorded rows (2026-08-11) each of the 114 positive ones filled above its limit, in 104 falling
 *   minutes, and each of the 45 negative ones below; ccxt's recordings, -165 filled at 28070 below 28225, agree.
 * - the stream `futures.public_liquidates`: `size` is the order's, negative for a long; `price` is its limit. Six frames
 *   paired with rows of the other channel (2026-08-11) had the same amounts and limits and all six the other sign.
 *
 * What an order leaves unfilled is taken over; the position is closed all the same.
 */
import * as v from 'valibot';

import type { Liquidation } from '../../market/liquidation';
import { wirePrice, wirePriceOrNone, wireSymbol, wireTime } from '../wire-field';
import { baseOf, seconds, signedSize } from './gate-field';
import { read, requireAscending, wireError } from './wire';

export const LIQ_ORDERS = 'futures/usdt/liq_orders';

const someSize = v.pipe(
  signedSize,
  v.check((value) => value !== 0, 'contracts, not 0'),
);

/** Ascending, each within `times`. */
export function parseLiquidations(
  payload: unknown,
  symbol: string,
  contractSize: number,
  times: readonly [number, number],
): Liquidation[] {
  const row = v.object({
    time: seconds,
    contract: wireSymbol(symbol),
    size: someSize,
    order_size: v.optional(someSize),
    order_price: wirePrice,
    fill_price: wirePriceOrNone,
  });
  const rows = read(LIQ_ORDERS, v.array(row), payload).toSorted((a, b) => a.time - b.time);
  return rows.map(({ time, size, order_size, order_price, fill_price }, index) => {
    requireAscending(LIQ_ORDERS, [{ time }], 'time', (order) => order.time, times);
    if (order_size !== undefined && order_size * size > 0) {
      throw wireError(
        LIQ_ORDERS,
        `liq_orders[${index}].order_size`,
        'the sign that size has not',
        order_size,
      );
    }
    return {
      time,
      position: size > 0 ? 'long' : 'short',
      quantity: baseOf(size, contractSize),
      orderPrice: order_price,
      ...(fill_price === undefined ? {} : { fillPrice: fill_price }),
    };
  });
}

/** A list of all orders of a second since 2026-08-20; before, a single one. */
export function parseLiquidationFrame(result: unknown, symbol: string, contractSize: number): Liquidation[] {
  const order = v.object({ contract: wireSymbol(symbol), size: someSize, price: wirePrice, time: wireTime });
  const orders = read('futures.public_liquidates', v.array(order), Array.isArray(result) ? result : [result]);
  return orders.map(({ time, size, price }) => ({
    time,
    position: size < 0 ? 'long' : 'short',
    quantity: baseOf(size, contractSize),
    orderPrice: price,
  }));
}
