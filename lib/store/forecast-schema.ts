/** Forecasts and scores as they stand in the database: what is not as it was written is as good as not there. */
import * as v from 'valibot';

import { unixMs } from '../core/units';
import { type InstrumentKey, VENUE_IDS } from '../market/instrument';
import { FORECAST_LOOKBACKS, type Forecast, HORIZON_NAMES } from '../track-record/forecast';
import type { Score } from '../track-record/score';
import { TOUCH_ENDS } from '../track-record/touch';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const notNegative = v.pipe(finite, v.minValue(0));
const time = v.pipe(finite, v.minValue(0), v.maxValue(8.64e15), v.transform(unixMs));
const instrument = v.custom<InstrumentKey>(
  (key) => typeof key === 'string' && VENUE_IDS.some((venue) => key.startsWith(`${venue}:`)),
);
const horizon = v.picklist(HORIZON_NAMES);
const side = v.picklist(['long', 'short']);

const KEY = {
  coin: v.string(),
  market: v.string(),
  lookback: v.picklist(FORECAST_LOOKBACKS),
  time,
};

const usd = v.array(notNegative);

const Part = v.object({
  instrument,
  feed: v.picklist(['full', 'throttled', 'none']),
  price: positive,
  density: v.object({ long: usd, short: usd }),
  bandUsd: usd,
});

export const StoredForecast: v.GenericSchema<unknown, Forecast> = v.object({
  ...KEY,
  venues: v.array(v.picklist(VENUE_IDS)),
  horizons: v.array(horizon),
  asOf: time,
  reference: instrument,
  price: positive,
  averageTrueRange: positive,
  bands: v.array(
    v.object({
      side,
      low: positive,
      high: positive,
      usd: notNegative,
      usdLow: notNegative,
      usdHigh: notNegative,
    }),
  ),
  parts: v.array(Part),
});

const touch = v.object({ end: v.picklist(TOUCH_ENDS), at: time, until: time });
const random = v.object({ bounce: notNegative, 'run-through': notNegative, stall: notNegative });
const swept = v.object({
  usd: notNegative,
  usdLow: notNegative,
  usdHigh: notNegative,
  forcedUsd: notNegative,
});

const PartScore = v.union([
  v.object({ instrument, missing: v.picklist(['no-feed', 'stream-down']) }),
  v.object({
    instrument,
    usd: notNegative,
    overUniform: finite,
    overTemplate: finite,
    swept: v.array(swept),
  }),
]);

export const StoredScore: v.GenericSchema<unknown, Score> = v.object({
  ...KEY,
  horizon,
  outcome: v.union([
    v.object({ missing: v.literal('bar-gap') }),
    v.object({
      trigger: v.picklist(['mark', 'traded']),
      bands: v.array(v.object({ side, touch: v.exactOptional(touch), random })),
      parts: v.array(PartScore),
    }),
  ]),
});
