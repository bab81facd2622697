/**
 * What a size on the wire is. Linear contracts (`BTCUSDT`, `BTCPERP`): units of the base coin. Inverse ones (`BTCUSD`): USD,
 * so base = size ÷ price (Bybit, "Get Open Interest": the unit of BTCUSD is USD, of BTCUSDT it is BTC).
 */
import * as v from 'valibot';

import { type BaseQty, type Price, baseQty } from '../../core/units';
import { decimal } from '../wire-field';

export type Category = 'linear' | 'inverse';

/** By the name alone, so that no list of instruments is needed first; `parseInstruments` lists none that breaks it. */
export function categoryOf(symbol: string): Category {
  return symbol.endsWith('USD') ? 'inverse' : 'linear';
}

export const wireSize = v.pipe(
  decimal,
  v.check((value) => value >= 0, 'a size of at least 0'),
);

export function baseQuantity(category: Category, size: number, at: Price): BaseQty {
  return baseQty(category === 'linear' ? size : size / at);
}
