/** `meta` and `metaAndAssetCtxs`: the feed's coin among others that are listed and stand still. */
import type { MarketFeed } from '../market-feed';
import { type AssetContext, assetContext } from './asset-context';
import type { Coin } from './coin';

interface ListedCoin {
  readonly name: string;
  readonly szDecimals: number;
  readonly maxLeverage: number;
  readonly marginTableId: number;
  readonly onlyIsolated?: true;
  readonly isDelisted?: true;
}

const LISTED: readonly ListedCoin[] = [
  { szDecimals: 5, name: 'BTC', maxLeverage: 40, marginTableId: 56 },
  { szDecimals: 4, name: 'ETH', maxLeverage: 25, marginTableId: 55 },
  { szDecimals: 2, name: 'ATOM', maxLeverage: 5, marginTableId: 5 },
  { szDecimals: 1, name: 'LOOM', maxLeverage: 3, marginTableId: 3, onlyIsolated: true, isDelisted: true },
  { szDecimals: 0, name: 'kPEPE', maxLeverage: 10, marginTableId: 52 },
];
const PRICES = new Map([
  ['BTC', '69172.0'],
  ['ETH', '2412.7'],
  ['ATOM', '4.2145'],
  ['LOOM', '0.0064'],
  ['kPEPE', '0.011523'],
]);

/** As "Margin tiers" has them; of the feed's own coin, where it is none of the above, the last one. */
const MARGIN_TABLES = [
  marginTable(56, [40, 0], [20, 150_000_000]),
  marginTable(55, [25, 0], [15, 100_000_000]),
  marginTable(52, [10, 0], [5, 20_000_000]),
  marginTable(51, [10, 0], [5, 3_000_000]),
];

function marginTable(id: number, ...tiers: [maxLeverage: number, from: number][]): unknown[] {
  const marginTiers = tiers.map(([maxLeverage, from]) => ({ lowerBound: from.toFixed(1), maxLeverage }));
  return [id, { description: `tiered ${tiers[0]![0]}x`, marginTiers }];
}

export function meta(coin: Coin): Record<string, unknown> {
  return { universe: universe(coin), marginTables: MARGIN_TABLES, collateralToken: 0 };
}

export function metaAndContexts(feed: MarketFeed, coin: Coin): [Record<string, unknown>, AssetContext[]] {
  const contexts = universe(coin).map(({ name, isDelisted }) =>
    name === coin.name ? assetContext(feed, coin) : idleContext(name, isDelisted),
  );
  return [meta(coin), contexts];
}

export function isListed(name: string, coin: Coin): boolean {
  return universe(coin).some((listed) => listed.name === name);
}

function universe({ name, szDecimals }: Coin): ListedCoin[] {
  const known = LISTED.find((listed) => listed.name === name) ?? { maxLeverage: 10, marginTableId: 51 };
  return [{ ...known, szDecimals, name }, ...LISTED.filter((listed) => listed.name !== name)];
}

function idleContext(name: string, isDelisted = false): AssetContext {
  const price = PRICES.get(name) ?? '1.0';
  return {
    funding: isDelisted ? '0.0' : '0.0000125',
    openInterest: isDelisted ? '0.0' : '1882.55',
    prevDayPx: price,
    dayNtlVlm: '0.0',
    premium: isDelisted ? null : '0.0',
    oraclePx: price,
    markPx: price,
    midPx: isDelisted ? null : price,
    impactPxs: isDelisted ? null : [price, price],
    dayBaseVlm: '0.0',
  };
}
