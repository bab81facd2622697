import { describe, expect, test } from 'vitest';

import { FlowMoments } from './flow-moments';
import { randomWalk, walkFrame } from './random-walk.testing';

const BARS = 20_000;

describe('the usual flow', () => {
  const walk = randomWalk({ bars: BARS, seed: 5, correlation: 0.6 });
  const frame = walkFrame(walk);

  test('has the slopes and the deviation that the walk was made with', () => {
    const { beta, lambda, explained, deviation } = new FlowMoments(frame).usual(0, BARS - 1)!;
    expect(beta).toBeCloseTo(0.6 / 0.001, -1.5);
    expect(lambda).toBeCloseTo(0.6 * 0.001, 4);
    expect(explained).toBeCloseTo(0.36, 1);
    expect(deviation).toBeCloseTo(0.8, 1);
  });

  test('of a later stretch is that of a frame of its own', () => {
    const later = walkFrame({ closes: walk.closes.slice(499, 1200), deltas: walk.deltas.slice(499, 1200) });
    const whole = new FlowMoments(frame).usual(500, 1199)!;
    const own = new FlowMoments(later).usual(1, 700)!;
    expect(whole.beta).toBeCloseTo(own.beta, 6);
    expect(whole.lambda).toBeCloseTo(own.lambda, 10);
    expect(whole.deviation).toBeCloseTo(own.deviation, 9);
  });

  test('counts persistent orders as the longer swings that they make', () => {
    const persistent: number[] = [];
    walk.deltas.forEach((delta, i) => persistent.push(0.5 * (persistent[i - 1] ?? 0) + delta));
    const independent = randomWalk({ bars: BARS, seed: 6, correlation: 0 }).closes;
    const { deviation } = new FlowMoments(walkFrame({ closes: independent, deltas: persistent })).usual(
      0,
      BARS - 1,
    )!;
    expect(deviation).toBeGreaterThan(1.9);
    expect(deviation).toBeLessThan(2.1);
  });

  test('is unknown where nothing varies', () => {
    const still = { closes: Array<number>(50).fill(7), deltas: Array<number>(50).fill(1) };
    expect(new FlowMoments(walkFrame(still)).usual(0, 49)).toBeUndefined();
  });
});
