/**
 * One forecast held against what happened on one horizon. The horizon begins with the first whole bar after the forecast
 * was made; what price touched between the forecast's newest bar and there is void, since nobody could have seen it.
 */
import type { PositionSide } from '../core/position-side';
import { type Millis, type UnixMs, after, unixMs } from '../core/units';
import type { InstrumentKey } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import { type PathBar, approach, depthOf, stretchOf } from './approach';
import { type Forecast, type ForecastKey, type ForecastPart, HORIZONS, type Horizon } from './forecast';
import { type Depths, type Information, informationOf } from './information';
import { type EndShares, randomBandEnds } from './random-band';
import { realisedOrders } from './realised';
import { type SidePaths, type SweptBand, sweptBands } from './swept-bands';
import { TOUCH_TIME, type Touch, type TouchEnd, leastTouchDepth, touchOf } from './touch';

export interface BandScore {
  readonly side: PositionSide;
  /** How it was touched, when, and when that was decided; absent where price did not come. */
  readonly touch?: { readonly end: TouchEnd; readonly at: UnixMs; readonly until: UnixMs };
  readonly random: EndShares;
}

/** Why a contract's forced orders say nothing: none are published, or the stream of them was down for a while. */
export type Unheard = 'no-feed' | 'stream-down';

export type PartScore = { readonly instrument: InstrumentKey } & (
  | { readonly missing: Unheard }
  | (Information & { readonly swept: readonly SweptBand[] })
);

/** `bar-gap`: bars of the horizon were never published, or could not be had any more. */
export type ScoreOutcome =
  | { readonly missing: 'bar-gap' }
  | {
      readonly trigger: 'mark' | 'traded';
      readonly bands: readonly BandScore[];
      readonly parts: readonly PartScore[];
    };

export type Score = ForecastKey & {
  readonly horizon: Horizon;
  readonly outcome: ScoreOutcome;
};

/** The bars that a score needs: `[from, to)`, of which `[start, end)` is the horizon. */
export interface ScoreWindow {
  readonly from: UnixMs;
  readonly start: UnixMs;
  readonly end: UnixMs;
  readonly to: UnixMs;
}

export function scoreWindow(
  { asOf, time }: Pick<Forecast, 'asOf' | 'time'>,
  horizon: Horizon,
  interval: Millis,
): ScoreWindow {
  const from = Math.floor(asOf / interval) * interval;
  const start = Math.ceil(time / interval) * interval;
  const end = start + HORIZONS[horizon];
  return {
    from: unixMs(from),
    start: unixMs(start),
    end: unixMs(end),
    to: unixMs(end + TOUCH_TIME + interval),
  };
}

/** What happened: all bars of the window, and each contract's forced orders within the horizon, or why they are not known. */
export interface Happened {
  readonly trigger: 'mark' | 'traded';
  readonly bars: readonly PathBar[];
  readonly orders: (part: ForecastPart) => readonly Liquidation[] | Unheard;
}

export function scored(forecast: Forecast, horizon: Horizon, happened: Happened): ScoreOutcome {
  const { price, averageTrueRange } = forecast;
  const interval = happened.bars[0]!.duration;
  const { start } = scoreWindow(forecast, horizon, interval);
  const bars = happened.bars.filter(({ openTime }) => openTime >= start);
  const before = happened.bars.filter(({ openTime }) => openTime < start);
  const sides: SidePaths = {
    long: sideOf('long', before, bars, price),
    short: sideOf('short', before, bars, price),
  };
  const horizonBars = HORIZONS[horizon] / interval;
  const touchBars = TOUCH_TIME / interval;
  const rules = { horizonBars, touchBars, leastDepth: leastTouchDepth(averageTrueRange, price) };
  const bands = forecast.bands.flatMap((band): BandScore[] => {
    const { side } = band;
    const { path, depthBefore } = sides[side];
    const stretch = stretchOf(band, price);
    if (stretch.near <= depthBefore) return [];
    const touch = touchOf(path, stretch, rules);
    const random = randomBandEnds(path, stretch, rules);
    return [{ side, random, ...(touch && { touch: dated(touch, bars) }) }];
  });
  const parts = forecast.parts.map((part): PartScore => {
    const { instrument } = part;
    const orders = happened.orders(part);
    if (typeof orders === 'string') return { instrument, missing: orders };
    const realised = realisedOrders(orders, { bars, sides, price: part.price, horizonBars });
    const swept = part.feed === 'full' ? sweptBands(forecast, part, realised, sides, horizonBars) : [];
    return { instrument, ...informationOf(realised, depthsOf(sides, horizonBars), part.density), swept };
  });
  return { trigger: happened.trigger, bands, parts };
}

function dated({ end, bar, endBar }: Touch, bars: readonly PathBar[]): NonNullable<BandScore['touch']> {
  return { end, at: bars[bar]!.openTime, until: after(bars[endBar]!.openTime, bars[endBar]!.duration) };
}

function sideOf(
  side: PositionSide,
  before: readonly PathBar[],
  bars: readonly PathBar[],
  price: number,
): SidePaths[PositionSide] {
  const depthBefore = depthOf(approach(side, before, price), before.length);
  return { path: approach(side, bars, price), depthBefore };
}

function depthsOf({ long, short }: SidePaths, bars: number): Depths {
  return { long: depthOf(long.path, bars), short: depthOf(short.path, bars) };
}
