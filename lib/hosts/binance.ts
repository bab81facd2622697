/**
 * binance.com. `/en/futures/BTCUSDT` is a perpetual, `/en/futures/BTCUSDT_260327` a quarterly; coin-margined:
 * `/en/delivery/btcusd_perpetual`, `/en/delivery/BTCUSD_260327`; spot: `/en/trade/BTC_USDT?type=spot`;
 * `/en/eoptions/…` options. Titles: `60123.4 | BTCUSDT USDⓈ-Margined Perpetual | Binance Futures`. Charts open in the
 * machine's zone.
 */
import { type ChartHost, listing, PRICE_FIRST, route } from './chart-host';
import { NO_COIN } from './charted-market';

export const BINANCE: ChartHost = {
  hostname: /^(?:www\.)?binance\.com$/,
  pages: [
    listing('futures/:symbol', { venue: 'binance', kind: 'perpetual' }),
    listing('delivery/:symbol', { venue: 'binance', kind: 'perpetual' }),
    listing('trade/:symbol', { venue: 'binance', kind: 'spot' }),
    { path: route('eoptions/:symbol'), market: () => NO_COIN },
  ],
  title: PRICE_FIRST,
  clock: 'browser',
};
