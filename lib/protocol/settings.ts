import * as v from 'valibot';

import { LOOKBACK_NAMES } from '../core/time';
import { VENUE_IDS } from '../market/instrument';
import { CvdSettings } from './cvd-settings';
import { Coin, Venues } from './market-name';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

/** A position of the user's, on this machine only: its liquidation price is drawn on the chart. Later keys are optional. */
export const OwnPosition = v.object({
  coin: Coin,
  /** How many coins the entry price is for: 1000 on `1000PEPE`. */
  unit: positive,
  side: v.picklist(['long', 'short']),
  /** Quote units for so many coins. */
  entry: positive,
  leverage: v.pipe(v.number(), v.minValue(1), v.maxValue(200)),
  /** Coins; of a coin-margined contract dollars. */
  size: v.exactOptional(positive),
  /** In its stead, on what is laid down for it: dollars; of a coin-margined contract coins. */
  margin: v.exactOptional(positive),
  /** Isolated where it is absent. On cross margin `balance` is there, and `size` or `margin`. */
  mode: v.exactOptional(v.picklist(['isolated', 'cross'])),
  /** What stands behind a cross position, its own margin included: dollars; of a coin-margined contract coins. */
  balance: v.exactOptional(positive),
  /** Margined in the coin. */
  inverse: v.exactOptional(v.boolean()),
  /** Where it is held; absent: on the first venue that is summed. */
  venue: v.exactOptional(v.picklist(VENUE_IDS)),
  /** Quote units, as the entry. */
  stop: v.exactOptional(positive),
  target: v.exactOptional(positive),
  /** Not opened yet. */
  planned: v.exactOptional(v.boolean()),
});

export const MOST_FAVOURITES = 50;

/** The user's settings: versioned, in storage; the worker owns them and tells every subscriber. */
export const Settings = v.object({
  overlayVisible: v.boolean(),
  /** 0.1 … 1, multiplies the bands' confidence. */
  overlayOpacity: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1)),
  bandsVisible: v.boolean(),
  heatmapVisible: v.boolean(),
  markersVisible: v.boolean(),
  /** Of divergences and absorption: few false ones, or more of all. */
  divergenceStrictness: v.picklist(['normal', 'strict']),
  liquidationsVisible: v.boolean(),
  positionVisible: v.boolean(),
  /** 0 … 0.9: bands and heat weaker than this share of the strongest are left out. */
  threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
  /** How many buckets of 0.1 % the heat is smoothed over to either side. */
  smoothing: v.picklist([0, 1, 2, 4]),
  palette: v.picklist(['viridis', 'cividis']),
  theme: v.picklist(['system', 'dark', 'light']),
  lookback: v.picklist(LOOKBACK_NAMES),
  /** What open interest is shown in. */
  oiUnit: v.picklist(['coin', 'usd']),
  /** The coin shown where no page names one. */
  coin: Coin,
  /** Whose contracts are summed, the first of them for its prices. */
  venues: Venues,
  /** With the contracts that are margined in the coin itself, where a venue has one besides. */
  inverse: v.boolean(),
  /** Share of cross-margined positions that is left out of the estimate. */
  crossHaircut: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  cvd: CvdSettings,
  /** Coins within reach of a click, in the user's order. */
  favourites: v.pipe(v.array(Coin), v.maxLength(MOST_FAVOURITES)),
  positions: v.pipe(v.array(OwnPosition), v.maxLength(20)),
});

/** What may be changed from the legend on a chart. */
export const OverlaySettings = v.pick(Settings, [
  'overlayVisible',
  'overlayOpacity',
  'bandsVisible',
  'heatmapVisible',
  'markersVisible',
  'divergenceStrictness',
  'liquidationsVisible',
  'positionVisible',
  'threshold',
  'smoothing',
  'palette',
]);

export type OwnPosition = v.InferOutput<typeof OwnPosition>;
export type OverlaySettings = v.InferOutput<typeof OverlaySettings>;
export type Settings = v.InferOutput<typeof Settings>;
