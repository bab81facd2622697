/** A picture and its circumstances in the protocol's words. */

import type { UnixMs } from '../core/units';
import { coinUnit } from '../market/coin-unit';
import type { Instrument, VenueId } from '../market/instrument';
import { proximityClass } from '../liquidation/clusters';
import { thinMarket } from '../liquidation/thin-market';
import { whipsawBands } from '../liquidation/whipsaw';
import type {
  ClusterView,
  CoverageView,
  GlanceSnapshot,
  InstrumentView,
  PanelSnapshot,
} from '../protocol/snapshot';
import type { Grid } from '../signals/grid/grid';
import type { BandOrigin } from './band-origins';
import type { BookRecord } from './book-watch';
import { assumptionsView, clusterViews, profileView } from './estimate-view';
import { gridView } from './grid-view';
import { heatmapView } from './heatmap-view';
import { liquidationViews } from './liquidation-views';
import type { ContractMargin } from './contract-margin';
import { type LiquidityPart, liquidityOf, withOvershoot } from './liquidity';
import { type MemberCondition, memberStatus, wholeStatus } from './member-status';
import { orderBookView } from './order-book-view';
import type { Picture } from './picture';
import { venueFigures } from './venue-figures';
import { cvdView, divergenceViews, fundingView, openInterestView } from './series-views';

/** One venue's contract in a picture. */
export interface Member {
  readonly instrument: Instrument;
  readonly condition: MemberCondition;
  /** Undefined while it has computed none. */
  readonly picture: Picture | undefined;
  readonly inFlow: boolean;
  readonly inOpenInterest: boolean;
  /** Undefined where its venue has said no tiers. */
  readonly margin: ContractMargin | undefined;
  /** Undefined where no order book is to be told of: of the past. */
  readonly book: BookRecord | undefined;
}

/** What holds around a picture when it is told. */
export interface Circumstances {
  /** The first gives prices and units. */
  readonly members: readonly Member[];
  /** Where the estimate's bands come from, in their order. */
  readonly origins: readonly BandOrigin[];
  /** Undefined where it could not be evaluated. */
  readonly grid: Grid | undefined;
  /** Venues that have not said yet whether they list the coin. */
  readonly unreached: readonly VenueId[];
  readonly now: UnixMs;
  readonly revision: number;
  readonly tierTableDate: string;
}

const MOST_GAPS = 50;

/** What is known of a market at a glance. The user's own part in it is computed with `margins` when somebody is told. */
export interface MarketGlance extends Omit<GlanceSnapshot, 'risk'> {
  readonly margins: readonly ContractMargin[];
}

export type MarketPanel = Omit<PanelSnapshot, 'ownLevels' | 'risk'> & MarketGlance;

export function glanceOf(picture: Picture, around: Circumstances): MarketGlance {
  const { estimate, flow, averageTrueRange: atr } = picture;
  const [first] = around.members;
  const { mark } = first!.condition;
  const price = mark?.mark ?? estimate?.price;
  const priceTime = mark?.time ?? estimate?.asOf;
  const coverage = coverageOf(picture, around);
  const { status, reasons } = wholeStatus(coverage.venues, coverage);
  const liquidity = liquidityOf(around.members.flatMap(liquidityPart));
  const thin = thinMarket(around.now, liquidity?.againstUsual);
  const clusters = estimate ? fromPrice(clusterViews(estimate, around.origins), price ?? estimate.price) : [];
  const whipsaw = whipsawBands(clusters, estimate?.asymmetry);
  return {
    v: 1,
    revision: around.revision,
    instrument: instrumentView(first!.instrument),
    lookback: picture.lookback,
    status,
    reasons: [...reasons],
    ...(estimate && { asOf: estimate.asOf }),
    builtAt: around.now,
    ...(price !== undefined && { price }),
    ...(priceTime !== undefined && { priceTime }),
    ...(atr !== undefined && { atr }),
    clusters: clusters.map((cluster) => ({
      ...withOvershoot(cluster, liquidity),
      ...(whipsaw.has(cluster) && { whipsaw: true }),
    })),
    ...(thin && { thinMarket: thin }),
    ...(liquidity && { liquidity }),
    ...(estimate?.asymmetry !== undefined && { asymmetry: estimate.asymmetry }),
    ...(estimate?.growth !== undefined && { growth: estimate.growth }),
    signals: [...picture.signals],
    ...(around.grid && { grid: gridView(around.grid, status) }),
    divergences: flow ? divergenceViews(flow) : [],
    coverage,
    margins: around.members.flatMap(({ margin }) => margin ?? []),
  };
}

