/** A picture and its circumstances in the protocol's words. */

import { type UnixMs, millis } from '../core/units';
import { coinUnit } from '../market/coin-unit';
import type { Instrument } from '../market/instrument';
import type { MarkPrice } from '../market/mark-price';
import { proximityClass } from '../liquidation/clusters';
import type {
  ClusterView,
  CoverageView,
  GlanceSnapshot,
  InstrumentView,
  PanelSnapshot,
} from '../protocol/snapshot';
import { assumptionsView, clusterViews, profileView } from './estimate-view';
import { heatmapView } from './heatmap-view';
import { liquidationViews } from './liquidation-views';
import type { Picture } from './picture';
import { cvdView, divergenceViews, fundingView, openInterestView } from './series-views';
import { statusOf } from './status';

/** What holds around a picture when it is told. */
export interface Circumstances {
  readonly instrument: Instrument;
  readonly mark: MarkPrice | undefined;
  readonly now: UnixMs;
  readonly revision: number;
  readonly backfilling: boolean;
  readonly streamLost: boolean;
  readonly restFailing: boolean;
  readonly banned: boolean;
  readonly tierTableDate: string;
}

const MOST_GAPS = 50;

/** All that is known of a market. The user's own levels in it are added when somebody is told. */
export type MarketPanel = Omit<PanelSnapshot, 'ownLevels'>;

export function glanceOf(picture: Picture, around: Circumstances): GlanceSnapshot {
  const { estimate, flow, averageTrueRange: atr } = picture;
  const price = around.mark?.mark ?? estimate?.price;
  const priceTime = around.mark?.time ?? estimate?.asOf;
  const coverage = coverageOf(picture);
  const { status, reasons } = statusOf({
    age: estimate && millis(Math.max(0, around.now - estimate.asOf)),
    interval: picture.plan.interval,
    barsShare: picture.barsExpected > 0 ? picture.barsPresent / picture.barsExpected : 0,
    openInterestShare: coverage.openInterestShare,
    takerSplitShare: coverage.takerSplitShare,
    markShare: coverage.markShare,
    backfilling: around.backfilling,
    streamLost: around.streamLost,
    restFailing: around.restFailing,
    banned: around.banned,
  });
  return {
    v: 1,
    revision: around.revision,
    instrument: instrumentView(around.instrument),
    lookback: picture.lookback,
    status,
    reasons,
    ...(estimate && { asOf: estimate.asOf }),
    builtAt: around.now,
    ...(price !== undefined && { price }),
    ...(priceTime !== undefined && { priceTime }),
    ...(atr !== undefined && { atr }),
    clusters: estimate ? fromPrice(clusterViews(estimate), price ?? estimate.price) : [],
    ...(estimate?.asymmetry !== undefined && { asymmetry: estimate.asymmetry }),
    ...(estimate?.growth !== undefined && { growth: estimate.growth }),
    signals: [...picture.signals],
    divergences: flow ? divergenceViews(flow) : [],
    coverage: { ...coverage, venues: [{ venue: around.instrument.venue, status }] },
  };
}

export function panelOf(picture: Picture, around: Circumstances): MarketPanel {
  const { estimate, lookback, flow } = picture;
  const heatmap = estimate && heatmapView(estimate, estimate.asOf - picture.lookbackSpan);
  const funding = fundingView(picture.funding, around.mark);
  const openInterest = openInterestView(picture.openInterest);
  return {
    ...glanceOf(picture, around),
    liquidations: liquidationViews(picture.liquidations),
    ...(estimate && { profile: profileView(estimate) }),
    ...(heatmap && { heatmap }),
    ...(flow && { cvd: cvdView(flow) }),
    ...(funding && { funding }),
    ...(openInterest && { openInterest }),
    ...(estimate && { assumptions: assumptionsView(estimate, lookback, around.tierTableDate) }),
  };
}

function instrumentView({ venue, symbol, base, quote, tickSize }: Instrument): InstrumentView {
  return { venue, symbol, base, quote, ...coinUnit(base), tickSize };
}

/** Distances as they stand at the newest price; the bands themselves change only with the next estimate. */
function fromPrice(clusters: readonly ClusterView[], price: number): ClusterView[] {
  return clusters
    .map((cluster) => {
      const distancePct = Math.abs(cluster.peak / price - 1) * 100;
      return { ...cluster, distancePct, class: proximityClass(distancePct) };
    })
    .sort((a, b) => a.distancePct - b.distancePct);
}

function coverageOf(picture: Picture): Omit<CoverageView, 'venues'> {
  const { estimate } = picture;
  const bars = estimate?.coverage.bars ?? 0;
  const share = (count: number | undefined): number => (bars > 0 && count !== undefined ? count / bars : 0);
  return {
    barsExpected: picture.barsExpected,
    barsPresent: Math.min(picture.barsPresent, picture.barsExpected),
    openInterestShare: share(estimate?.coverage.withOpenInterest),
    takerSplitShare: share(estimate?.coverage.withTakerSplit),
    markShare: share(estimate?.coverage.withMark),
    gaps: picture.gaps
      .toSorted((a, b) => b.gap.to - a.gap.to)
      .slice(0, MOST_GAPS)
      .map(({ series, gap }) => ({ series, from: gap.from, to: gap.to, reason: gap.reason })),
  };
}
