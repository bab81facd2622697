/** A year of five-minute bars out of one simulated month, each month going on from the price at which the last one ended. */
import { MINUTE } from '../../lib/core/time';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';

const FIVE_MINUTES = 5 * MINUTE;

/** `minutes` are whole fives of one-minute bars without a hole. */
export function fiveMinuteBars(minutes: readonly EstimatorBar[]): EstimatorBar[] {
  return Array.from({ length: Math.floor(minutes.length / 5) }, (_, i) =>
    joined(minutes.slice(5 * i, 5 * i + 5)),
  );
}

function joined(parts: readonly EstimatorBar[]): EstimatorBar {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  const sum = (of: (bar: EstimatorBar) => number): number => parts.reduce((total, bar) => total + of(bar), 0);
  return {
    ...last,
    openTime: first.openTime,
    duration: FIVE_MINUTES,
    open: first.open,
    high: Math.max(...parts.map(({ high }) => high)),
    low: Math.min(...parts.map(({ low }) => low)),
    volume: sum(({ volume }) => volume),
    takerBuy: sum(({ takerBuy = 0 }) => takerBuy),
    markHigh: Math.max(...parts.map(({ markHigh, high }) => markHigh ?? high)),
    markLow: Math.min(...parts.map(({ markLow, low }) => markLow ?? low)),
  };
}

/** `count` bars: the month forwards, then mirrored in log price, and so on, so that the year stays within its range. */
export function repeated(month: readonly EstimatorBar[], count: number): EstimatorBar[] {
  const [first, last] = [month[0]!, month.at(-1)!];
  const span = last.openTime + last.duration - first.openTime;
  const mirror = first.open * last.close;
  return Array.from({ length: count }, (_, i) => {
    const turn = Math.floor(i / month.length);
    const bar = month[i % month.length]!;
    const openTime = bar.openTime + turn * span;
    return turn % 2 === 0 ? { ...bar, openTime } : { ...mirrored(bar, mirror), openTime };
  });
}

/** Every price p becomes `product` ÷ p: highs become lows, and what was bought is sold. */
function mirrored(bar: EstimatorBar, product: number): EstimatorBar {
  const { markHigh = bar.high, markLow = bar.low, markClose = bar.close, takerBuy } = bar;
  return {
    ...bar,
    open: product / bar.open,
    high: product / bar.low,
    low: product / bar.high,
    close: product / bar.close,
    markHigh: product / markLow,
    markLow: product / markHigh,
    markClose: product / markClose,
    takerBuy: takerBuy === undefined ? undefined : bar.volume - takerBuy,
  };
}
