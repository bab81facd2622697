/**
 * Liquidations: the stream `allLiquidation.<symbol>`, all of them, every 500 ms. `S` is the side of the POSITION: "when you
 * receive a Buy update, this means that a long position has been liquidated"; `p` is the bankruptcy price, not a fill
 * (Bybit, "All Liquidation").
 */
import * as v from 'valibot';

import type { Liquidation } from '../../market/liquidation';
import { wirePrice, wireSymbol, wireTime } from '../wire-field';
import { baseQuantity, categoryOf, wireSize } from './contract';
import { read } from './wire';

/** Reads the frames of one symbol's stream. */
export function liquidationReader(symbol: string): (frame: unknown) => Liquidation[] {
  const row = v.object({
    s: wireSymbol(symbol),
    S: v.picklist(['Buy', 'Sell']),
    v: wireSize,
    p: wirePrice,
    T: wireTime,
  });
  const frames = v.object({ topic: v.literal(`allLiquidation.${symbol}`), data: v.array(row) });
  const category = categoryOf(symbol);
  return (frame) =>
    read('allLiquidation', frames, frame).data.map(({ T, S, v: size, p }) => ({
      time: T,
      position: S === 'Buy' ? 'long' : 'short',
      quantity: baseQuantity(category, size, p),
      orderPrice: p,
    }));
}
