/** `GET /dapi/v1/depth`: it names its contract, and levels count contracts at their own price (Binance, COIN-M "Order Book"). */
import * as v from 'valibot';

import type { Depth } from '../../../market/depth';
import { wireSymbol } from '../../wire-field';
import { parseDepth } from '../depth';
import { read } from '../wire';
import { inCoins } from './contract';

const DEPTH = 'dapi/v1/depth';

export function parseCoinMarginedDepth(payload: unknown, symbol: string, levels: number): Depth {
  read(DEPTH, v.looseObject({ symbol: wireSymbol(symbol) }), payload);
  const { time, bids, asks } = parseDepth(payload, levels, DEPTH);
  return { time, bids: inCoins(symbol, bids), asks: inCoins(symbol, asks) };
}
