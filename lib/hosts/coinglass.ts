/**
 * coinglass.com. `/tv/Binance_BTCUSDT`, `/tv/zh/Hyperliquid_BTC-USD`: the chart of a venue's perpetual, under the
 * venue's own name of it. The form of its spot charts is not known; neither is the title's.
 */
import { type ChartHost, route } from './chart-host';
import { NO_COIN, type PageMarket } from './charted-market';
import { listedMarket } from './contract-name';

const VENUES = new Set(
  'binance bybit okx bitget gate hyperliquid deribit mexc blofin bitmex htx kucoin bingx'.split(' '),
);

function venuesMarket(symbol: string): PageMarket {
  const [, written = '', name = ''] = /^([A-Za-z]{2,20})_(.+)$/.exec(symbol) ?? [];
  const venue = written.toLowerCase();
  if (!VENUES.has(venue)) return NO_COIN;
  return listedMarket(name, { venue, kind: 'perpetual', ...(venue === 'deribit' && { quote: 'USD' }) });
}

export const COINGLASS: ChartHost = {
  hostname: /^(?:www\.)?coinglass\.com$/,
  pages: [
    { path: route('tv(?:/[a-z]{2}(?:-[a-z]{2})?)?/(?<symbol>[a-z]{2,20}_[^/]{2,40})'), market: venuesMarket },
  ],
};
