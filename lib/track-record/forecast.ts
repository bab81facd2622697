/**
 * What is frozen at an instant, to be held against what happens after it: the bands that were on the screen and, for
 * each contract in the sum, its open exposure by distance from price. It is written once and never changed.
 */
import type { PositionSide } from '../core/position-side';
import { DAY, HOUR, type Lookback } from '../core/time';
import type { Millis, UnixMs } from '../core/units';
import type { InstrumentKey, VenueId } from '../market/instrument';

/** How long price is given to come. */
export const HORIZONS = { '1h': HOUR, '4h': (4 * HOUR) as Millis, '24h': DAY } as const;

export type Horizon = keyof typeof HORIZONS;

export const HORIZON_NAMES = Object.keys(HORIZONS) as readonly Horizon[];

/** The two maps that forecasts are made of: a day trader's and the one that is shown at first. */
export const FORECAST_LOOKBACKS = ['24h', '7d'] as const satisfies readonly Lookback[];

export type ForecastLookback = (typeof FORECAST_LOOKBACKS)[number];

/** What a forecast is filed under, with its time. */
export interface ForecastKey {
  readonly coin: string;
  /** The coin and the venues that were summed, as the engine names them. */
  readonly market: string;
  readonly lookback: ForecastLookback;
  readonly time: UnixMs;
}

export interface ForecastBand {
  /** The positions that are closed in it: longs below price, shorts above. */
  readonly side: PositionSide;
  readonly low: number;
  readonly high: number;
  /** Dollars that are expected to be force-closed if price arrives, and the interval that was shown. */
  readonly usd: number;
  readonly usdLow: number;
  readonly usdHigh: number;
}

/** Dollars by bin of distance from price, nearest first (`distance-bins`). */
export interface SideDensity {
  readonly long: readonly number[];
  readonly short: readonly number[];
}

/** One contract's share in a forecast. */
export interface ForecastPart {
  readonly instrument: InstrumentKey;
  /** How complete its venue's feed of forced orders is: only a full one gives mass. */
  readonly feed: 'full' | 'throttled' | 'none';
  /** Its own price at `asOf`. */
  readonly price: number;
  readonly density: SideDensity;
  /** Its dollars in each of the forecast's bands. */
  readonly bandUsd: readonly number[];
}

export interface Forecast extends ForecastKey {
  readonly venues: readonly VenueId[];
  /** What it will be held against; see `horizonsDue`. */
  readonly horizons: readonly Horizon[];
  /** Close of the newest bar in it. */
  readonly asOf: UnixMs;
  /** The contract whose prices the bands are in, and what price it stood at. */
  readonly reference: InstrumentKey;
  readonly price: number;
  /** Of 24 one-hour bars, quote units. */
  readonly averageTrueRange: number;
  readonly bands: readonly ForecastBand[];
  readonly parts: readonly ForecastPart[];
}

/**
 * The horizons that a forecast made now is to be scored on: those that no earlier one of the same market and lookback is
 * still running on. So horizons never overlap and a move of price counts once, else one move would be counted by each
 * of 24 forecasts that saw it coming, and the record would look 24 times surer than it is.
 */
export function horizonsDue(
  earlier: readonly Pick<Forecast, 'time' | 'horizons'>[],
  now: UnixMs,
): readonly Horizon[] {
  return HORIZON_NAMES.filter((horizon) =>
    earlier.every(({ time, horizons }) => !horizons.includes(horizon) || time + HORIZONS[horizon] <= now),
  );
}
