import { type BaseQty, type Price, baseQty } from '../../core/units';
import type { Instrument } from '../../market/instrument';

/** What a number of contracts is worth in base units: an inverse contract holds quote units, so many coins at a price. */
export function baseOf(
  { linear, contractSize }: Pick<Instrument, 'linear' | 'contractSize'>,
  contracts: number,
  price: Price,
): BaseQty {
  const worth = contracts * contractSize;
  return baseQty(linear ? worth : worth / price);
}

/** `BTC-USDT-SWAP` is of the family `BTC-USDT`, which is also the name of its index. */
export function familyOf(symbol: string): string {
  return symbol.replace(/-SWAP$/, '');
}
