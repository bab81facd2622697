/**
 * Volume delta by TradingView's method, which knows no takers: each lower-timeframe bar's whole volume counts as bought or
 * sold by its direction, and a chart bar's delta is their running sum, with its extremes.
 *
 *   close > open → bought, close < open → sold, else close against the previous close, else as the bar before;
 *   the first of all counts as bought
 *
 * From the published library TradingView/ta, `requestVolumeDelta()` and its `upAndDownVolumeCalc()`, and the choice of the
 * lower timeframe of the built-in "Volume Delta" (tradingview.com/support/solutions/43000725058).
 */
import { DAY, HOUR, MINUTE, SECOND } from '../core/time';
import { type Millis, millis } from '../core/units';
import type { Bar } from '../market/bar';
import { type DeltaBars, coarserDelta, straight } from './delta-bars';

/** `bars`: all of one length, ascending. A chart bar that lacks any of its bars is left out. */
export function tradingViewDelta(bars: readonly Bar[], lower: Millis, interval: Millis): DeltaBars {
  let bought = true;
  let previous: Bar | undefined;
  const delta = bars.map((bar) => {
    bought = direction(bar, previous) ?? bought;
    previous = bar;
    return bought ? bar.volume : -bar.volume;
  });
  const pieces = straight({
    interval: lower,
    openTimes: Float64Array.from(bars, ({ openTime }) => openTime),
    delta: Float64Array.from(delta),
    sources: bars.map(() => 'estimated' as const),
  });
  return coarserDelta(pieces, interval);
}

/** Whether it counts as bought; undefined where it says nothing of its own. */
function direction({ open, close }: Bar, previous: Bar | undefined): boolean | undefined {
  if (close !== open) return close > open;
  return previous && close !== previous.close ? close > previous.close : undefined;
}

/** The lower timeframe that TradingView takes by itself on a chart of this interval. */
export function automaticLowerTimeframe(chart: Millis): Millis {
  if (chart < MINUTE) return SECOND;
  if (chart < DAY) return MINUTE;
  return chart === DAY ? millis(5 * MINUTE) : HOUR;
}
