/** A summed picture as a forecast: what the screens showed at an instant, and each contract's part in it. */
import type { UnixMs } from '../../core/units';
import { type Instrument, instrumentKey } from '../../market/instrument';
import { binnedUsd, usdBetween } from '../../track-record/distance-bins';
import {
  FORECAST_LOOKBACKS,
  type Forecast,
  type ForecastBand,
  type ForecastLookback,
  type ForecastPart,
  type Horizon,
} from '../../track-record/forecast';
import type { LiquidationFeed } from '../../venues/venue';
import { clusterViews } from '../estimate-view';
import { type Market, marketKey } from '../market';
import type { Picture } from '../picture';
import { ENOUGH } from '../status';

/** What of a picture a forecast is made of. */
export type ForecastPicture = Pick<
  Picture,
  'lookback' | 'plan' | 'estimate' | 'averageTrueRange' | 'barsPresent' | 'barsExpected'
>;

/** A contract in the sum, with its own picture. */
export interface ForecastMember {
  readonly instrument: Pick<Instrument, 'venue' | 'symbol'>;
  readonly feed: LiquidationFeed;
  readonly picture: Pick<ForecastPicture, 'plan' | 'estimate'> | undefined;
}

/** The sum, and whose prices it is in. */
export interface ForecastSum {
  readonly picture: ForecastPicture;
  readonly reference: Pick<Instrument, 'venue' | 'symbol'>;
}

/** Older than so many bars the picture is not of now, and nothing is ever forecast for a time that has passed. */
const FRESH_BARS = 2;

/** Undefined where the picture is old, still loading, or without what a score needs. */
export function frozenForecast(
  market: Market,
  { picture, reference }: ForecastSum,
  members: readonly ForecastMember[],
  horizons: readonly Horizon[],
  now: UnixMs,
): Forecast | undefined {
  const { estimate, averageTrueRange } = picture;
  const lookback = forecastLookback(picture);
  if (!lookback || !estimate || !averageTrueRange || !isFresh(picture, now)) return undefined;
  // The record is one of the whole estimate, not of what a user leaves out of it.
  const estimates = [estimate, ...members.map((member) => member.picture?.estimate)];
  if (estimates.some((each) => each && each.assumptions.crossHaircut > 0)) return undefined;
  if (picture.barsPresent < ENOUGH * picture.barsExpected) return undefined;
  const bands = clusterViews(estimate)
    .filter((band) => !band.thin && band.class !== 'theoretical')
    .map(({ side, low, high, usd, usdLow, usdHigh }) => ({ side, low, high, usd, usdLow, usdHigh }));
  return {
    coin: market.coin,
    market: marketKey(market),
    lookback,
    time: now,
    venues: market.venues,
    horizons,
    asOf: estimate.asOf as UnixMs,
    reference: instrumentKey(reference),
    price: estimate.price,
    averageTrueRange,
    bands,
    parts: members.flatMap((member) => partOf(member, bands, estimate.price, now) ?? []),
  };
}

export function forecastLookback({ lookback }: Pick<Picture, 'lookback'>): ForecastLookback | undefined {
  return FORECAST_LOOKBACKS.find((each) => each === lookback);
}

function isFresh({ estimate, plan }: Pick<ForecastPicture, 'plan' | 'estimate'>, now: UnixMs): boolean {
  return estimate !== undefined && now - estimate.asOf <= FRESH_BARS * plan.interval;
}

/** Undefined of a contract that is frozen where it fell silent: it is shown, but forecasts nothing any more. */
function partOf(
  { instrument, feed, picture }: ForecastMember,
  bands: readonly ForecastBand[],
  reference: number,
  now: UnixMs,
): ForecastPart | undefined {
  const estimate = picture?.estimate;
  if (!picture || !estimate || !isFresh(picture, now)) return undefined;
  const { profile, price } = estimate;
  const ratio = price / reference;
  return {
    instrument: instrumentKey(instrument),
    feed,
    price,
    density: {
      long: binnedUsd('long', profile, price).map(Math.round),
      short: binnedUsd('short', profile, price).map(Math.round),
    },
    bandUsd: bands.map(({ side, low, high }) =>
      Math.round(usdBetween(side, profile, low * ratio, high * ratio)),
    ),
  };
}
