import { describe, expect, test } from 'vitest';

import { compose, composeEdges } from './compose';
import type { ClusterView } from '../protocol/snapshot';
import { colourOf } from './palette';
import type { Picture } from './picture';
import { plainCluster, plainPicture } from './picture-fixture';
import type { EdgeHint } from './scene';

const PRICE = 60_200;

function cluster(peak: number, more: Partial<ClusterView> = {}): ClusterView {
  return plainCluster(peak - 10, peak + 10, {
    side: peak > PRICE ? 'short' : 'long',
    distancePct: Math.abs(peak / PRICE - 1) * 100,
    ...more,
  });
}

function picture(clusters: readonly ClusterView[], more: Partial<Picture> = {}): Picture {
  const base = plainPicture({ clusters, ...more });
  const words = { ...base.words, bandLabel: ({ peak }: ClusterView) => `band ${peak}` };
  return { ...base, pane: { ...base.pane, ratio: 2 }, words };
}

function hintsOf(of: Picture): readonly EdgeHint[] {
  return composeEdges(of).hints;
}

describe('the nearest band of a side', () => {
  test('is said at the edge it lies beyond, in its own colour', () => {
    const hints = hintsOf(picture([cluster(61_000), cluster(60_800, { strength: 0.9 }), cluster(59_700)]));
    expect(hints).toEqual([
      { y: 28, text: '60800', colour: colourOf('viridis', 0.9), side: 'short', facing: 'bottom', up: true },
      { y: 772, text: '59700', colour: colourOf('viridis', 0.5), side: 'long', facing: 'top', up: false },
    ]);
  });

  test('is not said while any of it is in view, nor are those behind it', () => {
    expect(hintsOf(picture([cluster(60_409), cluster(61_000), cluster(59_991), cluster(59_000)]))).toEqual(
      [],
    );
  });

  test('is said as soon as nothing of it is', () => {
    expect(hintsOf(picture([cluster(60_410), cluster(59_990)])).map(({ text }) => text)).toEqual([
      '60410',
      '59990',
    ]);
  });

  test('is said above once the chart is panned below both', () => {
    const panned = { ...plainPicture().scale, intercept: 59_000 };
    const hints = hintsOf(picture([cluster(60_800), cluster(59_700)], { scale: panned }));
    expect(hints.map(({ text, side, up }) => [text, side, up])).toEqual([['59700', 'long', true]]);
  });
});

test('on an inverted chart, bands above the price are said below', () => {
  const scale = { kind: 'linear', slope: 1, intercept: -60_000 } as const;
  const hints = hintsOf(picture([cluster(60_800), cluster(59_700)], { scale }));
  expect(hints.map(({ text, side, up }) => [text, side, up])).toEqual([
    ['59700', 'long', true],
    ['60800', 'short', false],
  ]);
});

test('a thin line is no band to say', () => {
  expect(hintsOf(picture([cluster(60_800, { thin: true })]))).toEqual([]);
});

test('hints stand clear of what the page shows in the corner, and out of the way where that is much', () => {
  const hidden = [cluster(60_800), cluster(59_700)];
  const under = { topRight: 40, bottomRight: 30, bottomLeft: 0 };
  expect(hintsOf(picture(hidden, { room: under })).map(({ y }) => y)).toEqual([108, 712]);
  const much = { topRight: 150, bottomRight: 150, bottomLeft: 0 };
  expect(hintsOf(picture(hidden, { room: much }))).toEqual([]);
});

test('a band’s label keeps off a hint', () => {
  const far = cluster(60_800);
  const under = cluster(60_385);
  expect(compose(picture([far, under])).labels.map(({ text }) => text)).toEqual(['band 60385']);
  const nearest = { ...far, distancePct: 0.1 };
  expect(compose(picture([nearest, under])).labels).toEqual([]);
});
