import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { millis, unixMs } from '../core/units';
import { heldBack } from './pace';
import { WeightBudget } from './weight-budget';

const never = new AbortController().signal;
const WINDOW = millis(1_000);

/** When the last of these requests goes out, if all are asked for at once. */
async function lastAdmitted(limit: number, weights: readonly number[]): Promise<number> {
  const budget = new WeightBudget(limit, () => unixMs(Date.now()), WINDOW);
  const start = Date.now();
  let last = 0;
  const askFor = async () => {
    for (const weight of weights) await budget.admit(weight, never);
    last = Date.now() - start;
  };
  const sent = askFor();
  await vi.runAllTimersAsync();
  await sent;
  return last;
}

describe('how long a budget holds a plan back', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_700_000_000_000 }));
  afterEach(() => vi.useRealTimers());

  it('is what the budget itself does with requests that fill its windows', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 80 }),
        async (limit, count) => {
          const weights = Array.from({ length: count }, () => 1);
          expect(await lastAdmitted(limit, weights)).toBe(heldBack({ limit, window: WINDOW }, count));
        },
      ),
      { numRuns: 40 },
    ));

  it('is never more, and less than half only where each request leaves half a window empty', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 40 }), async (weights) => {
        const planned = heldBack(
          { limit: 10, window: WINDOW },
          weights.reduce((sum, weight) => sum + weight, 0),
        );
        const real = await lastAdmitted(10, weights);
        expect(planned).toBeLessThanOrEqual(real);
        expect(real).toBeLessThanOrEqual(2 * (planned + WINDOW));
      }),
      { numRuns: 60 },
    ));
});
