/** Which hosts Isobar knows: the venues it reads data from, and the pages it draws on. Data only. */
import { BINANCE } from './binance';
import type { Host } from './host';

/** REST and stream host of each venue; the manifest's `connect-src` and host permissions are made of these. */
export const VENUE_API_HOSTS = [
  { venue: 'binance', rest: 'fapi.binance.com', stream: 'fstream.binance.com' },
] as const;

/** Pages that content scripts run on. */
export const CHART_HOST_MATCHES: readonly string[] = ['https://www.binance.com/*'];

/** How those pages name their market. */
export const CHART_HOSTS: readonly Host[] = [BINANCE];
