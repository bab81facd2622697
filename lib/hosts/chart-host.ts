/** How the pages of a chart host name their market. Data: adding a host is adding one file and listing it in hosts.ts. */
import type { LabelClock, PageMarket } from './charted-market';
import { type Listing, listedMarket } from './contract-name';
import type { PageAddress } from './page-address';

/** What an address says beside its path. */
export interface Asked {
  readonly symbol?: string;
  /** The bar length, in TradingView's notation. */
  readonly resolution?: string;
  readonly clock?: LabelClock;
}

export interface MarketPage {
  /** Matches the path; its groups `symbol`, or `coin` and `quote`, name the market. Without them, the title does. */
  readonly path: RegExp;
  /** The market of a symbol, as the path or the title writes it. */
  readonly market: (symbol: string) => PageMarket;
  readonly asked?: (address: PageAddress) => Asked;
}

export interface ChartHost {
  /** The whole host name. Test nets have names and prices of their own: never match them. */
  readonly hostname: RegExp;
  readonly pages: readonly MarketPage[];
  /** Groups `symbol` and, where a number stands there in English notation, `price`. */
  readonly title?: RegExp;
  /** The clock of the charts' labels. Left out where it is not known. */
  readonly clock?: LabelClock;
}

const LOCALE = '(?:[a-z]{2,4}(?:-[a-z]{2,4})?/)?';

/** A path after an optional locale (`/en/`, `/zh-CN/`); `:name` stands for one segment: `trade/spot/:coin/:quote`. */
export function route(path: string): RegExp {
  const segments = path.replaceAll(/(?<=\/):(\w+)/g, '(?<$1>[^/]{1,60})');
  return new RegExp(`^/${LOCALE}${segments}/?$`, 'i');
}

/** Pages at `path` that chart what the venue lists. */
export function listing(path: string, listed: Listing): MarketPage {
  return { path: route(path), market: (symbol) => listedMarket(symbol, listed) };
}

/**
 * `60123.4 | BTCUSDT Perpetual | …`, `▲ 86236.8 | Trade BTCUSDT | …`: seen on Binance and Bybit (2026). On hosts where
 * it was not seen it does no harm: a title that is not of this form says nothing.
 */
export const PRICE_FIRST =
  /^[▲▼↑↓\s]{0,4}\$?(?<price>[\d.,]{1,30})\s?\|\s?(?:Trade )?(?<symbol>[A-Za-z0-9]{1,20}[-_/]?USD[A-Z0-9]{0,2}(?:[-_][A-Z0-9]{1,9}){0,2})(?=[\s|]|$)/;
