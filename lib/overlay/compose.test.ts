import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CssPx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import { compose, composeEdges } from './compose';
import { deviceSpan } from './device-span';
import type { Picture } from './picture';
import { plainCluster as cluster, plainPicture } from './picture-fixture';

function picture(clusters: readonly ClusterView[], ratio = 1, more: Partial<Picture> = {}): Picture {
  const base = plainPicture({ clusters, ...more });
  return { ...base, pane: { ...base.pane, ratio } };
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

  test('leaves out what is weaker than the threshold, and all of it where bands are not wanted', () => {
    const clusters = [
      cluster(60_100, 60_120, { strength: 0.3 }),
      cluster(60_200, 60_220, { strength: 0.6 }),
      cluster(60_300, 60_301, { strength: 0.2, thin: true }),
    ];
    const { settings } = plainPicture();
    const some = compose(picture(clusters, 1, { settings: { ...settings, threshold: 0.5 } }));
    expect(some.bands.map(({ top }) => top)).toEqual([180]);
    expect(some.traces).toEqual([]);
    const none = compose(picture(clusters, 1, { settings: { ...settings, bandsVisible: false } }));
    expect([none.bands, none.traces, none.labels]).toEqual([[], [], []]);
  });

  test('outlines the band under the pointer, while it is in view', () => {
    const clusters = [cluster(60_100, 60_120)];
    const outlined = (hovered: ClusterView) => compose(picture(clusters, 2, { hovered })).outline;
    expect(outlined(clusters[0]!)).toEqual({ top: 560, height: 40 });
    expect(outlined(cluster(60_500, 60_600))).toBeUndefined();
    expect(compose(picture(clusters)).outline).toBeUndefined();
  });
});

describe('what lies beyond the plot, for a chart that moves', () => {
  const margin = { across: 0, down: 200 };

  test('is composed as far as the margin goes', () => {
    const clusters = [cluster(60_500, 60_520), cluster(59_900, 59_920), cluster(60_610, 60_630)];
    const { bands } = compose(picture(clusters, 1), margin);
    expect(bands.map(({ top }) => top).sort((a, b) => a - b)).toEqual([-120, 480]);
  });

  test('has its label in its middle, and what is half in view in the middle of that', () => {
    const clusters = [cluster(60_500, 60_520, { strength: 0.9 }), cluster(59_940, 60_040)];
    const { labels } = compose(picture(clusters, 1), margin);
    expect(labels.map(({ y }) => y)).toEqual([-110, 380]);
  });

  test('leaves what is in view as many labels as there would be without it', () => {
    const far = Array.from({ length: 8 }, (_, i) =>
      cluster(60_410 + 20 * i, 60_412 + 20 * i, { strength: 1 }),
    );
    const near = Array.from({ length: 8 }, (_, i) => cluster(60_110 + 20 * i, 60_112 + 20 * i));
    const inView = ({ y }: { readonly y: number }): boolean => y > 0 && y < 400;
    expect(compose(picture([...far, ...near], 1), margin).labels.filter(inView)).toHaveLength(8);
  });

  test('has the line of an own level, without words', () => {
    const ownLevels = [{ of: 0, side: 'long', entry: 61_000, leverage: 10, liquidation: 59_900 } as const];
    expect(compose(picture([], 1, { ownLevels }), margin)).toMatchObject({
      lines: [{ y: 500, mark: 'liquidation', inBand: false }],
      levels: [],
    });
    expect(compose(picture([], 1, { ownLevels })).lines).toEqual([]);
  });
});

describe('an inverted chart', () => {
  const inverted = { scale: { kind: 'linear', slope: 1, intercept: -60_000 } } as const; // 60,000 at the top

  test('has its bands where their prices are, facing the price', () => {
    const clusters = [cluster(60_100, 60_120), cluster(60_300, 60_330, { side: 'short', strength: 0.4 })];
    const { bands } = compose(picture(clusters, 1, inverted));
    expect(bands.map(({ top, height, facing }) => [top, height, facing])).toEqual([
      [300, 30, 'top'],
      [100, 20, 'bottom'],
    ]);
  });

  test('mirrors an upright one, band by band', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 60_010, max: 60_380, noNaN: true }),
        fc.double({ min: 5, max: 60, noNaN: true }),
        (low, width) => {
          const [up] = compose(picture([cluster(low, low + width)])).bands;
          const [down] = compose(picture([cluster(low, low + width)], 1, inverted)).bands;
          expect(Math.abs(up!.top + down!.top + down!.height - 400)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('the user’s own liquidation price', () => {
  const own = (liquidation: number | undefined, leverage = 10) =>
    ({
      of: 0,
      side: 'long',
      entry: 61_000,
      leverage,
      ...(liquidation === undefined ? {} : { liquidation }),
    }) as const;

  test('is a line with its words', () => {
    const { levels } = compose(picture([], 2, { ownLevels: [own(60_150)] }));
    expect(levels).toEqual([{ y: 500, text: '10× long', mark: 'liquidation', inBand: false }]);
  });

  test('is said at the edge it lies beyond, before any band', () => {
    const far = cluster(59_700, 59_720);
    const scene = composeEdges(picture([far], 1, { ownLevels: [own(59_000)] }));
    expect(scene.levels).toMatchObject([{ y: 386, text: '10× long', beyond: 'bottom' }]);
    expect(scene.hints.map(({ y }) => y)).toEqual([364]);
  });

  test('keeps its plate where a band’s label would touch it', () => {
    const scene = compose(picture([cluster(60_140, 60_160)], 1, { ownLevels: [own(60_152)] }));
    expect(scene.labels).toEqual([]);
    expect(scene.levels[0]!.text).toBe('10× long');
  });

  test('is a line without words right beside another', () => {
    const { levels } = compose(picture([], 1, { ownLevels: [own(60_150), own(60_155, 20)] }));
    expect(levels.map(({ y, text }) => [y, text])).toEqual([
      [250, '10× long'],
      [245, ''],
    ]);
  });

  test('has the position’s other prices with it in view, its own plate first', () => {
    const level = { ...own(60_150), entry: 60_300, stop: 60_155, target: 60_390 };
    const { lines, levels } = compose(picture([], 1, { ownLevels: [level] }));
    expect(lines.map(({ y, mark }) => [y, mark])).toEqual([
      [250, 'liquidation'],
      [245, 'stop'],
      [10, 'target'],
      [100, 'entry'],
    ]);
    expect(levels.map(({ text }) => text)).toEqual(['10× long', '', '10× long target', '10× long entry']);
  });

  test('alone is said at an edge, not what its owner would do there', () => {
    const level = { ...own(59_000), stop: 59_500, target: 60_900 };
    expect(composeEdges(picture([], 1, { ownLevels: [level] })).levels).toMatchObject([
      { mark: 'liquidation', beyond: 'bottom' },
    ]);
  });

  test('is marked where a band threatens it, as is a stop', () => {
    const level = { ...own(60_150), stop: 60_200, inBand: ['stop'] as ('stop' | 'liquidation')[] };
    const { lines } = compose(picture([], 1, { ownLevels: [level] }));
    expect(lines.map(({ mark, inBand }) => [mark, inBand])).toEqual([
      ['liquidation', false],
      ['stop', true],
    ]);
  });

  test('is left out where no price closes the position, or it is not wanted', () => {
    expect(compose(picture([], 1, { ownLevels: [own(undefined)] })).levels).toEqual([]);
    const settings = { ...plainPicture().settings, positionVisible: false };
    expect(compose(picture([], 1, { ownLevels: [own(60_150)], settings })).levels).toEqual([]);
  });
});
