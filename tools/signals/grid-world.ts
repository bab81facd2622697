/** A simulated month as the product sees it, evaluated by the grid every half hour, and what was forced-closed after. */
import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import { baseQty, millis, price, unixMs } from '../../lib/core/units';
import { type Estimate, estimates } from '../../lib/liquidation/estimate';
import type { Bar } from '../../lib/market/bar';
import type { FundingRate } from '../../lib/market/funding';
import type { OpenInterest } from '../../lib/market/open-interest';
import { coarserBars } from '../../lib/orderflow/coarser-bars';
import { deltaFromTakerBars } from '../../lib/orderflow/delta';
import { divergences } from '../../lib/orderflow/divergence';
import { flowFrame } from '../../lib/orderflow/flow-frame';
import { divergenceOptions } from '../../lib/signals/cvd';
import { bandReadings } from '../../lib/signals/grid/band-readings';
import { evaluateGrid, NOTHING_REMEMBERED } from '../../lib/signals/grid/evaluate-grid';
import type { Grid, NamedState, Toward } from '../../lib/signals/grid/grid';
import { gridInputs } from '../../lib/signals/grid/grid-inputs';
import { HORIZONS } from '../../lib/signals/horizon';
import { FUNDING_INTERVAL } from '../market/funding-clock';
import type { ForcedClose } from '../market/market';
import { type MarketRecord, recordMarket } from '../market/record';
import { publicBars } from '../score/public-bars';
import { VENUE_PRIOR } from '../score/venue-prior';
import type { ScoredWorld } from '../score/worlds/world';

/** Coins force-closed within a day from then. */
export interface Forced {
  readonly all: number;
  /** In the nearest band of the side. */
  readonly inBand: number;
}

export interface GridSample {
  readonly time: number;
  readonly states: readonly NamedState[];
  readonly forced: Readonly<Record<Toward, Forced>>;
}

export const EVERY = HOUR / 2;
const AHEAD = DAY;
export const COLUMNS = { every: EVERY, keep: (7 * DAY) / EVERY };
const STAMP = 5 * MINUTE;
const HORIZON = HORIZONS.day;
const SIDES = { above: 'short', below: 'long' } as const;

/** From the end of the burn-in to a day before the end. */
export function* gridSamples(world: ScoredWorld, seed: number): Generator<GridSample> {
  const record = recordMarket({ seed, world: world.market, ...(world.dials && { dials: world.dials }) });
  const series = publicSeries(record);
  let memory = NOTHING_REMEMBERED;
  for (const estimate of estimatesOf(record, world)) {
    const now = unixMs(estimate.asOf);
    const inputs = gridInputs({ ...series, bands: bandReadings(estimate, MINUTE) }, now);
    const evaluated = evaluateGrid(inputs, memory, now);
    memory = evaluated.memory;
    yield sampleOf(record, estimate, evaluated.grid);
  }
}

function estimatesOf(record: MarketRecord, world: ScoredWorld): Iterable<Estimate> {
  const at: number[] = [];
  for (let time = record.burnInEnd; time <= record.to - AHEAD; time += EVERY) at.push(time);
  return estimates(publicBars(record, world.feed), {
    assumptions: VENUE_PRIOR,
    feed: world.feed,
    at,
    columns: COLUMNS,
  });
}

function sampleOf(record: MarketRecord, estimate: Estimate, grid: Grid): GridSample {
  const { asOf } = estimate;
  const after = record.forced.filter(({ time }) => time >= asOf && time < asOf + AHEAD);
  return {
    time: asOf,
    states: grid.states,
    forced: { above: forcedOf(after, estimate, 'above'), below: forcedOf(after, estimate, 'below') },
  };
}

function forcedOf(after: readonly ForcedClose[], { clusters }: Estimate, toward: Toward): Forced {
  const side = SIDES[toward];
  const [nearest] = clusters
    .filter((band) => band.side === side && !band.thin)
    .sort((a, b) => a.distancePct - b.distancePct);
  const own = after.filter(({ position }) => position === side);
  const within = own.filter((close) => nearest && close.price >= nearest.low && close.price <= nearest.high);
  return { all: total(own), inBand: total(within) };
}

function total(closes: readonly ForcedClose[]): number {
  return closes.reduce((sum, { quantity }) => sum + quantity, 0);
}

export function publicSeries(record: MarketRecord) {
  const bars = coarserBars(minuteBars(record), HORIZON.interval);
  const frame = flowFrame(bars, deltaFromTakerBars(bars, HORIZON.interval));
  return {
    flow: { frame, divergences: divergences(frame, divergenceOptions(HORIZON)) },
    funding: record.funding.map(({ time, rate }): FundingRate => ({
      time: unixMs(time),
      rate,
      interval: millis(FUNDING_INTERVAL),
      kind: 'realised',
    })),
    openInterest: stampsOf(record),
  };
}

function minuteBars({ bars }: MarketRecord): Bar[] {
  return Array.from(bars.openTime, (openTime, i) => ({
    openTime: unixMs(openTime),
    duration: MINUTE,
    open: price(bars.open[i]!),
    high: price(bars.high[i]!),
    low: price(bars.low[i]!),
    close: price(bars.close[i]!),
    volume: baseQty(bars.volume[i]!),
    takerBuy: baseQty(bars.takerBuy[i]!),
  }));
}

/** As the venue publishes it, every five minutes. */
function stampsOf({ bars }: MarketRecord): OpenInterest[] {
  return Array.from(bars.openTime, (openTime, i) => ({
    time: unixMs(openTime + MINUTE),
    quantity: baseQty(bars.openInterest[i]!),
  })).filter(({ time }) => time % STAMP === 0);
}
