/**
 * `meta`, and the first half of `metaAndAssetCtxs`: every coin that has or had a perpetual (Hyperliquid, "Retrieve
 * perpetuals metadata"). Delisted ones stay in the list, marked; a context belongs to the coin at the same place.
 */
import * as v from 'valibot';

import { UnlistedSymbol } from '../unlisted-symbol';
import { read, wireError } from './wire';

export const META = 'info/meta';
export const CONTEXTS = 'info/metaAndAssetCtxs';

const coin = v.looseObject({ name: v.string(), isDelisted: v.nullish(v.boolean()) });
export const universe = v.array(coin);
const listAndContexts = v.looseTuple([v.looseObject({ universe }), v.array(v.unknown())]);

export type ListedCoin = v.InferOutput<typeof coin>;

/** The coins that are traded, each with its context, which is not yet validated. */
export function tradedCoins(payload: unknown): { coin: ListedCoin; context: unknown }[] {
  const [list, contexts] = read(CONTEXTS, listAndContexts, payload);
  const { length } = list.universe;
  if (contexts.length !== length) {
    throw wireError(CONTEXTS, 'metaAndAssetCtxs[1].length', `${length}, one for each coin`, contexts.length);
  }
  const all = list.universe.map((listed, place) => ({ coin: listed, context: contexts[place] }));
  return all.filter((one) => one.coin.isDelisted !== true);
}

export function unlisted(endpoint: string, symbol: string): UnlistedSymbol {
  return new UnlistedSymbol('hyperliquid', endpoint, 'coin', `a perpetual ${symbol}`, 'none');
}
