/** `GET /dapi/v1/exchangeInfo`: the perpetuals that are traded; the others in the list have a day of delivery. */
import * as v from 'valibot';

import type { Instrument } from '../../../market/instrument';
import { WireError } from '../../wire-error';
import { wireContractName, wirePrice, wireQuantity } from '../../wire-field';
import { read, wireError } from '../wire';
import { dollarsPerContract } from './contract';

export const EXCHANGE_INFO = 'dapi/v1/exchangeInfo';

const asset = v.pipe(v.string(), v.nonEmpty('the name of an asset'));
const list = v.object({
  symbols: v.array(v.looseObject({ contractType: v.string(), contractStatus: v.string() })),
});
const contract = v.object({
  symbol: wireContractName,
  baseAsset: asset,
  quoteAsset: v.literal('USD'),
  marginAsset: asset,
  contractSize: v.number(),
  filters: v.array(v.looseObject({ filterType: v.string() })),
});
const priceFilter = v.object({ tickSize: wirePrice });
const lotSize = v.object({ stepSize: wireQuantity });

/** A contract that does not hold is left out, and said. */
export function parseInstruments(payload: unknown, onFault: (fault: WireError) => void): Instrument[] {
  const { symbols } = read(EXCHANGE_INFO, list, payload);
  const perpetuals = symbols.filter(
    ({ contractType, contractStatus }) => contractType === 'PERPETUAL' && contractStatus === 'TRADING',
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
  const one = read(EXCHANGE_INFO, contract, listed);
  const { symbol, baseAsset, quoteAsset, marginAsset, contractSize, filters } = one;
  const expect = (field: string, expected: string | number, got: string | number): void => {
    if (got !== expected) throw wireError(EXCHANGE_INFO, `exchangeInfo.${field}`, `${expected}`, got);
  };
  expect('marginAsset', baseAsset, marginAsset);
  expect('contractSize', dollarsPerContract(symbol), contractSize);
  const filterOf = (type: string): unknown => filters.find(({ filterType }) => filterType === type);
  return {
    venue: 'binance',
    symbol,
    base: baseAsset,
    quote: quoteAsset,
    linear: false,
    contractSize,
    tickSize: read(EXCHANGE_INFO, priceFilter, filterOf('PRICE_FILTER')).tickSize,
    stepSize: read(EXCHANGE_INFO, lotSize, filterOf('LOT_SIZE')).stepSize * contractSize,
  };
}
