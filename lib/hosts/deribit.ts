/**
 * deribit.com. `/futures/BTC-PERPETUAL` is inverse, `/futures/BTC_USDC-PERPETUAL` linear, `/futures/BTC-26JUN26` dated;
 * spot: `/spot/BTC_USDC`; `/options/…` options.
 */
import { type ChartHost, listing, PRICE_FIRST, route } from './chart-host';
import { NO_COIN } from './charted-market';

export const DERIBIT: ChartHost = {
  hostname: /^(?:www\.)?deribit\.com$/,
  pages: [
    listing('futures/:symbol', { venue: 'deribit', kind: 'perpetual', quote: 'USD' }),
    listing('spot/:symbol', { venue: 'deribit', kind: 'spot' }),
    { path: route('options/:symbol(?:/.{0,80})?'), market: () => NO_COIN },
  ],
  title: PRICE_FIRST,
};
