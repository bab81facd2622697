/** A picture and its circumstances in the protocol's words. */

import type { UnixMs } from '../core/units';
import { coinUnit } from '../market/coin-unit';
import type { Instrument, VenueId } from '../market/instrument';
import type { LongShortRatio } from '../market/long-short-ratio';
import { thinMarket } from '../liquidation/thin-market';
import { whipsawBands } from '../liquidation/whipsaw';
import type { CoverageView, GlanceSnapshot, InstrumentView, PanelSnapshot } from '../protocol/snapshot';
import type { Grid } from '../signals/grid/grid';
import { absorptionViews } from './absorption-views';
import type { LiquidationFeed } from '../venues/venue';
import { atPrice } from './band-distances';
import type { BandOrigin } from './band-origins';
import type { BookRecord } from './book-watch';
import { assumptionsView, clusterViews, profileView } from './estimate-view';
import { gridView } from './grid-view';
import type { CrowdPart } from './crowding/crowd-part';
import { crowdingView } from './crowding/crowding-view';
import { flowState, forcedTotalsView } from './flow-state';
import { heatmapView } from './heatmap-view';
import { liquidationViews } from './liquidation-views';
import type { ContractMargin } from './contract-margin';
import { type LiquidityPart, liquidityOf, withOvershoot } from './liquidity';
import { type MemberCondition, memberStatus, wholeStatus } from './member-status';
import { orderBookView } from './order-book-view';
import { orderFlowView } from './order-flow-view';
import type { Picture } from './picture';
import { venueFigures } from './venue-figures';
import { divergenceViews } from './series-views';

/** One venue's contract in a picture. */
export interface Member {
  readonly instrument: Instrument;
  readonly condition: MemberCondition;
  /** Undefined while it has computed none. */
  readonly picture: Picture | undefined;
  readonly feed: LiquidationFeed;
  readonly inFlow: boolean;
  readonly inOpenInterest: boolean;
  /** Undefined where its venue has said no tiers. */
  readonly margin: ContractMargin | undefined;
  /** Undefined where no order book is to be told of: of the past. */
  readonly book: BookRecord | undefined;
  /** How accounts leaned over the last day; empty where the venue does not say. */
  readonly ratios: readonly LongShortRatio[];
  /** Whether its venue publishes open interest of the past; else the present is recorded. */
  readonly publishesInterest: boolean;
  /** Exchange time minus this machine's, in milliseconds. */
  readonly clockAhead: number | undefined;
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
  const clusters = estimate ? atPrice(clusterViews(estimate, around.origins), price ?? estimate.price) : [];
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
    ...(flow && { absorptions: absorptionViews(flow.frame) }),
    coverage,
    margins: around.members.flatMap(({ margin }) => margin ?? []),
  };
}

export function panelOf(picture: Picture, around: Circumstances): MarketPanel {
  const { estimate, lookback, flow } = picture;
  const heatmap = estimate && heatmapView(estimate, estimate.asOf - picture.lookbackSpan);
  const { funding, openInterest: samples, bars } = picture;
  const interest = { samples, bars, columns: estimate?.columns ?? [] };
  const glance = glanceOf(picture, around);
  const books = around.members.flatMap(({ instrument, book }) => (book ? { instrument, book } : []));
  const orderBook = orderBookView(books, glance.price, glance.clusters);
  return {
    ...glance,
    liquidations: liquidationViews(picture.liquidations),
    ...(estimate && { profile: profileView(estimate) }),
    ...(heatmap && { heatmap }),
    ...(flow && { orderFlow: orderFlowView(flow, picture.corrections, around.members) }),
    flowState: flowState(picture, around.members, around.now),
    forcedTotals: forcedTotalsView(around.members, around.now),
    ...(orderBook && { orderBook }),
    crowding: crowdingView(crowdParts(around.members), { funding, interest }, around.now),
    ...(estimate && { assumptions: assumptionsView(estimate, lookback, around.tierTableDate) }),
  };
}

function crowdParts(members: readonly Member[]): CrowdPart[] {
  const reference = coinUnit(members[0]!.instrument.base).unit;
  return members.flatMap(({ instrument, picture, condition, ...rest }) => {
    if (!picture) return [];
    const { funding, openInterest, bars } = picture;
    const units = coinUnit(instrument.base).unit / reference;
    return [{ instrument, units, funding, openInterest, bars, mark: condition.mark, ...rest }];
  });
}

function liquidityPart({ instrument: { venue }, picture, book }: Member): LiquidityPart[] {
  if (!picture?.estimate) return [];
  return [{ venue, bars: picture.bars, resting: book?.newest?.resting, usual: book?.usual }];
}

function instrumentView({ venue, symbol, base, quote, tickSize }: Instrument): InstrumentView {
  return { venue, symbol, base, quote, ...coinUnit(base), tickSize };
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
