import { describe, expect, it } from 'vitest';

import { DAY, MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import { depthSample, usualDepth } from './usual-depth';

const NOW = unixMs(100 * DAY);
const samples = (days: number, of: (i: number) => number = () => 5) =>
  Array.from({ length: days * 288 }, (_, i) => ({
    time: unixMs(NOW - days * DAY + i * 5 * MINUTE),
    usdPerPercent: of(i),
  }));

describe('the usual depth', () => {
  it('is the median of the last week', () => {
    const eight = samples(8, (i) => (i < 288 ? 1e9 : 1 + (i % 3)));
    expect(usualDepth(eight, NOW)).toBe(2);
  });

  it('is not known before there is a week, or with most of it missing', () => {
    expect(usualDepth(samples(6), NOW)).toBeUndefined();
    expect(
      usualDepth(
        samples(8).filter((_, i) => i % 10 === 0),
        NOW,
      ),
    ).toBeUndefined();
    expect(usualDepth([], NOW)).toBeUndefined();
  });

  it('is counted of both sides, where both are known', () => {
    expect(depthSample(NOW, { bids: 3, asks: 4 })).toEqual({ time: NOW, usdPerPercent: 7 });
    expect(depthSample(NOW, { bids: 3, asks: undefined })).toBeUndefined();
  });
});
