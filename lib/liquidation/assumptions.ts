/**
 * What no venue publishes and the estimate therefore assumes. All of it is an argument and comes back in the result.
 * The defaults are priors from the public literature on leverage use and from the research notes, not fitted to any
 * simulated market.
 */
export interface Assumptions {
  /** Known, not assumed: margined and settled in the quote, or else (inverse) in the coin; see `EstimatorBar`. */
  readonly linear: boolean;
  /** Width of a price bucket as a difference of natural logarithms. */
  readonly bucket: number;
  /** Leverage tiers, ascending. */
  readonly leverages: readonly number[];
  /** Share of newly opened contracts by tier; sums to 1. */
  readonly flowShare: readonly number[];
  /** Maintenance margin rate by tier, blended over position sizes; replaced where a venue's table is known. */
  readonly maintenanceMarginRate: readonly number[];
  /** Share of positions on isolated margin; the rest is on cross margin. */
  readonly isolatedShare: number;
  /**
   * Share of cross-margined positions that is left out of what is read off: other assets of the account, or its hedges, may
   * keep them from being force-closed there. How positions open and close, and the fitted scale, are those of all.
   */
  readonly crossHaircut: number;
  /** Margin multiple m = 1 + Exp(mean): what an account holds beyond the initial margin, by mode. */
  readonly isolatedExtraMargin: number;
  readonly crossExtraMargin: number;
  /** Mean holding time × leverage, hours: a position at leverage L is held for this ÷ L on average. */
  readonly holdingHours: number;
  /** Leveraged share of the long side = ½ + this · (taker-buy share of the opening flow - ½), within `splitBounds`. */
  readonly takerAmplification: number;
  readonly splitBounds: readonly [number, number];
  /** Share of closes for no reason of price that take liquidity: a long that so closes is a taker sell which opens no short. */
  readonly closingTakerShare: number;
  /** Share of positions whose owner stops them out somewhere between entry and liquidation. */
  readonly stopShare: number;
  /** Share of positions that take a profit somewhere between entry and the same distance on the other side of it. */
  readonly targetShare: number;
  /** Opens as a share of volume where open interest is unknown. */
  readonly turnoverShare: number;
  /** Share of what is estimated to stand open at a price that is force-closed when price gets there; most close before. */
  readonly forcedShare: number;
  /** Fee that the venue adds to the maintenance rate when it liquidates. */
  readonly liquidationFee: number;
  /** How far from its entry a liquidation price is tracked, as |ln(liquidation ÷ entry)|; beyond it counts as never. */
  readonly reach: number;
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  linear: true,
  bucket: Math.log(1.001),
  leverages: [3, 5, 10, 20, 25, 50, 75, 100, 125],
  flowShare: [0.05, 0.1, 0.15, 0.2, 0.15, 0.15, 0.05, 0.1, 0.05],
  maintenanceMarginRate: [0.018, 0.016, 0.012, 0.008, 0.0075, 0.006, 0.005, 0.0045, 0.004],
  isolatedShare: 0.5,
  crossHaircut: 0,
  isolatedExtraMargin: 0.1,
  crossExtraMargin: 1.5,
  holdingHours: 240,
  takerAmplification: 10,
  splitBounds: [0.05, 0.95],
  closingTakerShare: 0.7,
  stopShare: 0.7,
  targetShare: 0.7,
  turnoverShare: 0.3,
  forcedShare: 0.4,
  liquidationFee: 0,
  reach: 1,
};
