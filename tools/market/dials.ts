/**
 * The parameters of the simulated market and their values in the two worlds. `fuzzy`: about half of the positions
 * are cross-margined, so liquidation prices are smeared out. `sharp`: nearly all are isolated with a tight margin, and
 * more of their holders run before it is gone, so that no more of the open interest is liquidated than in the other.
 */
export type World = 'fuzzy' | 'sharp';

export const WORLDS: readonly World[] = ['fuzzy', 'sharp'];

export interface LeverageClass {
  readonly leverage: number;
  /** Relative frequency among the opens. */
  readonly weight: number;
  readonly meanHoldingHours: number;
}

export type Span = readonly [low: number, high: number];

export interface MarketDials {
  readonly startPrice: number;
  /** Standard deviation of the fundamental's daily log return, before jumps. */
  readonly dailyVolatility: number;
  readonly logVolatilitySpread: number;
  readonly logVolatilityHalfLifeHours: number;
  readonly jumpsPerDay: number;
  readonly jumpSpread: number;
  readonly jumpMinutes: number;

  /** US dollars a day that change hands at mean activity and volatility. */
  readonly dailyVolume: number;
  readonly impactCoefficient: number;
  readonly impactHalfLifeMinutes: number;
  /** The share of an impact that stays when its flow is forgotten. */
  readonly impactLeak: number;
  /** US dollars of triggered positions that trade before the price is made anew. */
  readonly cascadeSlice: number;

  readonly opensPerMinute: number;
  /** US dollars. */
  readonly medianSize: number;
  readonly logSizeSpread: number;
  readonly longTilt: number;
  readonly sentimentHalfLifeHours: number;
  readonly trendWeight: number;
  readonly fundingWeight: number;

  readonly leverageMix: readonly LeverageClass[];
  /** Standard deviation of the logarithm of the factor that a seed applies to each weight of the mix. */
  readonly logMixSpread: number;
  readonly holdingScale: number;
  /** A seed draws its share of cross-margined positions from here. */
  readonly crossShare: Span;
  /** Margin held is m/L of the notional, with m = 1 + Exp(mean). */
  readonly crossExcessMargin: number;
  readonly isolatedExcessMargin: number;

  readonly stopShare: number;
  /** Distance of a stop as a fraction of the distance to liquidation. */
  readonly stopSpan: Span;
  readonly takeProfitShare: number;
  /** Distance of a take-profit in return on the initial margin, that is, in units of 1/L. */
  readonly takeProfitSpan: Span;
  readonly panicShare: number;
  /** Fraction of the distance to liquidation. */
  readonly panicPoint: number;

  readonly openTakerShare: number;
  readonly closeTakerShare: number;
  readonly takerImbalance: number;
  readonly takerReturnWeight: number;
  readonly lastNoise: number;
  readonly wicksPerDay: number;
  readonly meanWick: number;

  /** The share of the flow in which hedgers close against opens and open against closes. */
  readonly hedgerContrary: number;
  /** US dollars of hedged pairs that are open from the start. */
  readonly hedgedBase: number;
  readonly premiumSlope: number;
  readonly interestRate: number;
  readonly fundingClamp: number;
}

const LEVERAGE_MIX: readonly LeverageClass[] = [
  { leverage: 125, weight: 0.03, meanHoldingHours: 1.5 },
  { leverage: 100, weight: 0.1, meanHoldingHours: 2 },
  { leverage: 75, weight: 0.04, meanHoldingHours: 3 },
  { leverage: 50, weight: 0.18, meanHoldingHours: 5 },
  { leverage: 25, weight: 0.1, meanHoldingHours: 12 },
  { leverage: 20, weight: 0.25, meanHoldingHours: 16 },
  { leverage: 10, weight: 0.2, meanHoldingHours: 36 },
  { leverage: 5, weight: 0.07, meanHoldingHours: 72 },
  { leverage: 3, weight: 0.03, meanHoldingHours: 120 },
];

const FUZZY: MarketDials = {
  startPrice: 60_000,
  dailyVolatility: 0.028,
  logVolatilitySpread: 0.5,
  logVolatilityHalfLifeHours: 24,
  jumpsPerDay: 1 / 3,
  jumpSpread: 0.014,
  jumpMinutes: 10,

  dailyVolume: 3e9,
  impactCoefficient: 0.9,
  impactHalfLifeMinutes: 60,
  impactLeak: 0.2,
  cascadeSlice: 200_000,

  opensPerMinute: 8,
  medianSize: 9_000,
  logSizeSpread: 1.4,
  longTilt: 0.8,
  sentimentHalfLifeHours: 12,
  trendWeight: 0.6,
  fundingWeight: 0.35,

  leverageMix: LEVERAGE_MIX,
  logMixSpread: 0.2,
  holdingScale: 1,
  crossShare: [0.4, 0.6],
  crossExcessMargin: 3,
  isolatedExcessMargin: 0.15,

  stopShare: 0.45,
  stopSpan: [0.25, 0.95],
  takeProfitShare: 0.6,
  takeProfitSpan: [0.2, 1],
  panicShare: 0.5,
  panicPoint: 0.7,

  openTakerShare: 0.7,
  closeTakerShare: 0.6,
  takerImbalance: 0.11,
  takerReturnWeight: 1.6,
  lastNoise: 0.0002,
  wicksPerDay: 6,
  meanWick: 0.0015,

  hedgerContrary: 0.05,
  hedgedBase: 60e6,
  premiumSlope: 0.006,
  interestRate: 0.0001,
  fundingClamp: 0.0005,
};

const BY_WORLD: Record<World, Partial<MarketDials>> = {
  fuzzy: {},
  sharp: { crossShare: [0.05, 0.15], crossExcessMargin: 1, isolatedExcessMargin: 0.05, panicShare: 0.7 },
};

export function worldDials(world: World, changes: Partial<MarketDials> = {}): MarketDials {
  return { ...FUZZY, ...BY_WORLD[world], ...changes };
}
