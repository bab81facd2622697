/** From the stored series to one picture: read, join, estimate in slices, score the order flow. */
import { HOUR, LOOKBACKS, type Lookback, MINUTE } from '../core/time';
import { type Millis, type UnixMs, unixMs } from '../core/units';
import type { Assumptions } from '../liquidation/assumptions';
import { type Estimate, EstimateRun } from '../liquidation/estimate';
import { estimatorBars } from '../liquidation/estimator-input';
import type { MarginTierTable } from '../liquidation/margin-tiers';
import { assumptionsFor } from '../liquidation/venue-assumptions';
import type { Bar } from '../market/bar';
import type { FundingRate } from '../market/funding';
import type { Gap } from '../market/gap';
import { joined } from '../market/heard';
import type { InstrumentKey, VenueId } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import type { OpenInterest } from '../market/open-interest';
import { type DeltaSeries, deltaFromTakerBars } from '../orderflow/delta';
import type { ForcedRecord } from '../orderflow/forced-slots';
import type { SignalView } from '../protocol/snapshot';
import type { ShownDelta, Store } from '../store/store';
import type { LiquidationFeed } from '../venues/venue';
import { averageTrueRange } from './average-range';
import type { Clock } from './clock';
import { FLOW_INTERVAL, type OrderFlow, orderFlow } from './order-flow';
import { FLOW_BARS, FLOW_HISTORY, FUNDING_HISTORY, type LookbackPlan } from './plan';
import { signalViews } from './signal-views';

/** What was computed from the store at one instant. */
export interface Picture {
  readonly lookback: Lookback;
  readonly lookbackSpan: Millis;
  readonly plan: LookbackPlan;
  readonly estimate: Estimate | undefined;
  /** Five-minute bars over the order-flow history, ascending. */
  readonly bars: readonly Bar[];
  readonly openInterest: readonly OpenInterest[];
  readonly funding: readonly FundingRate[];
  /** Forced orders within the lookback, ascending. */
  readonly liquidations: readonly Liquidation[];
  readonly flow: OrderFlow | undefined;
  /** The measured delta of the spot market beside it, by 15-minute bars; undefined where none is known. */
  readonly spot: DeltaSeries | undefined;
  /** Closed bars of the flow that were once shown with another delta. */
  readonly corrections: readonly ShownDelta[];
  /** Forced orders over the order-flow history at least; undefined where the venue has no feed of them. */
  readonly forced: ForcedRecord | undefined;
  readonly averageTrueRange: number | undefined;
  readonly signals: readonly SignalView[];
  readonly barsExpected: number;
  readonly barsPresent: number;
  readonly gaps: readonly SeriesGap[];
}

/** `venue`: in a sum of several. */
export interface SeriesGap {
  readonly series: string;
  readonly gap: Gap;
  readonly venue?: VenueId;
}

/** All that a picture is made of. */
export type PictureSource = Pick<Store, 'read' | 'newest' | 'gaps'>;

export interface PictureRequest {
  readonly instrument: InstrumentKey;
  readonly lookback: Lookback;
  readonly plan: LookbackPlan;
  readonly feed: LiquidationFeed;
  readonly tiers: MarginTierTable | undefined;
  readonly linear: boolean;
  readonly crossHaircut: number;
  /** The one of before, where nothing that it rests on has come since. */
  readonly estimate?: Estimate | undefined;
}

/** Bars a slice takes before waiting messages are let through: some 20 ms on a desktop. */
const SLICE = 400;

export async function picture(
  store: PictureSource,
  clock: Pick<Clock, 'now' | 'breathe'>,
  request: PictureRequest,
): Promise<Picture> {
  const { instrument, lookback, plan, feed, tiers, linear, crossHaircut } = request;
  const now = clock.now();
  const end = unixMs(now + HOUR);
  const span = LOOKBACKS[lookback];
  const flowFrom = unixMs(Math.max(0, now - FLOW_HISTORY - HOUR));
  const newest = await store.newest(instrument, plan.barKind);
  // Counted back from the newest bar, not from the clock: the same bars give the same picture whenever it is made.
  const last =
    newest === undefined ? Math.floor(now / plan.interval) * plan.interval : newest + plan.interval;
  const from = unixMs(Math.max(0, last - span));
  const forcedFrom = unixMs(Math.min(from, flowFrom));
  const [within, markBars, openInterest, funding, orders, stretches, flows, bars, spotBars] =
    await Promise.all([
      store.read(instrument, plan.barKind, from, end),
      store.read(instrument, plan.markKind, from, end),
      store.read(instrument, 'open-interest', forcedFrom, end),
      store.read(instrument, 'funding', unixMs(Math.max(0, now - FUNDING_HISTORY)), end),
      store.read(instrument, 'liquidation', forcedFrom, end),
      store.read(instrument, 'heard', unixMs(Math.max(0, forcedFrom - HOUR)), end),
      store.read(instrument, 'flow', flowFrom, end),
      store.read(instrument, FLOW_BARS.barKind, flowFrom, end),
      store.read(instrument, 'spot-5m', flowFrom, end),
    ]);
  const heard = joined(stretches);
  const liquidations = orders.filter(({ time }) => time >= from);
  const estimate =
    request.estimate ??
    (await estimateInSlices(clock, {
      bars: estimatorBars({ bars: within, markBars, openInterest, liquidations, heard }, linear),
      assumptions: assumptionsFor(tiers, linear, crossHaircut),
      feed,
      column: plan.column,
      columns: Math.ceil(span / plan.column),
    }));
  const minuteBars = plan.barKind === 'bar-1m' ? within : [];
  const flow = orderFlow({ bars, minuteBars, flows });
  return {
    lookback,
    lookbackSpan: span,
    plan,
    estimate,
    bars,
    openInterest,
    funding,
    liquidations,
    flow,
    spot: spotBars.length > 0 ? deltaFromTakerBars(spotBars, FLOW_INTERVAL) : undefined,
    corrections: [],
    forced: feed === 'none' ? undefined : { liquidations: orders, heard },
    averageTrueRange: averageTrueRange(bars),
    signals: signalViews({ estimate, flow, bars, funding, openInterest, lookback: span }, now),
    barsExpected: Math.round((last - from) / plan.interval),
    barsPresent: within.length,
    gaps: await storedGaps(store, instrument, plan, from),
  };
}

interface SlicedRun {
  readonly bars: ReturnType<typeof estimatorBars>;
  readonly assumptions: Assumptions;
  readonly feed: LiquidationFeed;
  readonly column: Millis;
  readonly columns: number;
}

async function estimateInSlices(
  clock: Pick<Clock, 'breathe'>,
  run: SlicedRun,
): Promise<Estimate | undefined> {
  const last = run.bars.at(-1);
  if (!last) return undefined;
  const { assumptions, feed } = run;
  const estimator = new EstimateRun(run.bars, {
    assumptions,
    feed,
    columns: { every: run.column, keep: run.columns },
  });
  while (!estimator.advance(SLICE)) await clock.breathe();
  return estimator.answer(last.openTime + last.duration);
}

/** Gaps of the series that the picture rests on; stretches before its start do not concern it. */
async function storedGaps(
  store: PictureSource,
  instrument: InstrumentKey,
  plan: LookbackPlan,
  from: UnixMs,
): Promise<SeriesGap[]> {
  const result: SeriesGap[] = [];
  for (const kind of [plan.barKind, plan.markKind, 'open-interest'] as const) {
    for (const gap of await store.gaps(instrument, kind)) {
      if (gap.to > from && gap.to - gap.from >= MINUTE) result.push({ series: kind, gap });
    }
  }
  return result;
}
