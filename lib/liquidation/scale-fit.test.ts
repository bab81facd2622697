import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { Exposure } from './exposure';
import { gridOver } from './price-grid';
import { ScaleFit } from './scale-fit';
import { WaitingOpens } from './waiting-opens';

const SPAN = 4 * 3_600_000;
const PRIOR = 0.4;
const grid = gridOver(100, 100, DEFAULT_ASSUMPTIONS.bucket, 1);
const middle = Math.floor(grid.size / 2);

function withLongs(): Exposure {
  const exposure = new Exposure(grid, DEFAULT_ASSUMPTIONS);
  const opens = new WaitingOpens();
  opens.add(1000, grid.first + middle + 0.5, grid.first + middle + 0.5);
  exposure.open(0, opens, 1, middle, middle);
  return exposure;
}

function massFrom(exposure: Exposure, low: number): number {
  const longs = new Float64Array(grid.size);
  exposure.readSide(0, 1, longs);
  return longs.subarray(low).reduce((sum, quantity) => sum + quantity, 0);
}

/** Two weeks of four-hour spans, each of which sweeps the longs from `low` up and has this share of them force-closed. */
function fitted(share: number, feed: 'full' | 'throttled' | 'none', spans = 84): ScaleFit {
  const exposure = withLongs();
  const low = middle - 10;
  const fit = new ScaleFit(feed, PRIOR, grid.size);
  const realised = share * massFrom(exposure, low);
  for (let span = 0; span < spans; span++) fit.add(span * SPAN, low, middle, realised, exposure);
  return fit;
}

describe('the scale', () => {
  it('is the prior before there is a day to learn from, and without a feed', () => {
    for (const fit of [fitted(0.1, 'full', 6), fitted(0.1, 'throttled', 6), fitted(0.1, 'none')]) {
      expect(fit.scale).toBe(PRIOR);
      expect(fit.basis).toBe('prior');
    }
  });

  it('comes to what was force-closed of what stood where price went', () => {
    for (const [share, feed] of [
      [0.1, 'full'],
      [0.7, 'throttled'],
      [2, 'full'],
    ] as const) {
      const fit = fitted(share, feed);
      expect(fit.basis).toBe(`${feed}-feed`);
      expect(Math.abs(Math.log(fit.scale / share))).toBeLessThan(0.15);
    }
  });

  it('leaves out the spans in which the feed was not heard throughout', () => {
    const exposure = withLongs();
    const low = middle - 10;
    const realised = massFrom(exposure, low);
    const fit = new ScaleFit('full', PRIOR, grid.size);
    for (let span = 0; span < 84; span++) {
      fit.add(span * SPAN, low, middle, span % 2 ? realised : 0, exposure);
      if (span % 2 === 0) fit.add((span + 0.5) * SPAN, low, middle, undefined, exposure);
    }
    expect(Math.abs(Math.log(fit.scale))).toBeLessThan(0.15);
  });

  it('stays where it was while price goes nowhere', () => {
    const exposure = withLongs();
    const fit = new ScaleFit('full', PRIOR, grid.size);
    for (let span = 0; span < 84; span++) fit.add(span * SPAN, middle + 1, middle - 1, 0, exposure);
    expect(fit.scale).toBe(PRIOR);
  });
});
