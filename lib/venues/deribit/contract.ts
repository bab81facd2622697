/**
 * What an amount on the wire is. Inverse perpetuals (`BTC-PERPETUAL`): USD, so base = amount ÷ price. Linear ones
 * (`BTC_USDC-PERPETUAL`): units of the base coin (Deribit, "public/ticker": "For perpetual and inverse futures the amount is
 * in USD units. For options and linear futures it is the underlying base currency coin").
 */
import { type BaseQty, type Price, baseQty } from '../../core/units';

/** By the name alone, so that no list of instruments is needed first; `parseInstruments` lists none that breaks it. */
export function isLinear(symbol: string): boolean {
  return symbol.includes('_');
}

export function baseQuantity(symbol: string, amount: number, at: Price): BaseQty {
  return baseQty(isLinear(symbol) ? amount : amount / at);
}
