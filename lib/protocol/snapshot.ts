/**
 * What the worker tells a screen: one full, self-contained picture per revision, never a patch.
 * Plain JSON: absent is absent, a gap in a series is `null`, no NaN, no typed arrays.
 */
import * as v from 'valibot';

import { LOOKBACK_NAMES } from '../core/time';
import { VENUE_IDS } from '../market/instrument';
import { CrowdingView } from './crowding';
import { AbsorptionView } from './absorption';
import { MarketSymbol } from './market-name';
import { GridView } from './grid';
import { OrderBookView } from './order-book';
import { RiskView } from './risk';
import { FlowStateView, ForcedTotalsView, OrderFlowView } from './order-flow';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const time = v.pipe(finite, v.minValue(0), v.maxValue(8.64e15));
const code = v.pipe(v.string(), v.maxLength(64));
const side = v.picklist(['long', 'short']);

export const InstrumentView = v.object({
  venue: v.picklist(VENUE_IDS),
  symbol: MarketSymbol,
  base: v.pipe(v.string(), v.maxLength(20)),
  quote: v.pipe(v.string(), v.maxLength(20)),
  /** The coin itself, and how many of it the contract's price is for: `1000PEPE` is 1000 `PEPE`. */
  coin: v.pipe(v.string(), v.maxLength(20)),
  unit: positive,
  tickSize: positive,
});

/** A band of estimated forced orders. `side` is the position that is closed there: longs below, shorts above. */
export const ClusterView = v.object({
  side,
  low: positive,
  high: positive,
  peak: positive,
  /** |peak ÷ price - 1| in percent. */
  distancePct: v.pipe(finite, v.minValue(0)),
  /** Base units of positions estimated to be open with their liquidation inside the band. */
  quantity: v.pipe(finite, v.minValue(0)),
  /** `quantity` at the band's peak price, in dollars. */
  usd: v.pipe(finite, v.minValue(0)),
  /** What of it is force-closed if price arrives, dollars: an 80 % interval measured on simulated markets. */
  usdLow: v.pipe(finite, v.minValue(0)),
  usdHigh: v.pipe(finite, v.minValue(0)),
  /** Relative to the strongest band of either side, 0 … 1: the colour. */
  strength: share,
  /** How far coverage and provenance support the band, 0 … 1: the opacity. */
  confidence: share,
  class: v.picklist(['imminent', 'actionable', 'medium-term', 'theoretical']),
  /** Leverages that give at least 15 % of the band each. */
  tiers: v.array(positive),
  /** Too narrow or of a single tier: noise, not a band. */
  thin: v.boolean(),
  /** Change of the mass within the band over 24 h, as a fraction; absent when there is no day to compare with. */
  growth: v.optional(finite),
  /** Those that give at least 15 % of it, the largest first; absent where a single venue is summed. */
  venues: v.optional(v.array(v.picklist(VENUE_IDS))),
  /**
   * Spoof-like: most of the band came with a rise of open interest, `sigmas` above the usual hour's, that was `reversed`
   * again within hours although price stayed.
   */
  transient: v.optional(v.object({ time, sigmas: positive, reversed: share })),
  /** A band stands on the other side as well, as near, and neither side outweighs the other. */
  whipsaw: v.optional(v.boolean()),
  /** If price arrives: how far its forced orders would carry price beyond the band, in percent. */
  overshootLow: v.optional(v.pipe(finite, v.minValue(0))),
  overshootHigh: v.optional(v.pipe(finite, v.minValue(0))),
  /** They may push price through the whole band by themselves. */
  runaway: v.optional(v.boolean()),
});

/** What stands against forced orders, of all contracts in the sum. */
export const LiquidityView = v.object({
  /** σ of the logarithm of price over a day. */
  dailyVolatility: positive,
  /** Dollars. */
  dailyVolume: positive,
  /** Dollars that rest per percent of price near it, in the books of these venues; absent while none is known. */
  bids: v.optional(positive),
  asks: v.optional(positive),
  books: v.array(v.picklist(VENUE_IDS)),
  /** Both sides of those books against their median of a week; absent until a week is recorded. */
  againstUsual: v.optional(positive),
});

export const DivergenceView = v.object({
  kind: v.picklist(['regular-bearish', 'regular-bullish', 'hidden-bearish', 'hidden-bullish']),
  /** Where the second pivot stands, and the bar whose close confirmed it. Never back-dated. */
  pivotTime: time,
  pivotPrice: positive,
  confirmedTime: time,
  confirmedPrice: positive,
  residualZ: finite,
  /** Where the first pivot stands. */
  earlierTime: v.optional(time),
  earlierPrice: v.optional(positive),
  /** Whether it is there for a reader who wants few false ones. */
  strict: v.optional(v.boolean()),
});

