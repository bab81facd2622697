import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { absorbed } from './absorption';
import { flowScore } from './flow-score';
import { randomWalk, type Walk, walkFrame } from './random-walk.testing';

const TRAILING = { window: 672, least: 168 };
const BARS = 700;

/** A random past whose last 24 bars are told: returns in units of one bar's deviation, and deltas. */
function ending(step: number, delta: number): Walk {
  const past = randomWalk({ bars: BARS - 24, seed: 4, correlation: 0.5 });
  const last = past.closes.at(-1)!;
  const steps = [...Array(24).keys()];
  return {
    closes: [...past.closes, ...steps.map((k) => last * Math.exp(0.001 * step * (k + 1)))],
    deltas: [...past.deltas, ...steps.map(() => delta)],
  };
}

const lastDay = (walk: Walk) => flowScore(walkFrame(walk), BARS - 24, BARS - 1, TRAILING);

describe('the flow score', () => {
  test('of takers who buy while price stands is absorption of the buyers', () => {
    const score = lastDay(ending(0, 1))!;
    expect(score.residualZ).toBeGreaterThan(2);
    expect(absorbed(score)).toBe('buy');
    expect(absorbed(lastDay(ending(0, -1))!)).toBe('sell');
  });

  test('of a delta that explains the price leaves no residual', () => {
    const score = lastDay(ending(1, 0.5))!;
    expect(score.priceZ).toBeGreaterThan(2);
    expect(score.cvdZ).toBeGreaterThan(1);
    expect(Math.abs(score.residualZ)).toBeLessThan(1);
    expect(absorbed(score)).toBeUndefined();
  });

  test.each([
    ['independent', [1]],
    ['persistent', [1, 1, 1, 1]],
    ['reverting', [1, -0.5]],
  ])('has a residual of unit variance on random walks with %s orders', (_, weights) => {
    const walk = randomWalk({ bars: 40_000, seed: 12, correlation: 0 });
    const deltas = walk.deltas.map((_, i) =>
      weights.reduce((sum, weight, lag) => sum + weight * (walk.deltas[i - lag] ?? 0), 0),
    );
    const frame = walkFrame({ ...walk, deltas });
    const squares: number[] = [];
    for (let to = 700; to < frame.length; to += 24) {
      squares.push(flowScore(frame, to - 23, to, TRAILING)!.residualZ ** 2);
    }
    const variance = squares.reduce((a, b) => a + b, 0) / squares.length;
    expect(variance).toBeGreaterThan(0.85);
    expect(variance).toBeLessThan(1.3);
  });

  test('is unknown over a gap, with too little history and without movement', () => {
    const walk = randomWalk({ bars: 200, seed: 2, correlation: 0.5 });
    expect(flowScore(walkFrame(walk), 176, 199, TRAILING)).toBeDefined();
    expect(flowScore(walkFrame({ ...walk, missing: [190] }), 175, 198, TRAILING)).toBeUndefined();
    expect(flowScore(walkFrame(walk), 140, 160, TRAILING)).toBeUndefined();
    const still = { closes: Array<number>(200).fill(7), deltas: Array<number>(200).fill(0) };
    expect(flowScore(walkFrame(still), 176, 199, TRAILING)).toBeUndefined();
  });

  test('does not depend on the units of price or quantity', () => {
    const walk = randomWalk({ bars: 300, seed: 6, correlation: 0.5 });
    const plain = flowScore(walkFrame(walk), 276, 299, TRAILING)!;
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), (scale) => {
        const scaled = {
          closes: walk.closes.map((close) => close * scale),
          deltas: walk.deltas.map((delta) => delta * scale),
        };
        const score = flowScore(walkFrame(scaled), 276, 299, TRAILING)!;
        expect(score.priceZ).toBeCloseTo(plain.priceZ, 6);
        expect(score.cvdZ).toBeCloseTo(plain.cvdZ, 6);
        expect(score.residualZ).toBeCloseTo(plain.residualZ, 6);
      }),
    );
  });
});
