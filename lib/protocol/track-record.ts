/** The track record as a screen gets it: what `track-record/record` sums up, checked. */
import * as v from 'valibot';

import { VENUE_IDS } from '../market/instrument';
import { FORECAST_LOOKBACKS, HORIZON_NAMES } from '../track-record/forecast';
import type { RecordEntry } from '../track-record/record';
import { Coin } from './market-name';

const finite = v.pipe(v.number(), v.finite());
const notNegative = v.pipe(finite, v.minValue(0));
const count = v.pipe(notNegative, v.integer());
const time = v.pipe(notNegative, v.maxValue(8.64e15));

const Interval = v.object({ value: finite, low: finite, high: finite });
const Ends = v.object({ bounce: notNegative, 'run-through': notNegative, stall: notNegative });

const Touches = v.object({
  forecasts: count,
  withoutBars: count,
  bands: count,
  touches: count,
  ends: Ends,
  random: Ends,
  bounced: v.exactOptional(Interval),
  randomBounced: v.exactOptional(notNegative),
});

const OfVenue = v.object({
  venue: v.picklist(VENUE_IDS),
  heard: count,
  unheard: v.object({ 'no-feed': count, 'stream-down': count }),
  usd: notNegative,
  overUniform: v.exactOptional(Interval),
  overTemplate: v.exactOptional(Interval),
  sweptBands: count,
  inside: count,
  mass: v.exactOptional(Interval),
});

const Group = v.object({
  bands: count,
  inside: count,
  usd: notNegative,
  usdLow: notNegative,
  usdHigh: notNegative,
  forcedUsd: notNegative,
});

const Entry: v.GenericSchema<unknown, RecordEntry> = v.object({
  lookback: v.picklist(FORECAST_LOOKBACKS),
  horizon: v.picklist(HORIZON_NAMES),
  touches: Touches,
  venues: v.array(OfVenue),
  calibration: v.array(Group),
});

export const TrackRecordView = v.object({
  coin: Coin,
  /** Forecasts that were ever frozen and are kept, and the first one's time. */
  forecasts: count,
  since: v.exactOptional(time),
  entries: v.array(Entry),
});

export type TrackRecordView = v.InferOutput<typeof TrackRecordView>;
