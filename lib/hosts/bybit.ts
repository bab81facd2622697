/**
 * bybit.com. `/trade/usdt/BTCUSDT` is a perpetual, `/trade/usdt/BTCUSDT-26SEP26` dated; in USDC:
 * `/trade/futures/usdc/BTC-PERP`; coin-margined: `/trade/inverse/BTCUSD`, dated `/trade/inverse/futures/BTCUSDZ26`;
 * spot: `/en/trade/spot/BTC/USDT`; `/trade/option/usdc/BTC` options. Titles:
 * `▲ 86236.8 | Trade BTCUSDT | Bybit Perpetual Contracts`.
 */
import { type ChartHost, listing, PRICE_FIRST, route } from './chart-host';
import { NO_COIN } from './charted-market';

export const BYBIT: ChartHost = {
  hostname: /^(?:www\.)?bybit\.com$/,
  pages: [
    listing('trade/usdt/:symbol', { venue: 'bybit', kind: 'perpetual' }),
    listing('trade/futures/usdc/:symbol', { venue: 'bybit', kind: 'perpetual', quote: 'USDC' }),
    listing('trade/inverse/:symbol', { venue: 'bybit', kind: 'perpetual' }),
    listing('trade/inverse/futures/:symbol', { venue: 'bybit', kind: 'perpetual' }),
    listing('trade/spot/:coin/:quote', { venue: 'bybit', kind: 'spot' }),
    { path: route('trade/option/:settled/:symbol'), market: () => NO_COIN },
  ],
  title: PRICE_FIRST,
};
