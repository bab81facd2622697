/**
 * Joins the series of one instrument into estimator bars. Nothing of a bar is known before the bar's close.
 *
 * Of an inverse contract the series are in coins, each quantity at the price of its instant, and are turned back into the
 * dollars that contracts are counted in: a bar's trades at the mean of its four prices, open interest at the mark when the
 * bar closed, a forced order at its own price. Else every move of price would look like positions opened or closed.
 */
import type { Bar, MarkBar } from '../market/bar';
import type { Heard } from '../market/heard';
import type { Liquidation } from '../market/liquidation';
import type { OpenInterest } from '../market/open-interest';
import type { EstimatorBar } from './estimator-bar';

export interface EstimatorSeries {
  /** Ascending, of one duration. */
  readonly bars: readonly Bar[];
  /** Used where one opens with a bar and is as long; elsewhere the traded prices stand in. */
  readonly markBars?: readonly MarkBar[];
  readonly openInterest?: readonly OpenInterest[];
  readonly liquidations?: readonly Liquidation[];
  /** Where forced orders would have been heard, ascending and apart; left out: everywhere. */
  readonly heard?: readonly Heard[];
}

/**
 * A stamp may come a few seconds late: one that falls just after a close still belongs to the bar that closed.
 * (Binance's five-minute stamps were seen up to 2 s late.)
 */
const STAMP_TOLERANCE = 5_000;

export function estimatorBars(series: EstimatorSeries, linear = true): EstimatorBar[] {
  const marks = new Map(series.markBars?.map((mark) => [mark.openTime as number, mark]));
  const openInterest = series.openInterest ?? [];
  const { liquidations = [] } = series;
  let nextInterest = 0;
  let nextLiquidation = 0;
  const wasHeard = hearing(series);
  return series.bars.map((bar) => {
    const closeTime = bar.openTime + bar.duration;
    let known: number | undefined;
    for (; nextInterest < openInterest.length; nextInterest++) {
      const stamp = openInterest[nextInterest]!;
      if (stamp.time >= closeTime + STAMP_TOLERANCE) break;
      if (stamp.time >= bar.openTime + STAMP_TOLERANCE) known = stamp.quantity;
    }
    let liquidated = 0;
    for (; nextLiquidation < liquidations.length; nextLiquidation++) {
      const event = liquidations[nextLiquidation]!;
      if (event.time >= closeTime) break;
      if (event.time >= bar.openTime) liquidated += event.quantity * (linear ? 1 : priceOf(event, bar));
    }
    const mark = marks.get(bar.openTime);
    const fits = mark !== undefined && mark.duration === bar.duration;
    const joined = {
      openTime: bar.openTime,
      duration: bar.duration,
      open: bar.open,
      high: bar.high,
      low: bar.low,
      close: bar.close,
      volume: bar.volume,
      takerBuy: bar.takerBuy,
      markHigh: fits ? mark.high : undefined,
      markLow: fits ? mark.low : undefined,
      markClose: fits ? mark.close : undefined,
      openInterest: known,
      liquidated: wasHeard(bar) ? liquidated : undefined,
    };
    return linear ? joined : inDollars(joined);
  });
}

/** Whether all of a bar was heard. Bars are asked about in their order. */
function hearing({ liquidations, heard }: EstimatorSeries): (bar: Bar) => boolean {
  if (!liquidations || !heard) return () => liquidations !== undefined;
  let next = 0;
  return ({ openTime, duration }) => {
    while (next < heard.length && heard[next]!.to < openTime + duration) next++;
    return next < heard.length && heard[next]!.from <= openTime;
  };
}

function priceOf({ fillPrice, orderPrice }: Liquidation, bar: Bar): number {
  return fillPrice ?? orderPrice ?? bar.close;
}

/** `liquidated` is in dollars already. */
function inDollars(bar: EstimatorBar): EstimatorBar {
  const { open, high, low, close, volume, takerBuy, openInterest, markClose = close } = bar;
  const mean = (open + high + low + close) / 4;
  return {
    ...bar,
    volume: volume * mean,
    takerBuy: takerBuy === undefined ? undefined : takerBuy * mean,
    openInterest: openInterest === undefined ? undefined : openInterest * markClose,
  };
}