/** One signal of the grid. `reading` is a code that the UI translates. */
export const SignalView = v.object({
  signal: v.picklist(['clusters', 'cvd', 'funding', 'open-interest']),
  reading: v.picklist([
    'unknown',
    'dense-above',
    'dense-below',
    'balanced',
    'sparse',
    'buyers-aligned',
    'sellers-aligned',
    'buyers-lead',
    'sellers-lead',
    'flat',
    'bullish-divergence',
    'bearish-divergence',
    'buy-absorption',
    'sell-absorption',
    'longs-crowded',
    'shorts-crowded',
    'longs-persistent',
    'shorts-persistent',
    'neutral',
    'building',
    'unwinding',
    'steady',
  ]),
  value: v.optional(finite),
  unit: v.picklist(['ln-ratio', 'z', 'apr', 'percent']),
  /** The value at which the reading changes. */
  threshold: v.optional(finite),
  /** Exchange time of the newest input; absent when there is none. */
  asOf: v.optional(time),
  /** What the value is measured over, in milliseconds. */
  window: v.optional(v.pipe(finite, v.gtValue(0))),
  spark: v.array(v.nullable(finite)),
  /** Why it is unknown. */
  missing: v.optional(code),
});

export const Status = v.picklist(['live', 'partial', 'stale', 'warming-up']);

/** What one contract adds to the sums, in dollars. */
export const VenueFigures = v.object({
  /** Expected to be force-closed if price goes 5 % there: shorts above, longs below. */
  above: v.pipe(finite, v.minValue(0)),
  below: v.pipe(finite, v.minValue(0)),
  openInterest: v.optional(v.pipe(finite, v.minValue(0))),
  /** Taker buying minus taker selling over a day, as the venue published it. */
  delta: v.optional(finite),
});

/** One venue's part in the sum. */
export const VenueView = v.object({
  venue: v.picklist(VENUE_IDS),
  /** Absent until the venue has said whether it lists the coin. */
  symbol: v.optional(MarketSymbol),
  status: Status,
  reasons: v.array(code),
  asOf: v.optional(time),
  /** Whether its order flow and its open interest are in the sums: they are not where they do not reach back. */
  inFlow: v.optional(v.boolean()),
  inOpenInterest: v.optional(v.boolean()),
  /** Absent while nothing is computed for it. */
  figures: v.optional(VenueFigures),
});

export const CoverageView = v.object({
  /** The first gives prices and units. One that fell silent is frozen where it stood. */
  venues: v.array(VenueView),
  barsExpected: v.pipe(finite, v.minValue(0)),
  barsPresent: v.pipe(finite, v.minValue(0)),
  /** Share of bars whose opens rest on published open interest; the rest is inferred from volume. */
  openInterestShare: share,
  /** Share of bars with a published taker split. */
  takerSplitShare: share,
  /** What the bars' trigger prices were: the mark price, or the traded price where no mark was to be had. */
  markShare: share,
  gaps: v.array(
    v.object({ series: code, from: time, to: time, reason: code, venue: v.optional(v.picklist(VENUE_IDS)) }),
  ),
});

/** Everything the estimate assumes, so that each number can be explained. */
export const AssumptionsView = v.object({
  bucketRatio: positive,
  lookback: v.picklist(LOOKBACK_NAMES),
  leverages: v.array(positive),
  flowShare: v.array(share),
  isolatedShare: share,
  /** Share of cross-margined positions that is left out, and what share of all within ±10 % of price they are. */
  crossHaircut: share,
  crossShare: share,
  isolatedExtraMargin: finite,
  crossExtraMargin: finite,
  meanHoldingHoursTimesLeverage: positive,
  maintenanceMarginRates: v.array(share),
  takerAmplification: finite,
  closingTakerShare: share,
  stopShare: share,
  targetShare: share,
  tierTableDate: code,
  /** Force-closed ÷ estimated: from realised liquidations, or the prior where the feed cannot give mass. */
  scale: positive,
  scaleBasis: v.picklist(['prior', 'full-feed', 'throttled-feed']),
});

const quantities = v.array(v.pipe(finite, v.minValue(0)));

/**
 * What would be force-closed now at prices within ±10 %, by group of leverages. Quantities in base units by bucket, longs
 * downward and shorts upward, each from the bucket that holds price.
 */
export const ProfileView = v.object({
  /** Middle of that bucket; the next one's is `bucketRatio` times as much. */
  centre: positive,
  bucketRatio: positive,
  groups: v.array(
    v.object({
      leverage: positive,
      /** The tiers in it. */
      tiers: v.array(positive),
      long: quantities,
      short: quantities,
    }),
  ),
});

