/** The market that a page charts: from its address, checked against its title; or from its title, where that alone says. */
import type { Millis } from '../core/units';
import { barLength } from './bar-length';
import type { Asked, ChartHost, MarketPage } from './chart-host';
import { type PageAddress, pageAddress } from './page-address';
import { titlePrice } from './title-price';

/** The clock that a page labels its charts' times in: that of the machine's zone, or UTC. */
export type LabelClock = 'browser' | 'utc';

export interface ChartedMarket {
  /** Lower-case id of the venue whose price the chart shows, such as `bybit`; '' where the page does not say. */
  readonly venue: string;
  readonly kind: 'perpetual' | 'inverse-perpetual' | 'spot' | 'dated';
  /** Without a multiplier: `PEPE`. */
  readonly coin: string;
  /** How many coins the charted price is for: 1000 for `1000PEPE`. */
  readonly unit: number;
  /** `USDT`, `USD`: a dollar, or a coin that stands for one. */
  readonly quote: string;
  /** As the page writes it: `BTC-USDT-SWAP`. */
  readonly name: string;
}

/** A page that charts something which no perpetual of a coin can be drawn on. */
export interface NoMarket {
  readonly kind: 'none';
  /** An option, a share, an index …; or a coin priced in something that is not a dollar. */
  readonly reason: 'no-coin' | 'other-quote';
}

export type PageMarket =
  | {
      readonly kind: 'market';
      readonly market: ChartedMarket;
      /** The page's own last price, from its title. */
      readonly price?: number;
      /** The length of a bar that the address asked for; the reader of the page may have changed it since. */
      readonly interval?: Millis;
      /** Left out where it is not known: then nothing may be painted that stands at a time. */
      readonly clock?: LabelClock;
    }
  | NoMarket
  /** Title and address name different markets: the page is changing over. */
  | { readonly kind: 'unsettled' };

export const NO_COIN: NoMarket = { kind: 'none', reason: 'no-coin' };
export const OTHER_QUOTE: NoMarket = { kind: 'none', reason: 'other-quote' };

const LONGEST_TITLE = 300;

function symbolInPath(page: MarketPage, path: string): string | undefined {
  const groups = page.path.exec(path)?.groups;
  if (groups?.['coin'] !== undefined) return `${groups['coin']}/${groups['quote']}`;
  return groups?.['symbol'];
}

function same(one: ChartedMarket, other: ChartedMarket): boolean {
  return one.coin === other.coin && one.unit === other.unit && one.quote === other.quote;
}

function details(host: ChartHost, asked: Asked, price: number | undefined) {
  const interval = asked.resolution === undefined ? undefined : barLength(asked.resolution);
  const clock = asked.clock ?? host.clock;
  return {
    ...(price !== undefined && { price }),
    ...(interval !== undefined && { interval }),
    ...(clock !== undefined && { clock }),
  };
}

function marketOf(
  host: ChartHost,
  page: MarketPage,
  address: PageAddress,
  title: string,
): PageMarket | undefined {
  const asked = page.asked?.(address) ?? {};
  const titled = host.title?.exec(title.slice(0, LONGEST_TITLE))?.groups;
  const inAddress = asked.symbol ?? symbolInPath(page, address.path);
  const inTitle = titled?.['symbol'];
  const symbol = inAddress ?? inTitle;
  if (symbol === undefined) return undefined;
  const named = page.market(symbol);
  if (named.kind !== 'market') return named;
  if (inAddress !== undefined && inTitle !== undefined) {
    const other = page.market(inTitle);
    if (other.kind !== 'market' || !same(other.market, named.market)) return { kind: 'unsettled' };
  }
  const price = titled?.['price'] === undefined ? undefined : titlePrice(titled['price']);
  return { ...named, ...details(host, asked, price) };
}

/** Undefined: not a market's page, as far as the hosts know. */
export function chartedMarketOn(
  hosts: readonly ChartHost[],
  address: string,
  title: string,
): PageMarket | undefined {
  const parts = pageAddress(address);
  if (!parts) return undefined;
  const host = hosts.find(({ hostname }) => hostname.test(parts.hostname));
  const page = host?.pages.find(({ path }) => path.test(parts.path));
  return host && page && marketOf(host, page, parts, title);
}
