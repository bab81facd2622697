/**
 * `GET /v5/market/instruments-info`: by category, up to 1000 a page. A linear contract is one unit of `baseCoin`, which may
 * be a multiple of a coin (`1000PEPE`, `SHIB1000`); an inverse one is 1 USD.
 */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { wirePrice } from '../wire-field';
import { answerOf } from './answer';
import { type Category, categoryOf, wireSize } from './contract';
import { read, wireError } from './wire';

export const INSTRUMENTS_INFO = 'v5/market/instruments-info';

export interface InstrumentPage {
  readonly instruments: Instrument[];
  /** Of the next page; undefined after the last one. */
  readonly cursor: string | undefined;
}

const PERPETUAL: Readonly<Record<Category, string>> = {
  linear: 'LinearPerpetual',
  inverse: 'InversePerpetual',
};

const page = v.object({
  list: v.array(v.looseObject({ symbol: v.string(), contractType: v.string(), status: v.string() })),
  nextPageCursor: v.string(),
});

/** Futures and contracts before their launch are in the list too. A contract that does not hold is left out, and said. */
export function parseInstruments(
  payload: unknown,
  category: Category,
  onFault: (fault: WireError) => void,
): InstrumentPage {
  const { list, nextPageCursor } = answerOf(INSTRUMENTS_INFO, page, payload).result;
  const perpetuals = list.filter(
    ({ contractType, status }) => contractType === PERPETUAL[category] && status === 'Trading',
  );
  const instruments = perpetuals.flatMap((listed) => {
    try {
      return [instrumentOf(listed, category)];
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      onFault(fault);
      return [];
    }
  });
  return { instruments, cursor: list.length > 0 && nextPageCursor !== '' ? nextPageCursor : undefined };
}

const coin = v.pipe(v.string(), v.nonEmpty('the name of a coin'));

const contract = v.object({
  symbol: v.string(),
  baseCoin: coin,
  quoteCoin: coin,
  settleCoin: coin,
  priceFilter: v.object({ tickSize: wirePrice }),
  lotSizeFilter: v.object({ qtyStep: wireSize }),
});

function instrumentOf(listed: unknown, category: Category): Instrument {
  const { symbol, baseCoin, quoteCoin, settleCoin, priceFilter, lotSizeFilter } = read(
    INSTRUMENTS_INFO,
    contract,
    listed,
  );
  const linear = category === 'linear';
  const settled = linear ? quoteCoin : baseCoin;
  if (settleCoin !== settled) throw refuse('settleCoin', settled, settleCoin);
  if (categoryOf(symbol) !== category) throw refuse('symbol', `the name of an ${category} contract`, symbol);
  return {
    venue: 'bybit',
    symbol,
    base: baseCoin,
    quote: quoteCoin,
    linear,
    contractSize: 1,
    tickSize: priceFilter.tickSize,
    stepSize: lotSizeFilter.qtyStep,
  };
}

function refuse(field: string, expected: string, got: unknown): WireError {
  return wireError(INSTRUMENTS_INFO, `instruments-info.${field}`, expected, got);
}
