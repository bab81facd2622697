/** What holds until the user says otherwise; apart from the schemas, so that a content script need not carry those. */
import type { Settings } from './settings';
import type { SitePreferences } from './site';

export const DEFAULT_SETTINGS: Settings = {
  overlayVisible: true,
  overlayOpacity: 0.8,
  bandsVisible: true,
  heatmapVisible: false,
  markersVisible: true,
  divergenceStrictness: 'normal',
  liquidationsVisible: true,
  positionVisible: true,
  threshold: 0,
  smoothing: 1,
  palette: 'viridis',
  theme: 'system',
  lookback: '7d',
  oiUnit: 'coin',
  coin: 'BTC',
  venues: ['binance', 'bybit', 'okx', 'bitget', 'gate', 'hyperliquid'],
  inverse: false,
  crossHaircut: 0,
  cvd: { anchor: 'utc-day', form: 'line', method: 'taker', lower: 'auto', lines: 'sum', bar: 15 },
  favourites: ['BTC', 'ETH', 'SOL'],
  positions: [],
};

export const DEFAULT_SITE: SitePreferences = { visible: true, folded: true };
