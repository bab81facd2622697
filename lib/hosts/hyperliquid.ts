/**
 * app.hyperliquid.xyz. `/trade/BTC` and `/trade/kPEPE` are perpetuals, `/trade/HYPE/USDC` spot, `/trade` the last one
 * looked at, which only the title names: `64,869 | BTC | Hyperliquid`. `/trade/xyz:TSLA` is a market of a third
 * party's (shares and metals mostly), `/trade/@107` a spot pair without a name: no coin is read from these.
 */
import type { ChartHost } from './chart-host';
import type { PageMarket } from './charted-market';
import { listedMarket } from './contract-name';

/** Bitcoin, ether and solana on Hyperliquid's own chain. */
const BRIDGED = /^U(?=(?:BTC|ETH|SOL)\/)/i;

function spot(symbol: string): PageMarket {
  return listedMarket(symbol.replace(BRIDGED, ''), { venue: 'hyperliquid', kind: 'spot', quote: 'USDC' });
}

function perpetual(symbol: string): PageMarket {
  if (symbol.includes('/')) return spot(symbol);
  return listedMarket(symbol, { venue: 'hyperliquid', kind: 'perpetual', quote: 'USDC' });
}

export const HYPERLIQUID: ChartHost = {
  hostname: /^app\.hyperliquid\.xyz$/,
  pages: [
    { path: /^\/trade(?:\/(?<symbol>[^/]{1,40}))?\/?$/, market: perpetual },
    { path: /^\/trade\/(?<coin>[^/]{1,20})\/(?<quote>[^/]{1,10})\/?$/, market: spot },
  ],
  title: /^(?<price>[\d.,]{1,30}) \| (?<symbol>[A-Za-z0-9:/_@-]{1,40}) \| Hyperliquid$/,
};
