/** The only messages that cross contexts. A port carries one subscription; the worker answers with snapshots. */
import * as v from 'valibot';

import { LOOKBACK_NAMES } from '../core/time';
import { GlanceSnapshot, PanelSnapshot } from './snapshot';
import { Settings } from './settings';

export const PORT_NAME = 'isobar';

const symbol = v.pipe(v.string(), v.regex(/^[A-Z0-9_]{2,40}$/));

/** What a content script or a screen may ask for. `glance` is small enough for the overlay and the popup. */
export const Subscribe = v.object({
  type: v.literal('subscribe'),
  venue: v.picklist(['binance']),
  symbol,
  lookback: v.picklist(LOOKBACK_NAMES),
  detail: v.picklist(['glance', 'panel']),
});

/** Extension pages only: a content script never changes settings. */
export const ChangeSettings = v.object({ type: v.literal('change-settings'), change: v.partial(Settings) });

export const ToWorker = v.variant('type', [Subscribe, ChangeSettings]);

export const FromWorker = v.variant('type', [
  v.object({ type: v.literal('glance'), snapshot: GlanceSnapshot }),
  v.object({ type: v.literal('panel'), snapshot: PanelSnapshot }),
  v.object({ type: v.literal('settings'), settings: Settings }),
  /** The subscription cannot be served; `reason` is a code. */
  v.object({ type: v.literal('refused'), reason: v.pipe(v.string(), v.maxLength(64)) }),
]);

export type Subscribe = v.InferOutput<typeof Subscribe>;
export type ChangeSettings = v.InferOutput<typeof ChangeSettings>;
export type ToWorker = v.InferOutput<typeof ToWorker>;
export type FromWorker = v.InferOutput<typeof FromWorker>;
