/**
 * `GET /fapi/v1/exchangeInfo`: one perpetual, linear contract out of all, by its symbol or its coin. Its contract is one
 * unit of the base asset, which may itself be a multiple of a coin.
 */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import { perpetualOf } from '../../market/perpetual';
import { UnlistedSymbol } from '../unlisted-symbol';
import { read, wireError, wirePrice, wireQuantity, wireSymbol } from './wire-field';

export const EXCHANGE_INFO = 'fapi/v1/exchangeInfo';

const list = v.object({ symbols: v.array(v.looseObject({ symbol: v.string(), contractType: v.string() })) });
const traded = v.object({
  symbols: v.array(
    v.object({
      symbol: v.string(),
      contractType: v.string(),
      status: v.string(),
      baseAsset: v.string(),
      quoteAsset: v.string(),
    }),
  ),
});
const asset = v.pipe(v.string(), v.nonEmpty('the name of an asset'));

export function parseInstrument(payload: unknown, symbol: string): Instrument {
  const { symbols } = read(EXCHANGE_INFO, list, payload);
  const listed = symbols.find((entry) => entry.symbol === symbol && isPerpetual(entry));
  if (!listed) throw unlisted(`a perpetual ${symbol}`);
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

/** Delisted contracts stay in the list under another status. */
export function parsePerpetualOf(payload: unknown, coin: string): Instrument {
  const contracts = read(EXCHANGE_INFO, traded, payload)
    .symbols.filter((entry) => isPerpetual(entry) && entry.status === 'TRADING')
    .map(({ symbol, baseAsset, quoteAsset }) => ({ symbol, base: baseAsset, quote: quoteAsset }));
  const found = perpetualOf(coin, contracts);
  if (!found) throw unlisted(`a perpetual of ${coin}`);
  return parseInstrument(payload, found.symbol);
}

function isPerpetual({ contractType }: { readonly contractType: string }): boolean {
  return contractType.endsWith('PERPETUAL');
}

function unlisted(expected: string): UnlistedSymbol {
  return new UnlistedSymbol('binance', EXCHANGE_INFO, 'exchangeInfo.symbols', expected, 'none');
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
