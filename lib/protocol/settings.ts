import * as v from 'valibot';

import { LOOKBACK_NAMES } from '../core/time';

/** The user's settings: versioned, in storage; the worker owns them and tells every subscriber. */
export const Settings = v.object({
  overlayVisible: v.boolean(),
  /** 0.1 … 1, multiplies the bands' confidence. */
  overlayOpacity: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1)),
  markersVisible: v.boolean(),
  palette: v.picklist(['viridis', 'cividis']),
  theme: v.picklist(['system', 'dark', 'light']),
  lookback: v.picklist(LOOKBACK_NAMES),
  /** The market shown where no page names one. */
  symbol: v.pipe(v.string(), v.regex(/^[A-Z0-9_]{2,40}$/)),
});

export type Settings = v.InferOutput<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  overlayVisible: true,
  overlayOpacity: 0.8,
  markersVisible: true,
  palette: 'viridis',
  theme: 'system',
  lookback: '7d',
  symbol: 'BTCUSDT',
};
