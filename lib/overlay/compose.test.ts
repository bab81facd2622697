import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { PriceScale } from '../chart/price-scale';
import type { CssPx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import { compose } from './compose';
import { deviceSpan } from './device-span';
import { NO_ROOM_TAKEN, type Pane, type Picture } from './picture';

/** 400 css px that show 60,400 at the top and 60,000 at the bottom: a pixel a dollar. */
const scale: PriceScale = { kind: 'linear', slope: -1, intercept: 60_400 };

function pane(ratio: number): Pane {
  return { width: 900 as CssPx, height: 400 as CssPx, ratio };
}

function cluster(low: number, high: number, more: Partial<ClusterView> = {}): ClusterView {
  return {
    side: 'long',
    low,
    high,
    peak: (low + high) / 2,
    distancePct: 1,
    quantity: 10,
    usd: 600_000,
    strength: 0.5,
    confidence: 0.5,
    class: 'imminent',
    tiers: [25],
    thin: false,
    ...more,
  };
}

function picture(clusters: readonly ClusterView[], ratio = 1): Picture {
  return {
    pane: pane(ratio),
    room: NO_ROOM_TAKEN,
    scale,
    clusters,
    divergences: [],
    settings: { overlayOpacity: 1, palette: 'viridis', markersVisible: true },
    words: { bandLabel: ({ low, high }) => `${low}–${high}`, hint: ({ peak }) => String(peak) },
  };
}

describe('a band covers its price range to the device pixel', () => {
  test.each([
    [1, { top: 90, height: 21 }], // 90.4 … 110.6 css px
    [1.5, { top: 136, height: 30 }], // 135.6 … 165.9
    [2, { top: 181, height: 40 }], // 180.8 … 221.2
  ])('at %d device px per css px', (ratio, expected) => {
    const [band] = compose(picture([cluster(60_289.4, 60_309.6)], ratio)).bands;
    expect(band).toMatchObject(expected);
  });

  test.each([1, 1.5, 2])('and two that touch share an edge, at %d', (ratio) => {
    const [a, b] = compose(picture([cluster(60_200.3, 60_250.7), cluster(60_250.7, 60_280)], ratio)).bands;
    const [upper, lower] = a!.top < b!.top ? [a!, b!] : [b!, a!];
    expect(upper.top + upper.height).toBe(lower.top);
  });

  test.each([1, 1.5, 2])('but is never a hair line, at %d', (ratio) => {
    const [band] = compose(picture([cluster(60_200, 60_200.2)], ratio)).bands;
    expect(band!.height).toBe(4 * ratio);
    expect(Math.abs(band!.top + band!.height / 2 - 199.9 * ratio)).toBeLessThanOrEqual(1);
  });
});

test('a span covers what it is given, however it falls on the pixels', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 2_000, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.constantFrom(1, 1.25, 1.5, 2, 3),
      (from, length, ratio) => {
        const span = deviceSpan(from as CssPx, (from + length) as CssPx, ratio, 3);
        expect(span.length).toBeGreaterThanOrEqual(3);
        expect(Math.abs(span.start + span.length / 2 - (from + length / 2) * ratio)).toBeLessThanOrEqual(1.5);
      },
    ),
  );
});

describe('a scene', () => {
  test('leaves out what is not in the pane', () => {
    const scene = compose(
      picture([cluster(60_500, 60_600), cluster(59_000, 59_100), cluster(60_390, 60_500)]),
    );
    expect(scene.bands).toHaveLength(1);
  });

  test('is brighter where it is surer, and dimmer where the user wants it so', () => {
    const alphaOf = (confidence: number, overlayOpacity: number): number => {
      const base = picture([cluster(60_100, 60_120, { confidence })]);
      return compose({ ...base, settings: { ...base.settings, overlayOpacity } }).bands[0]!.alpha;
    };
    expect(alphaOf(0.9, 1)).toBeGreaterThan(alphaOf(0.3, 1));
    expect(alphaOf(0.9, 0.5)).toBeCloseTo(alphaOf(0.9, 1) / 2);
    expect(alphaOf(1, 1)).toBeLessThan(0.7);
  });

  test('paints the strongest band last, and labels it first', () => {
    const scene = compose(
      picture([cluster(60_100, 60_120, { strength: 1 }), cluster(60_105, 60_125, { strength: 0.2 })]),
    );
    expect(scene.bands.at(-1)!.colour).toEqual([253, 231, 37]);
    expect(scene.labels.map(({ text }) => text)).toEqual(['60100–60120']);
  });

  test('makes no band of a thin cluster', () => {
    const scene = compose(picture([cluster(60_100, 60_101, { thin: true })]));
    expect(scene.bands).toEqual([]);
    expect(scene.labels).toEqual([]);
    expect(scene.traces).toHaveLength(1);
  });

  const divergence = {
    kind: 'regular-bullish',
    pivotTime: 1_000_000,
    pivotPrice: 60_100,
    confirmedTime: 1_300_000,
    confirmedPrice: 60_150,
    residualZ: 2,
  } as const;

  test('has a divergence from its pivot to the bar that confirmed it', () => {
    const time = { slope: 0.001, origin: 900_000 };
    const scene = compose({ ...picture([], 2), divergences: [divergence], time });
    expect(scene.markers).toEqual([
      { x: 200, y: 600, confirmedX: 800, confirmedY: 500, bullish: true, hidden: false },
    ]);
  });

  test('has no divergence where the chart’s clock is not known', () => {
    expect(compose({ ...picture([]), divergences: [divergence] }).markers).toEqual([]);
  });
});
