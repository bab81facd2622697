/**
 * mexc.com. `/futures/BTC_USDT?type=linear_swap` is a perpetual, `/futures/BTC_USD` an inverse one; their older home is
 * `futures.mexc.com/exchange/BTC_USDT`; spot: `/ru-RU/exchange/BTC_USDT`.
 */
import { type ChartHost, listing, PRICE_FIRST } from './chart-host';

export const MEXC: ChartHost = {
  hostname: /^(?:www\.)?mexc\.com$/,
  pages: [
    listing('futures/:symbol', { venue: 'mexc', kind: 'perpetual' }),
    listing('exchange/:symbol', { venue: 'mexc', kind: 'spot' }),
  ],
  title: PRICE_FIRST,
};

export const MEXC_FUTURES: ChartHost = {
  hostname: /^futures\.mexc\.com$/,
  pages: [listing('exchange/:symbol', { venue: 'mexc', kind: 'perpetual' })],
  title: PRICE_FIRST,
};
