/** Order flow as the panel charts it: delta bar by bar, so that the panel can start its sum wherever the user wants. */
import * as v from 'valibot';

import { VENUE_IDS } from '../market/instrument';
import { MarketSymbol } from './market-name';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const dollars = v.pipe(finite, v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const values = v.array(v.nullable(finite));
const venue = { venue: v.picklist(VENUE_IDS), symbol: MarketSymbol };

/** One value a bar, base units; null where the bar is not known. */
const Delta = {
  delta: values,
  /** A letter a bar for where its delta comes from: trades, taker bars, estimated; a dash for none. */
  sources: v.pipe(v.string(), v.regex(/^[tbe-]*$/)),
};

/** A closed bar that was first shown with another delta. */
const Correction = { time, before: finite, after: finite };

/** How far the running delta went within each bar, as seen at the ends of a lower timeframe; measured bars only. */
const Range = v.object({ low: values, high: values });

const LowerDelta = v.object({ delta: values, low: values, high: values });

export const OrderFlowView = v.object({
  /** Of the chart's bars, which follow one another from `from` on. */
  interval: positive,
  from: time,
  closes: v.array(v.nullable(positive)),
  /** `one`: absent where no minutes are there. */
  sum: v.object({
    ...Delta,
    one: v.optional(Range),
    five: Range,
    corrections: v.array(v.object(Correction)),
  }),
  /** Each contract's own, in base units of the sum. */
  venues: v.array(v.object({ ...venue, ...Delta, inSum: v.boolean() })),
  /** The spot market beside a contract, in base units of the sum and in no sum. */
  spot: v.array(v.object({ ...venue, ...Delta })),
  corrections: v.array(v.object({ ...venue, ...Correction })),
  /** By TradingView's method, of one contract, from its bars of one minute and of five. */
  tradingView: v.object({ ...venue, one: v.optional(LowerDelta), five: LowerDelta }),
});

/** What the order flow does at its newest closed bar. */
export const FlowStateView = v.object({
  /** Absent where delta is not measured: then nobody can say. `none`: it is not so. */
  exhaustion: v.optional(
    v.union([
      v.literal('none'),
      v.object({ side: v.picklist(['buy', 'sell']), bars: v.pipe(v.number(), v.integer()), since: time }),
    ]),
  ),
  /** Absent where forced orders were not heard, or not for long enough to say what is usual. */
  cascade: v.optional(
    v.object({
      asOf: time,
      /** Dollars in five minutes from which on a cascade is said to run. */
      threshold: dollars,
      /** Absent where none runs or has just run. */
      run: v.optional(
        v.object({
          state: v.picklist(['running', 'exhausted']),
          side: v.picklist(['long', 'short']),
          since: time,
          realised: dollars,
          newest: dollars,
          peak: dollars,
          /** What the estimate had expected where price has gone since; absent where it had no column of then. */
          expected: v.optional(dollars),
        }),
      ),
      /** Whose forced orders were heard. */
      venues: v.array(v.picklist(VENUE_IDS)),
    }),
  ),
});

/** What was force-closed, by contract; windows that were not heard at all are left out. */
export const ForcedTotalsView = v.array(
  v.object({
    ...venue,
    /** Whether the venue tells all of them; else at least so much. */
    full: v.boolean(),
    windows: v.array(
      v.object({ hours: v.picklist([1, 4, 12, 24]), long: dollars, short: dollars, heard: share }),
    ),
  }),
);

export type OrderFlowView = v.InferOutput<typeof OrderFlowView>;
export type FlowStateView = v.InferOutput<typeof FlowStateView>;
export type ForcedTotalsView = v.InferOutput<typeof ForcedTotalsView>;
