/**
 * `GET /api/v2/mix/market/contracts`: the perpetual contracts of a product that are traded. A contract is one unit of the
 * base coin, which may itself be a multiple of a coin (Bitget, "Get Contract Config").
 */
import * as v from 'valibot';

import { price } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { wireContractName, wireQuantity } from '../wire-field';
import { answerOf } from './answer';
import { type ProductType, productTypeOf } from './product-type';
import { read, wireError } from './wire';

export const CONTRACTS = 'api/v2/mix/market/contracts';

const list = v.array(v.looseObject({ symbolType: v.string(), symbolStatus: v.string() }));

const asset = v.pipe(v.string(), v.nonEmpty('the name of a coin'));
const places = v.pipe(v.string(), v.regex(/^\d{1,2}$/, 'a number of decimals'));
const contract = v.object({
  symbol: wireContractName,
  baseCoin: asset,
  quoteCoin: asset,
  supportMarginCoins: v.array(v.string()),
  pricePlace: places,
  priceEndStep: v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/, 'a whole number above 0')),
  sizeMultiplier: v.pipe(
    wireQuantity,
    v.check((size) => size > 0, 'a step above 0'),
  ),
});

/** Futures and what is being listed or delisted are left out; so is, and is said, a contract that does not hold. */
export function parseInstruments(
  payload: unknown,
  product: ProductType,
  onFault: (fault: WireError) => void,
): Instrument[] {
  const { data } = answerOf(CONTRACTS, payload);
  const traded = read(CONTRACTS, list, data).filter(
    ({ symbolType, symbolStatus }) => symbolType === 'perpetual' && symbolStatus === 'normal',
  );
  return traded.flatMap((listed) => {
    try {
      return [instrumentOf(listed, product)];
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      onFault(fault);
      return [];
    }
  });
}

function instrumentOf(listed: unknown, product: ProductType): Instrument {
  const { symbol, baseCoin, quoteCoin, supportMarginCoins, pricePlace, priceEndStep, sizeMultiplier } = read(
    CONTRACTS,
    contract,
    listed,
  );
  if (productTypeOf(symbol) !== product) {
    throw wireError(CONTRACTS, 'contracts.symbol', `the name of a contract of ${product}`, symbol);
  }
  if (!supportMarginCoins.includes(quoteCoin)) {
    throw wireError(
      CONTRACTS,
      'contracts.supportMarginCoins',
      `with ${quoteCoin}`,
      String(supportMarginCoins),
    );
  }
  return {
    venue: 'bitget',
    symbol,
    base: baseCoin,
    quote: quoteCoin,
    linear: true,
    contractSize: 1,
    tickSize: price(Number(`${priceEndStep}e-${pricePlace}`)),
    stepSize: sizeMultiplier,
  };
}
