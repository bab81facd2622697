/**
 * gate.com. `/futures/USDT/BTC_USDT` is a perpetual (its older address `/futures_trade/USDT/BTC_USDT`), settled in the
 * coin where the first part is `BTC`; dated: `/en/futures-delivery/usdt/SOL_USDT_20260710`; spot: `/trade/BTC_USDT`.
 */
import { type ChartHost, listing, PRICE_FIRST } from './chart-host';

export const GATE: ChartHost = {
  hostname: /^(?:www\.)?gate\.com$/,
  pages: [
    listing('(?:futures|futures_trade|futures-delivery)/(?:usdt|usd|btc)/:symbol', {
      venue: 'gate',
      kind: 'perpetual',
    }),
    listing('trade/:symbol', { venue: 'gate', kind: 'spot' }),
  ],
  title: PRICE_FIRST,
};
