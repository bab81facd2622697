/**
 * Forced orders: the stream `<symbol>@forceOrder`, at most the largest one of each second. `S` is the side of the order:
 * SELL closes a long (Binance, "Liquidation Order Streams").
 */
import * as v from 'valibot';

import type { Liquidation } from '../../market/liquidation';
import { wirePrice, wirePriceOrNone, wireQuantity, wireSymbol, wireTime } from '../wire-field';
import { read } from './wire';

export function parseLiquidationFrame(payload: unknown, symbol: string): Liquidation {
  const order = v.object({
    s: wireSymbol(symbol),
    S: v.picklist(['SELL', 'BUY']),
    q: wireQuantity,
    p: wirePrice,
    ap: wirePriceOrNone,
    T: wireTime,
  });
  const { o } = read('forceOrder', v.object({ e: v.literal('forceOrder'), o: order }), payload);
  return {
    time: o.T,
    position: o.S === 'SELL' ? 'long' : 'short',
    quantity: o.q,
    orderPrice: o.p,
    ...(o.ap === undefined ? {} : { fillPrice: o.ap }),
  };
}
