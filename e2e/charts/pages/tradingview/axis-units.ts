/**
 * What a price axis counts in, by PriceScaleMode: prices, decimal logarithms (as lightweight-charts takes them, of the
 * price plus a ten-thousandth), percent of a base, or the base as 100.
 */
import { shownValue } from '../../shown-value';

export const MODE = { linear: 0, log: 1, percent: 2, indexed: 3 } as const;

export type Mode = (typeof MODE)[keyof typeof MODE];

export interface AxisUnits {
  of(price: number): number;
  priceOf(value: number): number;
}

const LOGARITHM: AxisUnits = {
  of: (price) => Math.log10(price + 1e-4) + 4,
  priceOf: (value) => 10 ** (value - 4) - 1e-4,
};

export function axisUnits(mode: Mode, base: number): AxisUnits {
  if (mode === MODE.log) return LOGARITHM;
  const shown = shownValue(
    mode === MODE.percent ? 'percent' : mode === MODE.indexed ? 'indexed' : 'linear',
    base,
  );
  return { of: (price) => shown.valueOf(price), priceOf: (value) => shown.priceOf(value) };
}
