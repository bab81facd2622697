/**
 * What is force-closed in a band when price goes through it, as an 80 % interval around nothing but experience: the
 * band's estimated dollars times the 10 % and the 90 % quantile of (force-closed ÷ estimated).
 *
 * Both lie below 1. The estimate is of what stands open with its liquidation in the band; on price's way there most
 * owners stop themselves out, and those are no forced orders.
 *
 * Measured on 826 bands that price swept within a day, simulated markets of both worlds, seeds 101 … 104
 * (`npm run score -- --seeds 101,102,103,104`); median 0.19. What it covers on other seeds is a figure of `npm run score`.
 */
export const FORCED_SHARE = { low: 0.033, high: 0.5 } as const;

/** Ends of an interval, in the units of what it was asked of. */
export interface ForcedInterval {
  readonly low: number;
  readonly high: number;
}

export function forcedInterval(estimated: number): ForcedInterval {
  return { low: estimated * FORCED_SHARE.low, high: estimated * FORCED_SHARE.high };
}
