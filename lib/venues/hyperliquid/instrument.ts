/**
 * The perpetuals of the main universe, margined and settled in USDC. A contract is one unit of the coin; `kPEPE` is a
 * thousand PEPE. Sizes have `szDecimals` decimals. Prices have five significant figures and at most 6 - szDecimals
 * decimals, whole numbers always (Hyperliquid, "Tick and lot size"): the tick is that of the mark price of the moment.
 */
import * as v from 'valibot';

import { type Price, price } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { wirePrice } from '../wire-field';
import { CONTEXTS, tradedCoins } from './universe';
import { read } from './wire';

const SIGNIFICANT = 5;
const MOST_DECIMALS = 6;

const coin = v.object({
  name: v.pipe(v.string(), v.nonEmpty('the name of a coin')),
  szDecimals: v.pipe(v.number(), v.integer('whole decimals'), v.minValue(0), v.maxValue(MOST_DECIMALS)),
});
const context = v.object({ markPx: wirePrice });

/** A coin that does not hold is left out, and said. */
export function parseInstruments(payload: unknown, onFault: (fault: WireError) => void): Instrument[] {
  return tradedCoins(payload).flatMap((traded) => {
    try {
      return [instrumentOf(traded.coin, traded.context)];
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      onFault(fault);
      return [];
    }
  });
}

function instrumentOf(listed: unknown, itsContext: unknown): Instrument {
  const { name, szDecimals } = read(CONTEXTS, coin, listed);
  const { markPx } = read(CONTEXTS, context, itsContext);
  return {
    venue: 'hyperliquid',
    symbol: name,
    base: name,
    quote: 'USDC',
    linear: true,
    contractSize: 1,
    tickSize: tickAt(markPx, szDecimals),
    stepSize: decimalStep(szDecimals),
  };
}

export function tickAt(mark: Price, szDecimals: number): Price {
  const wholeDigits = Math.floor(Math.log10(mark)) + 1;
  const decimals = Math.min(MOST_DECIMALS - szDecimals, SIGNIFICANT - wholeDigits);
  return price(decimalStep(Math.max(0, decimals)));
}

/** Not `10 ** -decimals`, which is off by a rounding for some. */
function decimalStep(decimals: number): number {
  return Number(`1e-${decimals}`);
}
