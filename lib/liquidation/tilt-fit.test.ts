import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { TiltFit } from './tilt-fit';

const SPAN = 4 * 3_600_000;
const { leverages } = DEFAULT_ASSUMPTIONS;

/** Two weeks in which now the high leverages are swept and now the low ones; `realised` says what is force-closed. */
function fitted(realised: (swept: Float64Array, span: number) => number | undefined): TiltFit {
  const fit = new TiltFit(leverages);
  for (let span = 0; span < 84; span++) {
    const swept = Float64Array.from(leverages, (leverage, tier) => {
      const near = leverage >= 50;
      return near === span % 3 > 0 ? 10 + tier + (span % 5) : 0.5;
    });
    fit.add(span * SPAN, swept, realised(swept, span));
  }
  return fit;
}

const sum = (swept: Float64Array): number => swept.reduce((total, quantity) => total + quantity, 0);

describe('the tilt', () => {
  it('weighs nothing before there is anything to learn from, and without a feed', () => {
    expect([...new TiltFit(leverages).weights()]).toEqual(leverages.map(() => 1));
    expect([...fitted(() => undefined).weights()]).toEqual(leverages.map(() => 1));
  });

  it('stays where forced orders come as the prior has them, whatever their scale', () => {
    for (const scale of [0.01, 1, 300]) {
      // Some spread, or there would be no measure of how sure the fit can be.
      const noisy = fitted((swept, span) => scale * sum(swept) * (span % 2 ? 1.2 : 0.8));
      for (const weight of noisy.weights()) expect(Math.abs(Math.log(weight))).toBeLessThan(0.25);
    }
  });

  it('leans to where forced orders happen more than expected', () => {
    const near = (swept: Float64Array): number => sum(swept.slice(5));
    const far = (swept: Float64Array): number => sum(swept.slice(0, 5));
    const toNear = fitted((swept, span) => (2 * near(swept) + far(swept)) * (span % 2 ? 1.1 : 0.9)).weights();
    const toFar = fitted((swept, span) => (near(swept) + 2 * far(swept)) * (span % 2 ? 1.1 : 0.9)).weights();
    expect(toNear.at(-1)! / toNear[0]!).toBeGreaterThan(1.5);
    expect(toFar.at(-1)! / toFar[0]!).toBeLessThan(1 / 1.5);
  });

  it('does not depend on the unit of quantity', () => {
    const lean = (unit: number) => (swept: Float64Array, span: number) =>
      unit * (sum(swept.slice(5)) + 2 * sum(swept)) * (span % 2 ? 1.3 : 0.7);
    const one = fitted(lean(1)).weights();
    const other = fitted(lean(1000)).weights();
    for (const [tier, weight] of one.entries()) expect(other[tier]!).toBeCloseTo(weight, 9);
  });
});
