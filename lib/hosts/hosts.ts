/** Which hosts Isobar knows: the venues it reads data from, and the pages it draws on. Data only. */
import { BINANCE } from './binance';
import { BITGET } from './bitget';
import { BLOFIN } from './blofin';
import { BYBIT } from './bybit';
import type { ChartHost } from './chart-host';
import { COINGLASS } from './coinglass';
import { DERIBIT } from './deribit';
import { DEXSCREENER } from './dexscreener';
import { GATE } from './gate';
import { HYPERLIQUID } from './hyperliquid';
import { MEXC, MEXC_FUTURES } from './mexc';
import { OKX } from './okx';
import { TRADINGVIEW, TRADINGVIEW_EMBEDDED, TRADINGVIEW_LOCAL } from './tradingview';

/** REST and stream hosts of the venues (of Binance's spot market bars only); the manifest's `connect-src` and host permissions are made of these. */
export const VENUE_API_HOSTS = [
  { venue: 'binance', rest: 'fapi.binance.com', stream: 'fstream.binance.com' },
  { venue: 'binance', rest: 'dapi.binance.com', stream: 'dstream.binance.com' },
  { venue: 'binance', rest: 'api.binance.com' },
  { venue: 'bybit', rest: 'api.bybit.com', stream: 'stream.bybit.com' },
  { venue: 'okx', rest: 'www.okx.com', stream: 'ws.okx.com:8443' },
  { venue: 'gate', rest: 'api.gateio.ws', stream: 'fx-ws.gateio.ws' },
  { venue: 'bitget', rest: 'api.bitget.com', stream: 'ws.bitget.com' },
  { venue: 'hyperliquid', rest: 'api.hyperliquid.xyz', stream: 'api.hyperliquid.xyz' },
  { venue: 'deribit', rest: 'www.deribit.com', stream: 'www.deribit.com' },
] as const;

/** Pages that content scripts run on. */
export const CHART_HOST_MATCHES: readonly string[] = [
  'https://www.binance.com/*',
  'https://*.tradingview.com/*',
  'https://www.tradingview-widget.com/*',
  'https://www.bybit.com/*',
  'https://www.okx.com/*',
  'https://my.okx.com/*',
  'https://app.okx.com/*',
  'https://tr.okx.com/*',
  'https://www.bitget.com/*',
  'https://www.gate.com/*',
  'https://app.hyperliquid.xyz/*',
  'https://www.deribit.com/*',
  'https://www.mexc.com/*',
  'https://futures.mexc.com/*',
  'https://blofin.com/*',
  'https://www.blofin.com/*',
  'https://www.coinglass.com/*',
  'https://dexscreener.com/*',
];

/** How those pages name their market. */
export const CHART_HOSTS: readonly ChartHost[] = [
  BINANCE,
  TRADINGVIEW,
  TRADINGVIEW_LOCAL,
  TRADINGVIEW_EMBEDDED,
  BYBIT,
  OKX,
  BITGET,
  GATE,
  HYPERLIQUID,
  DERIBIT,
  MEXC,
  MEXC_FUTURES,
  BLOFIN,
  COINGLASS,
  DEXSCREENER,
];
