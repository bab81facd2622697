/**
 * One bar as the estimator takes it: trades, trigger prices and what is known at its close. Plain numbers, hot path.
 *
 * Quantities are in what contracts are counted in, so that an open position keeps its size while price moves: base units
 * if linear, dollars if inverse. What was estimated is read out in base units.
 */
export interface EstimatorBar {
  /** Unix ms of the open, and the length in ms. */
  readonly openTime: number;
  readonly duration: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Quantity traded. */
  readonly volume: number;
  /** The part of it whose taker bought; undefined without a published split. */
  readonly takerBuy: number | undefined;
  /** Mark price range and close; undefined where no mark is known, then the traded prices stand in. */
  readonly markHigh: number | undefined;
  readonly markLow: number | undefined;
  readonly markClose: number | undefined;
  /** Open interest published at or before this bar's close and after the previous bar's. */
  readonly openInterest: number | undefined;
  /** Realised forced orders in the bar; undefined where no feed covers it. */
  readonly liquidated: number | undefined;
}
