/**
 * Who is crowded: what each venue's funding costs, how open interest has changed and on which venues it lies, and how
 * accounts lean. Rates are fractions per 8 h, realised and predicted ones apart; positive: longs pay shorts.
 */
import * as v from 'valibot';

import { VENUE_IDS } from '../market/instrument';
import { MarketSymbol } from './market-name';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const time = v.pipe(finite, v.minValue(0), v.maxValue(8.64e15));
const line = v.array(v.nullable(finite));
const side = v.picklist(['long', 'short']);
const contract = { venue: v.picklist(VENUE_IDS), symbol: MarketSymbol };

/** Where a value stands among its own past: 0 … 100, over so many milliseconds. */
const Standing = v.object({ percentile: v.pipe(finite, v.minValue(0), v.maxValue(100)), span: positive });

const FundingRead = v.object({
  /** The newest that was paid. */
  realised: v.optional(finite),
  /** What the running interval heads for. */
  predicted: v.optional(finite),
  standing: v.optional(Standing),
  /** Distance from the median, in robust deviations. */
  robustZ: v.optional(finite),
  /** Over 72 h: the mean, the side that pays beyond what is neutral, and its share of the intervals. */
  persistence: v.optional(v.object({ mean: finite, side: v.optional(side), share, persistent: v.boolean() })),
});

const VenueFunding = v.object({
  ...contract,
  ...FundingRead.entries,
  /** How often it is paid, in hours. */
  intervalHours: v.optional(positive),
  /** When it is paid next; absent where it is paid by the moment. */
  next: v.optional(time),
  /** Eight-hourly, at the times of the chart. */
  line,
});

export const FundingCrowding = v.object({
  venues: v.array(VenueFunding),
  /** All venues, weighted by their open interest in dollars. */
  weighted: FundingRead,
  /** Ends of 8 h, and what was paid over each on the weighted mean. */
  times: v.array(time),
  line,
  /** Exchange time minus this machine's, in milliseconds. */
  clockAhead: finite,
});

const InterestChange = v.object({
  hours: positive,
  percent: finite,
  /** What it changed by: base units, and dollars at the prices of both instants. */
  quantity: finite,
  usd: v.optional(finite),
  standing: v.optional(Standing),
  /** Of the same stretch, in percent. */
  price: v.optional(finite),
  /** Traded in it, against the stretch before. */
  volume: v.optional(finite),
  withPrice: v.optional(
    v.picklist(['new-longs-lead', 'short-covering', 'new-shorts-lead', 'long-unwinding']),
  ),
  withVolume: v.optional(v.picklist(['building', 'passive', 'unwinding', 'fading'])),
});

const VenueInterest = v.object({
  ...contract,
  /** Base units, and dollars at the venue's own price. */
  quantity: v.pipe(finite, v.minValue(0)),
  usd: v.pipe(finite, v.minValue(0)),
  /** Over 24 h, in percent. */
  change: v.optional(finite),
  /** The first instant that is known of it; whether the venue publishes the past, or the present was recorded. */
  since: time,
  published: v.boolean(),
  /** Whether it is in the sum, whose past its own must reach. */
  inSum: v.boolean(),
  /** Samples that were left out as zeros or as spikes, and the newest of them. */
  glitches: v.optional(v.object({ count, newest: time })),
  /** Base units at the times of the chart. */
  line,
});

export const InterestCrowding = v.object({
  venues: v.array(VenueInterest),
  changes: v.array(InterestChange),
  /** Of the level itself. */
  standing: v.optional(Standing),
  /** The sum of the venues that reach back, in base units, and the price beside it. */
  times: v.array(time),
  line,
  prices: line,
});

/** How accounts lean: longs ÷ shorts, each account counted once whatever its size, unless it says positions. */
export const AccountLean = v.object({
  ...contract,
  of: v.picklist(['accounts', 'top-accounts', 'top-positions']),
  ratio: positive,
  time,
  /** A day before. */
  before: v.optional(positive),
});

export const CrowdingView = v.object({
  funding: v.optional(FundingCrowding),
  openInterest: v.optional(InterestCrowding),
  accounts: v.array(AccountLean),
});

export type FundingRead = v.InferOutput<typeof FundingRead>;
export type VenueFunding = v.InferOutput<typeof VenueFunding>;
export type FundingCrowding = v.InferOutput<typeof FundingCrowding>;
export type InterestChange = v.InferOutput<typeof InterestChange>;
export type VenueInterest = v.InferOutput<typeof VenueInterest>;
export type InterestCrowding = v.InferOutput<typeof InterestCrowding>;
export type AccountLean = v.InferOutput<typeof AccountLean>;
export type CrowdingView = v.InferOutput<typeof CrowdingView>;
