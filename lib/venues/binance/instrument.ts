/** `GET /fapi/v1/exchangeInfo`: one perpetual, linear contract out of all. Its contract is one unit of the base asset. */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import { UnlistedSymbol } from '../unlisted-symbol';
import { read, wireError, wirePrice, wireQuantity, wireSymbol } from './wire-field';

export const EXCHANGE_INFO = 'fapi/v1/exchangeInfo';

const list = v.object({ symbols: v.array(v.looseObject({ symbol: v.string(), contractType: v.string() })) });
const asset = v.pipe(v.string(), v.nonEmpty('the name of an asset'));

export function parseInstrument(payload: unknown, symbol: string): Instrument {
  const { symbols } = read(EXCHANGE_INFO, list, payload);
  const listed = symbols.find((entry) => entry.symbol === symbol && entry.contractType.endsWith('PERPETUAL'));
  if (!listed) {
    throw new UnlistedSymbol(
      'binance',
      EXCHANGE_INFO,
      'exchangeInfo.symbols',
      `a perpetual ${symbol}`,
      'none',
    );
  }
  const { baseAsset, quoteAsset, marginAsset, filters } = read(EXCHANGE_INFO, contractOf(symbol), listed);
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
    tickSize: read(EXCHANGE_INFO, priceFilter, filterOf('PRICE_FILTER')).tickSize,
    stepSize: read(EXCHANGE_INFO, lotSize, filterOf('LOT_SIZE')).stepSize,
  };
}

const priceFilter = v.object({ tickSize: wirePrice });
const lotSize = v.object({ stepSize: wireQuantity });

function contractOf(symbol: string) {
  return v.object({
    symbol: wireSymbol(symbol),
    baseAsset: asset,
    quoteAsset: asset,
    marginAsset: asset,
    filters: v.array(v.looseObject({ filterType: v.string() })),
  });
}
