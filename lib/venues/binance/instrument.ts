/**
 * `GET /fapi/v1/exchangeInfo`: the perpetual, linear contracts that are traded. A contract is one
 * unit of the base asset, which may itself be a multiple of a coin.
 */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { wireContractName, wirePrice, wireQuantity } from '../wire-field';
import { read, wireError } from './wire';

export const EXCHANGE_INFO = 'fapi/v1/exchangeInfo';

const asset = v.pipe(v.string(), v.nonEmpty('the name of an asset'));
const list = v.object({
  symbols: v.array(v.looseObject({ symbol: v.string(), contractType: v.string(), status: v.string() })),
});

/** Delisted contracts stay in the list under another status. A contract that does not hold is left out, and said. */
export function parseInstruments(payload: unknown, onFault: (fault: WireError) => void): Instrument[] {
  const { symbols } = read(EXCHANGE_INFO, list, payload);
  const perpetuals = symbols.filter(
    ({ contractType, status }) => contractType.endsWith('PERPETUAL') && status === 'TRADING',
  );
  return perpetuals.flatMap((listed) => {
    try {
      return [instrumentOf(listed)];
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      onFault(fault);
      return [];
    }
  });
}

function instrumentOf(listed: unknown): Instrument {
  const { symbol, baseAsset, quoteAsset, marginAsset, filters } = read(EXCHANGE_INFO, contract, listed);
  if (marginAsset !== quoteAsset) {
    throw wireError(EXCHANGE_INFO, 'exchangeInfo.marginAsset', quoteAsset, marginAsset);
  }
  const filterOf = (type: string): unknown => filters.find(({ filterType }) => filterType === type);
  return {
    venue: 'binance',
    symbol,
    base: baseAsset,
    quote: quoteAsset,
    linear: true,
    contractSize: 1,
    tickSize: read(EXCHANGE_INFO, priceFilter, filterOf('PRICE_FILTER')).tickSize,
    stepSize: read(EXCHANGE_INFO, lotSize, filterOf('LOT_SIZE')).stepSize,
  };
}

const priceFilter = v.object({ tickSize: wirePrice });
const lotSize = v.object({ stepSize: wireQuantity });

const contract = v.object({
  symbol: wireContractName,
  baseAsset: asset,
  quoteAsset: asset,
  marginAsset: asset,
  filters: v.array(v.looseObject({ filterType: v.string() })),
});
