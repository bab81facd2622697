/**
 * tradingview.com. A chart: `/chart/AbCd1234/?symbol=BINANCE%3ABTCUSDT.P&interval=15`; without a symbol in the address
 * the title alone names the ticker, and no venue: `BTCUSDT.P 60,123.4 ▲ +1.23% Unnamed`. A symbol's page:
 * `/symbols/BTCUSDT.P/?exchange=BINANCE`. The chart that other sites embed, from s.tradingview.com,
 * www.tradingview.com or www.tradingview-widget.com: `/widgetembed/?symbol=BINANCE%3ABTCUSDT&interval=60`, or
 * `/embed-widget/advanced-chart/?locale=en#{"symbol":"BINANCE:BTCUSDT"}` (percent-encoded). `/chart/BTCUSDT/AbCd1234-…`
 * are readers' articles, not charts.
 */
import type { Asked, ChartHost, MarketPage } from './chart-host';
import { type LabelClock, NO_COIN, type PageMarket } from './charted-market';
import { decoded, type PageAddress, queryValue } from './page-address';
import { marketOfTradingViewSymbol } from './tradingview-symbol';

/** `exchange` is the exchange's own zone: UTC for all that trade coins. */
const UTC = new Set(['Etc/UTC', 'UTC', 'exchange']);

function market(symbol: string): PageMarket {
  return marketOfTradingViewSymbol(symbol) ?? NO_COIN;
}

function asked(valueOf: (key: string) => string | undefined): Asked {
  const symbol = valueOf('symbol');
  const resolution = valueOf('interval');
  const clock: LabelClock | undefined = UTC.has(valueOf('timezone') ?? '') ? 'utc' : undefined;
  return {
    ...(symbol && { symbol }),
    ...(resolution && { resolution }),
    ...(clock && { clock }),
  };
}

function askedInQuery({ query }: PageAddress): Asked {
  return asked((key) => queryValue(query, key));
}

function askedInHash({ hash }: PageAddress): Asked {
  if (!/^(?:\{|%7B)/i.test(hash)) return {};
  try {
    const settings: unknown = JSON.parse(decoded(hash));
    return asked((key) => {
      const value: unknown = Object(settings)[key];
      return typeof value === 'string' ? value : undefined;
    });
  } catch {
    return {};
  }
}

function askedOfPage(address: PageAddress): Asked {
  const ticker = /^\/symbols\/([^/]{1,60})/.exec(address.path)?.[1];
  const exchange = queryValue(address.query, 'exchange');
  if (ticker === undefined) return {};
  return { symbol: exchange ? `${exchange}:${decoded(ticker)}` : decoded(ticker).replace('-', ':') };
}

const EMBEDDED: MarketPage = {
  path: /^\/(?:widgetembed|embed-widget\/advanced-chart)\/?$/,
  market,
  asked: (address) => ({ ...askedInQuery(address), ...askedInHash(address) }),
};

const PAGES: readonly MarketPage[] = [
  { path: /^\/chart(?:\/[A-Za-z0-9]{6,12})?\/?$/, market, asked: askedInQuery },
  { path: /^\/symbols\/[^/]{1,60}\/?$/, market, asked: askedOfPage },
  EMBEDDED,
];

export const TRADINGVIEW: ChartHost = {
  hostname: /^(?:www\.)?tradingview\.com$/,
  pages: PAGES,
  title: /^(?<symbol>\S{1,60}) (?<price>\S.{0,30}?) [▲▼] /,
};

/** de.tradingview.com: numbers may be written otherwise there, so none is read. */
export const TRADINGVIEW_LOCAL: ChartHost = {
  hostname: /^[a-z]{2}\.tradingview\.com$/,
  pages: PAGES,
  title: /^(?<symbol>\S{1,60}) \S.{0,30}? [▲▼] /,
};

export const TRADINGVIEW_EMBEDDED: ChartHost = {
  hostname: /^(?:s\.tradingview\.com|www\.tradingview-widget\.com)$/,
  pages: [EMBEDDED],
};
