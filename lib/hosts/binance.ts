import type { Host } from './host';

/**
 * binance.com: `/en/futures/BTCUSDT` is a perpetual, `BTCUSDT_260327` a quarterly, `/en/delivery/…` coin-margined,
 * `/en/trade/BTC_USDT` spot. The title of a futures page starts `60123.4 | BTCUSDT `. Charts open in the machine's zone.
 */
export const BINANCE: Host = {
  hostname: /(^|\.)binance\.com$/,
  venue: 'binance',
  perpetual: [/^\/(?:[a-z]{2}(?:-[A-Za-z]{2,4})?\/)?futures\/(?<symbol>[A-Za-z0-9]{4,30})\/?$/],
  other: [/\/futures\/[A-Za-z0-9]+_\w+/, /\/delivery\//, /\/trade\//, /\/margin\//],
  title: /^[\d.,\s]+\|\s*(?<symbol>[A-Z0-9]{4,30})\s/,
  clock: 'browser',
};