export const GlanceSnapshot = v.object({
  v: v.literal(1),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  instrument: InstrumentView,
  lookback: v.picklist(LOOKBACK_NAMES),
  status: Status,
  /** Codes that explain a status other than live. */
  reasons: v.array(code),
  /** Exchange time of the newest bar in the estimate, and the machine's time when the snapshot was made. */
  asOf: v.optional(time),
  builtAt: time,
  /** Newest mark price; the popup's headline. */
  price: v.optional(positive),
  priceTime: v.optional(time),
  /** One average true range of 24 one-hour bars, in quote units. */
  atr: v.optional(positive),
  clusters: v.array(ClusterView),
  /** Books are thin now, or, by the calendar, likely to be. */
  thinMarket: v.optional(v.picklist(['weekend', 'books'])),
  /** Absent until half a day of bars is there; no overshoot is known then. */
  liquidity: v.optional(LiquidityView),
  /** ln(mass above ÷ mass below) over 0.3 … 5 %. */
  asymmetry: v.optional(finite),
  /** Change of the mass within ±10 % over 24 h, as a fraction. */
  growth: v.optional(finite),
  signals: v.array(SignalView),
  /** Absent until it has been evaluated once. */
  grid: v.optional(GridView),
  divergences: v.array(DivergenceView),
  absorptions: v.optional(v.array(AbsorptionView)),
  coverage: CoverageView,
  /** The user's own positions in the coin: told to pages of ours alone. */
  risk: v.optional(v.pipe(v.array(RiskView), v.maxLength(20))),
});

/** The heatmap: rows are price buckets from `lowest` upward, columns are times. */
export const HeatmapView = v.object({
  columnTimes: v.array(time),
  columnDuration: positive,
  lowest: positive,
  bucketRatio: positive,
  rows: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Base64 of column-major bytes: 0 … 255 of `reference`, longs and shorts in one plane (they never share a bucket's side of price). */
  intensity: v.string(),
  /** The quantity, base units in a bucket, that byte 255 stands for. */
  reference: v.pipe(finite, v.minValue(0)),
  /** Close of each column, for the price line; null where there is no bar. */
  closes: v.array(v.nullable(positive)),
});

/** A forced order that happened; never mixed with estimates. */
export const LiquidationView = v.object({ time, price: positive, side, usd: v.pipe(finite, v.minValue(0)) });

/** Where one of the user's own positions stands and would be force-closed: prices alone, since pages are told of it. */
export const OwnLevelView = v.object({
  /** Its place in the list of positions. */
  of: v.pipe(v.number(), v.integer(), v.minValue(0)),
  side,
  entry: positive,
  leverage: positive,
  /** Whose margin tiers were used; absent where none are known. */
  venue: v.optional(v.picklist(VENUE_IDS)),
  /** Absent when no price closes it. */
  liquidation: v.optional(positive),
  /** The margin tier that the position is in there, from 1. */
  tier: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  stop: v.optional(positive),
  target: v.optional(positive),
  planned: v.optional(v.boolean()),
  /** Those that a band of estimated forced orders threatens. */
  inBand: v.optional(v.array(v.picklist(['liquidation', 'stop']))),
});

/** What the overlay paints. */
export const ChartSnapshot = v.object({
  ...GlanceSnapshot.entries,
  heatmap: v.optional(HeatmapView),
  /** Within the lookback, the largest, by time. */
  liquidations: v.pipe(v.array(LiquidationView), v.maxLength(300)),
  ownLevels: v.pipe(v.array(OwnLevelView), v.maxLength(20)),
});

export const PanelSnapshot = v.object({
  ...ChartSnapshot.entries,
  profile: v.optional(ProfileView),
  orderFlow: v.optional(OrderFlowView),
  flowState: v.optional(FlowStateView),
  forcedTotals: v.optional(ForcedTotalsView),
  orderBook: v.optional(OrderBookView),
  crowding: v.optional(CrowdingView),
  assumptions: v.optional(AssumptionsView),
});

export type InstrumentView = v.InferOutput<typeof InstrumentView>;
export type ClusterView = v.InferOutput<typeof ClusterView>;
export type LiquidityView = v.InferOutput<typeof LiquidityView>;
export type DivergenceView = v.InferOutput<typeof DivergenceView>;
export type SignalView = v.InferOutput<typeof SignalView>;
export type VenueFigures = v.InferOutput<typeof VenueFigures>;
export type VenueView = v.InferOutput<typeof VenueView>;
export type CoverageView = v.InferOutput<typeof CoverageView>;
export type AssumptionsView = v.InferOutput<typeof AssumptionsView>;
export type ProfileView = v.InferOutput<typeof ProfileView>;
export type HeatmapView = v.InferOutput<typeof HeatmapView>;
export type LiquidationView = v.InferOutput<typeof LiquidationView>;
export type OwnLevelView = v.InferOutput<typeof OwnLevelView>;
export type ChartSnapshot = v.InferOutput<typeof ChartSnapshot>;
export type Status = v.InferOutput<typeof Status>;
export type GlanceSnapshot = v.InferOutput<typeof GlanceSnapshot>;
export type PanelSnapshot = v.InferOutput<typeof PanelSnapshot>;
