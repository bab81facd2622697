/**
 * dexscreener.com. `/ethereum/0xa43f…ddf`, `/solana/8sLb…Ykp`: a pool, which only the title names:
 * `PEPE $0.0₅1234 - Pepe / WETH on Ethereum / Uniswap - DEX Screener`. Charts open in dollars. Anybody may name a token
 * `BTC`: whoever draws on this must compare the price with the perpetual's.
 */
import type { ChartHost } from './chart-host';
import { NO_COIN, type PageMarket } from './charted-market';

/** A chain's own coin, wrapped to be traded like a token. */
const WRAPPED = /^(?:W(?=BTC$|ETH$|BNB$|SOL$)|CB(?=BTC$))/;

function token(symbol: string): PageMarket {
  const name = symbol.toUpperCase();
  const coin = name.replace(WRAPPED, '');
  if (!/^[A-Z0-9]{1,20}$/.test(coin)) return NO_COIN;
  return {
    kind: 'market',
    market: { venue: 'dexscreener', kind: 'spot', coin, unit: 1, quote: 'USD', name: `${name}/USD` },
  };
}

export const DEXSCREENER: ChartHost = {
  hostname: /^(?:www\.)?dexscreener\.com$/,
  pages: [{ path: /^\/[a-z0-9]{2,30}\/[A-Za-z0-9_:.-]{26,150}\/?$/, market: token }],
  title: /^\$?(?<symbol>\S{1,30}) \$(?<price>[\d.,₀-₉]{1,40}) - .{1,200} on .{1,80} - DEX Screener$/,
};
