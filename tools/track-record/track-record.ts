/**
 * The track record that a user would have gathered on a market: a forecast every hour, by the product's own freezing and
 * scoring, of bars that had closed by then. The estimator runs on from the first bar, which by its holding times is nearly
 * the seven days' map.
 */
import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import { type UnixMs, baseQty, millis, price, unixMs } from '../../lib/core/units';
import { averageTrueRange } from '../../lib/engine/average-range';
import { planFor } from '../../lib/engine/plan';
import { frozenForecast } from '../../lib/engine/track-record/frozen-forecast';
import type { Assumptions } from '../../lib/liquidation/assumptions';
import { type Estimate, estimates } from '../../lib/liquidation/estimate';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { Bar } from '../../lib/market/bar';
import type { VenueId } from '../../lib/market/instrument';
import type { Liquidation } from '../../lib/market/liquidation';
import { coarserBars } from '../../lib/orderflow/coarser-bars';
import type { PathBar } from '../../lib/track-record/approach';
import { type Forecast, horizonsDue } from '../../lib/track-record/forecast';
import { type Score, type ScoreWindow, scoreWindow, scored } from '../../lib/track-record/score';

const FIVE_MINUTES = millis(5 * MINUTE);

export interface TrackedMarket {
  readonly venue: VenueId;
  readonly coin: string;
  readonly bars: readonly EstimatorBar[];
  readonly assumptions: Assumptions;
  /** All that was force-closed; left out where that is not known. */
  readonly orders?: readonly Liquidation[];
  /** Forecasts are made from here on, and up to there. */
  readonly from: number;
  readonly to: number;
}

export function trackRecord(market: TrackedMarket): Score[] {
  const { bars, assumptions, orders, from, to } = market;
  const traded = fiveMinutes(bars, tradedBar);
  const path = fiveMinutes(bars, markBar);
  const at: number[] = [];
  for (let time = Math.ceil(from / HOUR) * HOUR; time <= to; time += HOUR) at.push(time);
  const forecasts: Forecast[] = [];
  for (const estimate of estimates(bars, { assumptions, feed: 'none', at })) {
    const forecast = forecastOf(market, estimate, traded, forecasts);
    if (forecast) forecasts.push(forecast);
  }
  return forecasts.flatMap((forecast) =>
    forecast.horizons.flatMap((horizon): Score[] => {
      const window = scoreWindow(forecast, horizon, FIVE_MINUTES);
      const { coin, market: name, lookback, time } = forecast;
      const seen = within(path, window.from, window.to, ({ openTime }) => openTime);
      if (!isWhole(seen, window)) return [];
      const outcome = scored(forecast, horizon, {
        trigger: 'mark',
        bars: seen,
        orders: () => (orders ? within(orders, window.start, window.end, (order) => order.time) : 'no-feed'),
      });
      return [{ coin, market: name, lookback, time, horizon, outcome }];
    }),
  );
}

function forecastOf(
  { venue, coin, orders }: TrackedMarket,
  estimate: Estimate,
  traded: readonly Bar[],
  earlier: readonly Forecast[],
): Forecast | undefined {
  const now = unixMs(estimate.time);
  const contract = { venue, symbol: `${coin}USDT` };
  const picture = {
    lookback: '7d' as const,
    plan: planFor('7d', { barDepth: () => millis(Number.MAX_SAFE_INTEGER) }),
    estimate,
    averageTrueRange: averageTrueRange(within(traded, now - 30 * HOUR, now, ({ openTime }) => openTime)),
    barsPresent: 1,
    barsExpected: 1,
  };
  return frozenForecast(
    { coin, venues: [venue], inverse: false },
    { picture, reference: contract },
    [{ instrument: contract, feed: orders ? ('full' as const) : ('none' as const), picture }],
    horizonsDue(earlier.slice(-DAY / HOUR), now),
    now,
  );
}

function isWhole(bars: readonly PathBar[], { from, to }: ScoreWindow): boolean {
  return bars.length === (to - from) / FIVE_MINUTES;
}

function fiveMinutes(bars: readonly EstimatorBar[], of: (bar: EstimatorBar) => Bar): readonly Bar[] {
  return coarserBars(bars.map(of), FIVE_MINUTES);
}

function tradedBar({ openTime, duration, open, high, low, close, volume }: EstimatorBar): Bar {
  return {
    openTime: unixMs(openTime),
    duration: millis(duration),
    open: price(open),
    high: price(high),
    low: price(low),
    close: price(close),
    volume: baseQty(volume),
  };
}

/** The mark where it is known; where it opened is not, and a path needs no open. */
function markBar(bar: EstimatorBar): Bar {
  const { markHigh = bar.high, markLow = bar.low, markClose = bar.close } = bar;
  return { ...tradedBar(bar), high: price(markHigh), low: price(markLow), close: price(markClose) };
}

function within<Item>(
  items: readonly Item[],
  from: number,
  to: number,
  time: (item: Item) => UnixMs,
): readonly Item[] {
  const first = items.findIndex((item) => time(item) >= from);
  const end = items.findIndex((item) => time(item) >= to);
  return first < 0 ? [] : items.slice(first, end < 0 ? undefined : end);
}
