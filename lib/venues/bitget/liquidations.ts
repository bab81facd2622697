/**
 * Forced closures: the stream `liquidation` of a whole product, which gives of each contract and second the largest of
 * either side. `side` is that of the position: "`buy` Long position liquidation" (Bitget, "Liquidation Channel", UTA). `amount`
 * is in the quote coin, so the page; and captured amounts (2026-04-28) divided by their price are whole steps: 13.70319
 * USDT at 0.1649 are 83.1 APE. The price has twelve decimals there: a computed one, where the position was bankrupt, no fill.
 */
import * as v from 'valibot';

import { baseQty } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import { wirePrice, wireQuantity, wireSymbol, wireTimeOrText } from '../wire-field';
import { read } from './wire';

const frame = v.object({
  arg: v.object({ topic: v.literal('liquidation') }),
  data: v.array(v.looseObject({ symbol: v.string() })),
});

/** Those of one contract. */
export function parseLiquidationFrame(payload: unknown, symbol: string): Liquidation[] {
  const row = v.object({
    symbol: wireSymbol(symbol),
    side: v.picklist(['buy', 'sell']),
    price: wirePrice,
    amount: wireQuantity,
    ts: wireTimeOrText,
  });
  const ours = read('liquidation', frame, payload).data.filter((listed) => listed.symbol === symbol);
  return read('liquidation', v.array(row), ours).map(({ side, price, amount, ts }) => ({
    time: ts,
    position: side === 'buy' ? 'long' : 'short',
    quantity: baseQty(amount / price),
    orderPrice: price,
  }));
}
