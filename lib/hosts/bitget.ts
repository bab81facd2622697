/**
 * bitget.com. Perpetuals: `/futures/usdt/BTCUSDT`, in USDC `/futures/usdc/BTCPERP`, inverse `/futures/coin/BTCUSD`;
 * dated: `/futures/coin/BTCUSDZ26`; spot: `/en/spot/BTCUSDT`. A region may stand where the locale does: `/asia/…`.
 */
import { type ChartHost, listing, PRICE_FIRST } from './chart-host';

export const BITGET: ChartHost = {
  hostname: /^(?:www\.)?bitget\.com$/,
  pages: [
    listing('futures/usdc/:symbol', { venue: 'bitget', kind: 'perpetual', quote: 'USDC' }),
    listing('futures/(?:usdt|coin)/:symbol', { venue: 'bitget', kind: 'perpetual' }),
    listing('spot/:symbol', { venue: 'bitget', kind: 'spot' }),
  ],
  title: PRICE_FIRST,
};
