/**
 * The track record that a user would have gathered on a simulated market: a forecast every hour, by the product's own
 * freezing and scoring, held against all that was force-closed. The estimator runs on from the first bar, which by its
 * holding times is nearly the seven days' map.
 */
import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import { type UnixMs, baseQty, millis, price, unixMs } from '../../lib/core/units';
import { averageTrueRange } from '../../lib/engine/average-range';
import { planFor } from '../../lib/engine/plan';
import { frozenForecast } from '../../lib/engine/track-record/frozen-forecast';
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { type Estimate, estimates } from '../../lib/liquidation/estimate';
import type { Bar, MarkBar } from '../../lib/market/bar';
import type { Liquidation } from '../../lib/market/liquidation';
import { coarserBars } from '../../lib/orderflow/coarser-bars';
import { type Forecast, horizonsDue } from '../../lib/track-record/forecast';
import { type Score, scoreWindow, scored } from '../../lib/track-record/score';
import { TOUCH_TIME } from '../../lib/track-record/touch';
import type { MarketRecord } from '../market/record';
import { publicBars } from '../score/public-bars';

const FIVE_MINUTES = millis(5 * MINUTE);
const CONTRACT = { venue: 'bybit', symbol: 'BTCUSDT' } as const;
const MARKET = { coin: 'BTC', venues: ['bybit'], inverse: false } as const;

/** Forecasts of one market, and what became of them. */
export interface SimulatedRecord {
  readonly forecasts: readonly Forecast[];
  readonly scores: readonly Score[];
}

export function simulatedRecord(record: MarketRecord): SimulatedRecord {
  const marks = markBars(record);
  const traded = tradedBars(record);
  const orders = record.forced.map(forcedOrder);
  const forecasts: Forecast[] = [];
  const last = record.to - (TOUCH_TIME + DAY + HOUR);
  const at: number[] = [];
  for (let time = record.burnInEnd; time <= last; time += HOUR) at.push(time);
  for (const estimate of estimates(publicBars(record), {
    assumptions: DEFAULT_ASSUMPTIONS,
    feed: 'none',
    at,
  })) {
    const forecast = forecastOf(estimate, traded, forecasts);
    if (forecast) forecasts.push(forecast);
  }
  const scores = forecasts.flatMap((forecast) =>
    forecast.horizons.map((horizon): Score => {
      const { from, start, end, to } = scoreWindow(forecast, horizon, FIVE_MINUTES);
      const { coin, market, lookback, time } = forecast;
      const outcome = scored(forecast, horizon, {
        trigger: 'mark',
        bars: within(marks, from, to, ({ openTime }) => openTime),
        orders: () => within(orders, start, end, (order) => order.time),
      });
      return { coin, market, lookback, time, horizon, outcome };
    }),
  );
  return { forecasts, scores };
}

function forecastOf(
  estimate: Estimate,
  traded: readonly Bar[],
  earlier: readonly Forecast[],
): Forecast | undefined {
  const now = unixMs(estimate.time);
  const horizons = horizonsDue(earlier.slice(-24), now);
  const plan = planFor('7d', { barDepth: () => millis(Number.MAX_SAFE_INTEGER) });
  const known = within(traded, now - 30 * HOUR, now, ({ openTime }) => openTime);
  const picture = {
    lookback: '7d' as const,
    plan,
    estimate,
    averageTrueRange: averageTrueRange(known),
    barsPresent: 1,
    barsExpected: 1,
  };
  const member = { instrument: CONTRACT, feed: 'full' as const, picture };
  return frozenForecast(MARKET, { picture, reference: CONTRACT }, [member], horizons, now);
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

function tradedBars({ bars }: MarketRecord): readonly Bar[] {
  const minutes = Array.from(bars.openTime, (openTime, i): Bar => ({
    openTime: unixMs(openTime),
    duration: MINUTE,
    open: price(bars.open[i]!),
    high: price(bars.high[i]!),
    low: price(bars.low[i]!),
    close: price(bars.close[i]!),
    volume: baseQty(bars.volume[i]!),
  }));
  return coarserBars(minutes, FIVE_MINUTES);
}

function markBars({ bars }: MarketRecord): readonly MarkBar[] {
  const minutes = Array.from(bars.openTime, (openTime, i): Bar => ({
    openTime: unixMs(openTime),
    duration: MINUTE,
    open: price(bars.markOpen[i]!),
    high: price(bars.markHigh[i]!),
    low: price(bars.markLow[i]!),
    close: price(bars.markClose[i]!),
    volume: baseQty(0),
  }));
  return coarserBars(minutes, FIVE_MINUTES);
}

function forcedOrder({ time, position, quantity, price: fill }: MarketRecord['forced'][number]): Liquidation {
  return { time: unixMs(time), position, quantity: baseQty(quantity), fillPrice: price(fill) };
}
