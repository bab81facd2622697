/** blofin.com. `/futures/BTC-USDT` is a perpetual, `/futures/BTC-USD` an inverse one; spot: `/spot/BTC-USDT`. */
import { type ChartHost, listing, PRICE_FIRST } from './chart-host';

export const BLOFIN: ChartHost = {
  hostname: /^(?:www\.)?blofin\.com$/,
  pages: [
    listing('futures/:symbol', { venue: 'blofin', kind: 'perpetual' }),
    listing('spot/:symbol', { venue: 'blofin', kind: 'spot' }),
  ],
  title: PRICE_FIRST,
};
