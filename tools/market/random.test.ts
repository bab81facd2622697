import { describe, expect, it } from 'vitest';

import { randomStream } from './random';

const DRAWS = 40_000;

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: DRAWS }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS };
}

describe('a random stream', () => {
  it('repeats itself for the same seed and name', () => {
    const [a, b] = [randomStream(7, 'price'), randomStream(7, 'price')];
    for (let i = 0; i < 100; i++) expect(a.uniform()).toBe(b.uniform());
  });

  it('differs by seed and by name', () => {
    const firsts = [randomStream(7, 'price'), randomStream(8, 'price'), randomStream(7, 'sizes')];
    expect(new Set(firsts.map((stream) => stream.uniform())).size).toBe(3);
  });

  it('stays inside (0, 1) with the mean and variance of a uniform', () => {
    const { uniform } = randomStream(1, 'uniform');
    const { mean, variance } = moments(uniform);
    expect(mean).toBeCloseTo(1 / 2, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it.each([
    ['normal', 0, 1],
    ['studentT4', 0, 1],
  ] as const)('draws %s values of mean %d and variance %d', (kind, mean, variance) => {
    const stream = randomStream(3, kind);
    const found = moments(() => stream[kind]());
    expect(Math.abs(found.mean - mean)).toBeLessThan(0.03);
    expect(Math.abs(found.variance - variance)).toBeLessThan(0.15); // t₄ has no fourth moment
  });

  it('draws Poisson counts whose mean and variance are the rate', () => {
    const stream = randomStream(4, 'poisson');
    const { mean, variance } = moments(() => stream.poisson(2.5));
    expect(Math.abs(mean - 2.5)).toBeLessThan(0.05);
    expect(Math.abs(variance - 2.5)).toBeLessThan(0.15);
  });
});
