/**
 * okx.com, and my. (Europe), app. (United States) and tr.okx.com. `/trade-swap/btc-usdt-swap` is a perpetual,
 * `/trade-swap/btc-usd-swap` an inverse one, `/trade-futures/btc-usd-260925` dated; newer links have swaps at
 * `/trade-futures/btc-usdt-swap` too; spot: `/ru/trade-spot/btc-usdt`; `/trade-option/…` options.
 */
import { type ChartHost, listing, PRICE_FIRST, route } from './chart-host';
import { NO_COIN } from './charted-market';

export const OKX: ChartHost = {
  hostname: /^(?:(?:www|my|app|tr)\.)?okx\.com$/,
  pages: [
    listing('trade-(?:swap|futures)/:symbol', { venue: 'okx', kind: 'perpetual' }),
    listing('trade-(?:spot|margin)/:symbol', { venue: 'okx', kind: 'spot' }),
    { path: route('trade-option/:symbol'), market: () => NO_COIN },
  ],
  title: PRICE_FIRST,
};
