/**
 * What is force-closed in a band when price goes through it, as an 80 % interval around nothing but experience: the
 * band's estimate times the 10 % and the 90 % quantile of (force-closed ÷ estimated).
 *
 * A band near price rests on high leverage, which comes and goes within hours; one farther off on positions that stay.
 *
 * Measured on 790 bands that price swept within a day, simulated markets of both worlds, seeds 101 … 104
 * (`npm run score -- --seeds 101,102,103,104`). What it covers on other seeds is a figure of `npm run score`.
 */
const NEAR = { low: 0.075, high: 1.34 } as const;
const FAR = { low: 0.35, high: 1.73 } as const;
/** Distance of a band's peak from price, percent, from which it is far. */
const FAR_FROM = 3;

/** Ends of an interval, in the units of what it was asked of. */
export interface ForcedInterval {
  readonly low: number;
  readonly high: number;
}

export function forcedInterval(estimated: number, distancePct: number): ForcedInterval {
  const { low, high } = distancePct < FAR_FROM ? NEAR : FAR;
  return { low: estimated * low, high: estimated * high };
}
