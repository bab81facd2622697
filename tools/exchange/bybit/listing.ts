import { decimalsOf } from '../decimals';
import type { MarketFeed } from '../market-feed';
import { Refusal } from './answer';
import { type Category, type Query, categoryIn, limitIn } from './query';

/** The venue's own names where they differ: it counts some coins after their name. */
const BASES: ReadonlyMap<string, string> = new Map([['1000SHIB', 'SHIB1000']]);

/** Listed without a market behind them: their data is empty. Base, quote, tick, step, kind. */
const OTHERS: readonly Row[] = [
  ['BTC', 'USDT', '0.10', '0.001', 'Perpetual'],
  ['ETH', 'USDT', '0.01', '0.01', 'Perpetual'],
  ['1000PEPE', 'USDT', '0.0000001', '100', 'Perpetual'],
  ['SHIB1000', 'USDT', '0.000001', '10', 'Perpetual'],
  ['BTC', 'USDC', '0.10', '0.001', 'Perpetual'],
  ['BTC', 'USDT', '0.10', '0.001', 'Futures'],
  ['BTC', 'USD', '0.10', '1', 'Perpetual'],
  ['ETH', 'USD', '0.01', '1', 'Perpetual'],
  ['BTC', 'USD', '0.50', '1', 'Futures'],
];

type Row = readonly [base: string, quote: string, tick: string, step: string, kind: 'Perpetual' | 'Futures'];
type Contract = Record<string, unknown>;

function baseOf(feed: MarketFeed): string {
  return BASES.get(feed.base) ?? feed.base;
}

export function symbolOf(feed: MarketFeed): string {
  return symbolFor(baseOf(feed), feed.quote);
}

function symbolFor(base: string, quote: string): string {
  return quote === 'USDC' ? `${base}PERP` : `${base}${quote}`;
}

function contractsOf(feed: MarketFeed): Contract[] {
  const { price, quantity } = decimalsOf(feed);
  const own: Row = [
    baseOf(feed),
    feed.quote,
    feed.tickSize.toFixed(price),
    feed.stepSize.toFixed(quantity),
    'Perpetual',
  ];
  const named = OTHERS.map((row) => contract(row, 480));
  return [
    contract(own, feed.fundingIntervalHours * 60),
    ...named.filter(({ symbol }) => symbol !== symbolOf(feed)),
  ];
}

/** True if the symbol is the feed's, false if it is another that is listed. */
export function isServed(query: Query, feed: MarketFeed): boolean {
  const category = categoryIn(query);
  const symbol = query.get('symbol');
  if (symbol === symbolOf(feed) && category === categoryOfQuote(feed.quote)) return true;
  const listed = contractsOf(feed).some(
    (one) => one['symbol'] === symbol && categoryOfQuote(one['quoteCoin']) === category,
  );
  if (!listed) throw new Refusal('params error: symbol invalid');
  return false;
}

/** `/v5/market/instruments-info`: futures are among them; those before their launch only for `status=PreLaunch`. */
export function instrumentsInfo(feed: MarketFeed, query: Query): unknown {
  const category = categoryIn(query);
  const count = limitIn(query, 500, 1000);
  const symbol = query.get('symbol');
  const status = query.get('status') ?? 'Trading';
  const all = contractsOf(feed).filter(
    (one) =>
      categoryOfQuote(one['quoteCoin']) === category &&
      one['status'] === status &&
      (symbol === null || one['symbol'] === symbol),
  );
  if (symbol !== null && all.length === 0) throw new Refusal('params error: symbol invalid');
  const first = Number(/first=(\d+)/.exec(decodeURIComponent(query.get('cursor') ?? ''))?.[1] ?? 0);
  const list = all.slice(first, first + count);
  const next = first + list.length;
  const cursor = next < all.length ? encodeURIComponent(`first=${next}&last=${all.length}`) : '';
  return { category, list, nextPageCursor: cursor };
}

export function categoryOfQuote(quote: unknown): Category {
  return quote === 'USD' ? 'inverse' : 'linear';
}

function contract([base, quote, tick, step, kind]: Row, fundingInterval: number): Contract {
  const inverse = categoryOfQuote(quote) === 'inverse';
  const suffix = inverse ? 'Z99' : '-31DEC99';
  return {
    symbol: symbolFor(base, quote) + (kind === 'Futures' ? suffix : ''),
    contractType: (inverse ? 'Inverse' : 'Linear') + kind,
    status: 'Trading',
    baseCoin: base,
    quoteCoin: quote,
    launchTime: '1585526400000',
    deliveryTime: kind === 'Futures' ? '4102358400000' : '0',
    deliveryFeeRate: '',
    priceScale: String(tick.split('.')[1]?.length ?? 0),
    leverageFilter: { minLeverage: '1', maxLeverage: '125.00', leverageStep: '0.01' },
    priceFilter: { minPrice: tick, maxPrice: '1999999.80', tickSize: tick },
    lotSizeFilter: {
      maxOrderQty: '1190.000',
      maxMktOrderQty: '500.000',
      minOrderQty: step,
      qtyStep: step,
      postOnlyMaxOrderQty: '1190.000',
      minNotionalValue: '5',
    },
    unifiedMarginTrade: true,
    fundingInterval: kind === 'Futures' ? 0 : fundingInterval,
    settleCoin: inverse ? base : quote,
    copyTrading: 'both',
    upperFundingRate: '0.005',
    lowerFundingRate: '-0.005',
  };
}
