/** Joins the series of one instrument into estimator bars. Nothing of a bar is known before the bar's close. */
import type { Bar, MarkBar } from '../market/bar';
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
}

/**
 * A stamp may come a few seconds late: one that falls just after a close still belongs to the bar that closed.
 * (Binance's five-minute stamps were seen up to 2 s late.)
 */
const STAMP_TOLERANCE = 5_000;

export function estimatorBars(series: EstimatorSeries): EstimatorBar[] {
  const marks = new Map(series.markBars?.map((mark) => [mark.openTime as number, mark]));
  const openInterest = series.openInterest ?? [];
  const liquidations = series.liquidations;
  let nextInterest = 0;
  let nextLiquidation = 0;
  return series.bars.map((bar) => {
    const closeTime = bar.openTime + bar.duration;
    let known: number | undefined;
    for (; nextInterest < openInterest.length; nextInterest++) {
      const stamp = openInterest[nextInterest]!;
      if (stamp.time >= closeTime + STAMP_TOLERANCE) break;
      if (stamp.time >= bar.openTime + STAMP_TOLERANCE) known = stamp.quantity;
    }
    let liquidated: number | undefined = liquidations ? 0 : undefined;
    for (; liquidations && nextLiquidation < liquidations.length; nextLiquidation++) {
      const event = liquidations[nextLiquidation]!;
      if (event.time >= closeTime) break;
      if (event.time >= bar.openTime) liquidated = (liquidated ?? 0) + event.quantity;
    }
    const mark = marks.get(bar.openTime);
    const fits = mark !== undefined && mark.duration === bar.duration;
    return {
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
      liquidated,
    };
  });
}