export function panelOf(picture: Picture, around: Circumstances): MarketPanel {
  const { estimate, lookback, flow } = picture;
  const heatmap = estimate && heatmapView(estimate, estimate.asOf - picture.lookbackSpan);
  const funding = fundingView(picture.funding, around.members[0]!.condition.mark);
  const openInterest = openInterestView(picture.openInterest);
  const glance = glanceOf(picture, around);
  const books = around.members.flatMap(({ instrument, book }) => (book ? { instrument, book } : []));
  const orderBook = orderBookView(books, glance.price, glance.clusters);
  return {
    ...glance,
    liquidations: liquidationViews(picture.liquidations),
    ...(estimate && { profile: profileView(estimate) }),
    ...(heatmap && { heatmap }),
    ...(flow && { cvd: cvdView(flow) }),
    ...(funding && { funding }),
    ...(openInterest && { openInterest }),
    ...(orderBook && { orderBook }),
    ...(estimate && { assumptions: assumptionsView(estimate, lookback, around.tierTableDate) }),
  };
}

function liquidityPart({ instrument: { venue }, picture, book }: Member): LiquidityPart[] {
  if (!picture?.estimate) return [];
  return [{ venue, bars: picture.bars, resting: book?.newest?.resting, usual: book?.usual }];
}

function instrumentView({ venue, symbol, base, quote, tickSize }: Instrument): InstrumentView {
  return { venue, symbol, base, quote, ...coinUnit(base), tickSize };
}

/**
 * Distances as they stand at the newest price; a band that price has gone through is no longer there. The others change
 * only with the next estimate.
 */
function fromPrice(clusters: readonly ClusterView[], price: number): ClusterView[] {
  return clusters
    .filter(({ side, low, high }) => (side === 'long' ? price >= low : price <= high))
    .map((cluster) => {
      const distancePct = Math.abs(cluster.peak / price - 1) * 100;
      return { ...cluster, distancePct, class: proximityClass(distancePct) };
    })
    .sort((a, b) => a.distancePct - b.distancePct);
}

function coverageOf(picture: Picture, { members, unreached, now }: Circumstances): CoverageView {
  const { estimate } = picture;
  const bars = estimate?.coverage.bars ?? 0;
  const share = (count: number | undefined): number => (bars > 0 && count !== undefined ? count / bars : 0);
  return {
    venues: [
      ...members.map((member) => memberView(member, now)),
      ...unreached.map((venue) => ({ venue, status: 'warming-up' as const, reasons: ['no-answer'] })),
    ],
    barsExpected: picture.barsExpected,
    barsPresent: Math.min(picture.barsPresent, picture.barsExpected),
    openInterestShare: share(estimate?.coverage.withOpenInterest),
    takerSplitShare: share(estimate?.coverage.withTakerSplit),
    markShare: share(estimate?.coverage.withMark),
    gaps: picture.gaps
      .toSorted((a, b) => b.gap.to - a.gap.to)
      .slice(0, MOST_GAPS)
      .map(({ series, gap, venue }) => ({
        series,
        from: gap.from,
        to: gap.to,
        reason: gap.reason,
        ...(venue && { venue }),
      })),
  };
}

function memberView({ instrument, condition, picture, inFlow, inOpenInterest }: Member, now: UnixMs) {
  const { status, reasons } = memberStatus(picture, condition, now);
  const asOf = picture?.estimate?.asOf;
  const figures = picture && venueFigures(picture);
  return {
    venue: instrument.venue,
    symbol: instrument.symbol,
    status,
    reasons: [...reasons],
    ...(asOf !== undefined && { asOf }),
    inFlow,
    inOpenInterest,
    ...(figures && { figures }),
  };
}
