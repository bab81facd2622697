import { describe, expect, it } from 'vitest';

import type { ClusterView } from '../../lib/protocol/snapshot';
import { panelFixture } from '../testing/panel-fixture';
import { ladderOf } from './ladder-geometry';
import { distanceInAtr, nearestCluster } from './nearest-cluster';

const { clusters } = panelFixture(Date.UTC(2026, 1, 19));
const PRICE = 67_412.5;

function band(side: ClusterView['side'], low: number, high: number): ClusterView {
  const peak = (low + high) / 2;
  return { ...clusters[1]!, side, low, high, peak, distancePct: Math.abs(peak / 100 - 1) * 100, thin: false };
}

describe('the nearest cluster', () => {
  it('is the next band on its side, not the thin line before it', () => {
    expect(clusters.some(({ side, thin, distancePct }) => side === 'short' && thin && distancePct < 4)).toBe(
      true,
    );
    expect(nearestCluster(clusters, 'above')?.distancePct).toBe(4.02);
    expect(nearestCluster(clusters, 'below')?.distancePct).toBe(2.31);
  });

  it('is none where there is none', () => {
    expect(
      nearestCluster(
        clusters.filter(({ side }) => side === 'long'),
        'above',
      ),
    ).toBeUndefined();
  });

  it('is as many average ranges away as its peak', () => {
    expect(distanceInAtr(band('short', 103, 105), 100, 2)).toBe(2);
  });
});

describe('the ladder', () => {
  it('shows both nearest bands whole', () => {
    const { bands } = ladderOf(clusters, PRICE, 200);
    for (const direction of ['above', 'below'] as const) {
      const shown = bands.find(({ cluster }) => cluster === nearestCluster(clusters, direction));
      expect(shown).toBeDefined();
      expect(shown!.top).toBeGreaterThan(0);
      expect(shown!.top + shown!.height).toBeLessThan(200);
    }
  });

  it('puts shorts above the middle, longs below, and equal ratios equally far', () => {
    const { bands } = ladderOf([band('short', 102, 104), band('long', 100 / 1.04, 100 / 1.02)], 100, 200);
    const [short, long] = bands;
    expect(short!.top + short!.height).toBeLessThan(100);
    expect(200 - (long!.top + long!.height)).toBeCloseTo(short!.top, 9);
  });

  it('never draws a band thinner than can be seen', () => {
    const [hair] = ladderOf([band('short', 103, 103.001)], 100, 200).bands;
    expect(hair!.height).toBe(5);
  });

  it('stands without any band', () => {
    const { bands, ticks } = ladderOf([], 100, 200);
    expect(bands).toEqual([]);
    expect(ticks.map(({ percent }) => percent)).toEqual([1, -1, 3, -3]);
  });
});
