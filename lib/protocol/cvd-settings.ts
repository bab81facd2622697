/** How the user wants the CVD to be charted. */
import * as v from 'valibot';

export const CVD_ANCHORS = ['utc-day', 'iso-week', 'utc-month', 'rolling-24h', 'funding', 'manual'] as const;

export const CvdSettings = v.object({
  /** Where the sum starts; `manual`: at `start`. */
  anchor: v.picklist(CVD_ANCHORS),
  start: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))),
  form: v.picklist(['line', 'candles', 'delta']),
  method: v.picklist(['taker', 'tradingview']),
  /** What minimum and maximum, and TradingView's method, are read from. */
  lower: v.picklist(['auto', '1m', '5m']),
  /** `spot`: the sum, and the spot markets beside it. */
  lines: v.picklist(['sum', 'venues', 'spot']),
  /** Length of a bar, minutes. */
  bar: v.picklist([15, 60, 240]),
});

export type CvdSettings = v.InferOutput<typeof CvdSettings>;
