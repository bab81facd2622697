/** The only messages that cross contexts. A port carries one subscription; the worker answers with snapshots. */
import * as v from 'valibot';

import { LOOKBACK_NAMES } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import { VENUE_IDS } from '../market/instrument';
import { AlertSettings, AlertsView } from './alerts';
import { HistoryView } from './history';
import { Coin, Venues } from './market-name';
import { ChartSnapshot, GlanceSnapshot, PanelSnapshot } from './snapshot';
import { OverlaySettings, Settings } from './settings';
import { SitePreferences } from './site';
import { TrackRecordView } from './track-record';

const time = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(0),
  v.maxValue(8.64e15),
  v.transform((ms): UnixMs => unixMs(ms)),
);

/**
 * What a content script or a screen may ask for: a coin, on the venues that the user has chosen, or on those named here.
 * `glance` is small enough for the popup; `chart` is what the overlay paints.
 */
export const Subscribe = v.object({
  type: v.literal('subscribe'),
  coin: Coin,
  venues: v.optional(Venues),
  lookback: v.picklist(LOOKBACK_NAMES),
  detail: v.picklist(['glance', 'chart', 'panel']),
  /** With `chart`: whether the heatmap is to come with it. */
  heatmap: v.optional(v.boolean()),
});

/** Extension pages only: a content script never changes these. */
export const ChangeSettings = v.object({ type: v.literal('change-settings'), change: v.partial(Settings) });

/** From the legend on a chart as well. */
export const ChangeOverlay = v.object({
  type: v.literal('change-overlay'),
  change: v.partial(OverlaySettings),
});

/** A content script's own site is what its port says; a page of ours names the `host`. */
export const ChangeSite = v.object({
  type: v.literal('change-site'),
  host: v.optional(v.pipe(v.string(), v.maxLength(253))),
  change: v.partial(SitePreferences),
});

export const MAX_SEARCH = 40;

/** Extension pages only. An empty text asks for the favourites, and for more coins after them. */
export const Search = v.object({
  type: v.literal('search'),
  text: v.pipe(v.string(), v.maxLength(MAX_SEARCH)),
});

/** Extension pages only. How a coin's forecasts have fared so far. */
export const ReadTrackRecord = v.object({ type: v.literal('read-track-record'), coin: Coin });

/** Extension pages only. The same as a file, which comes in pieces. */
export const ExportTrackRecord = v.object({ type: v.literal('export-track-record'), coin: Coin });

/** Extension pages only. Stops loading older history of what the port has subscribed to, or goes on with it. */
export const LoadHistory = v.object({ type: v.literal('load-history'), on: v.boolean() });

/** Extension pages only. From now on alerts are told, at once and whenever they change. */
export const ReadAlerts = v.object({ type: v.literal('read-alerts') });

/** Extension pages only. */
export const ChangeAlerts = v.object({
  type: v.literal('change-alerts'),
  change: v.partial(AlertSettings),
});

/** Extension pages only. One alert that says nothing, told as all are. */
export const TestAlert = v.object({ type: v.literal('test-alert') });
/** Extension pages only. What was known at an earlier time of what the port has subscribed to. */
export const Replay = v.object({ type: v.literal('replay'), at: time });

export const ToWorker = v.variant('type', [
  Subscribe,
  ChangeSettings,
  ChangeOverlay,
  ChangeSite,
  Search,
  ReadTrackRecord,
  ExportTrackRecord,
  LoadHistory,
  ReadAlerts,
  ChangeAlerts,
  TestAlert,
  Replay,
]);

export const MOST_FOUND = 30;

const venues = v.pipe(v.array(v.picklist(VENUE_IDS)), v.maxLength(VENUE_IDS.length));

/** Best first. It comes again, to the same text, when another venue has brought its list. */
export const Found = v.object({
  type: v.literal('found'),
  text: v.string(),
  coins: v.pipe(v.array(v.object({ coin: Coin, venues })), v.maxLength(MOST_FOUND)),
  /** Venues whose first list is on its way, and those whose list could not be had. */
  awaited: venues,
  failed: venues,
});

export const FromWorker = v.variant('type', [
  v.object({ type: v.literal('glance'), snapshot: GlanceSnapshot }),
  v.object({ type: v.literal('chart'), snapshot: ChartSnapshot }),
  v.object({ type: v.literal('panel'), snapshot: PanelSnapshot }),
  /** `site` goes to content scripts alone: what is remembered of the site they run on. */
  v.object({ type: v.literal('settings'), settings: Settings, site: v.optional(SitePreferences) }),
  /** The subscription cannot be served; `reason` is a code. */
  v.object({ type: v.literal('refused'), reason: v.pipe(v.string(), v.maxLength(64)) }),
  Found,
  v.object({ type: v.literal('track-record'), record: TrackRecordView }),
  /** One after the other they are the file's text. */
  v.object({ type: v.literal('track-record-piece'), coin: Coin, text: v.string(), last: v.boolean() }),
  /** Without a past where nothing is stored of that time. */
  v.object({ type: v.literal('replayed'), at: time, past: v.optional(PanelSnapshot) }),
  /** To those who have asked for the whole panel. */
  v.object({ type: v.literal('history'), history: HistoryView }),
  /** To those who have asked. */
  v.object({ type: v.literal('alerts'), alerts: AlertsView }),
]);

export type Subscribe = v.InferOutput<typeof Subscribe>;
export type ChangeSettings = v.InferOutput<typeof ChangeSettings>;
export type ChangeOverlay = v.InferOutput<typeof ChangeOverlay>;
export type ChangeSite = v.InferOutput<typeof ChangeSite>;
export type Search = v.InferOutput<typeof Search>;
export type ChangeAlerts = v.InferOutput<typeof ChangeAlerts>;
export type Found = v.InferOutput<typeof Found>;
export type ToWorker = v.InferOutput<typeof ToWorker>;
export type FromWorker = v.InferOutput<typeof FromWorker>;
