import { describe, expect, it } from 'vitest';

import { wallScore } from './wall-score';

/** Bounds were set on seeds 1 … 8; these are others. */
const SEEDS = [101, 102, 103, 104, 105, 106];

describe('walls in planted books', () => {
  it('that were pulled are found, and few others are taken for them', () => {
    const { precision, recall } = wallScore(SEEDS, 'pulled');
    expect(precision).toBeGreaterThan(0.75);
    expect(recall).toBeGreaterThan(0.7);
  });

  it('that were eaten are found, and few others are taken for them', () => {
    const { precision, recall } = wallScore(SEEDS, 'eaten');
    expect(precision).toBeGreaterThan(0.85);
    expect(recall).toBeGreaterThan(0.85);
  });
});
