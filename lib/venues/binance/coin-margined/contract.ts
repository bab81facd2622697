/**
 * COIN-M contracts are counted, each worth so many dollars: 100 of BTCUSD_PERP, 10 of every other one (Binance, "Contract
 * Specifications of COIN-Margined Futures"; `contractSize` of `dapi/v1/exchangeInfo`). base = contracts · dollars ÷ price.
 */
import { type BaseQty, type Price, baseQty } from '../../../core/units';

/** By the name alone, so that no list is needed first; `parseInstruments` lists no contract that breaks it. */
export function dollarsPerContract(symbol: string): number {
  return symbol.startsWith('BTCUSD_') ? 100 : 10;
}

export function baseQuantity(symbol: string, contracts: number, at: Price): BaseQty {
  return baseQty((contracts * dollarsPerContract(symbol)) / at);
}
