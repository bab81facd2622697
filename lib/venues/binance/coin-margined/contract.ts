/**
 * COIN-M contracts are counted, each worth so many dollars: 100 of BTCUSD_PERP, 10 of every other one (Binance, "Contract
 * Specifications of COIN-Margined Futures"; `contractSize` of `dapi/v1/exchangeInfo`). base = contracts · dollars ÷ price.
 */
import { type BaseQty, type Price, baseQty } from '../../../core/units';
import type { Sized } from '../live';

/** By the name alone, so that no list is needed first; `parseInstruments` lists no contract that breaks it. */
export function dollarsPerContract(symbol: string): number {
  return symbol.startsWith('BTCUSD_') ? 100 : 10;
}

export function baseQuantity(symbol: string, contracts: number, at: Price): BaseQty {
  return baseQty((contracts * dollarsPerContract(symbol)) / at);
}

/** What was read as base units are contracts: at its own price, a forced order at its fill where it has one. */
export function sizedInCoins<Item extends Sized>(symbol: string, item: Item): Item {
  const at = item.price ?? item.fillPrice ?? item.orderPrice;
  if (at === undefined) throw new RangeError(`${symbol}: expected a price with ${item.quantity} contracts`);
  return { ...item, quantity: baseQuantity(symbol, item.quantity, at) };
}

export function inCoins<Item extends Sized>(symbol: string, items: readonly Item[]): Item[] {
  return items.map((item) => sizedInCoins(symbol, item));
}
