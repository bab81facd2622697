import { describe, expect, test } from 'vitest';

import type { PriceScale } from '../chart/price-scale';
import type { CssPx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import { compose } from './compose';
import { hintsOf } from './edge-hint';
import { colourOf } from './palette';
import { NO_ROOM_TAKEN, type Picture } from './picture';

const PRICE = 60_200;
/** 400 css px that show 60,400 at the top and 60,000 at the bottom: a pixel a dollar. */
const scale: PriceScale = { kind: 'linear', slope: -1, intercept: 60_400 };

function cluster(peak: number, more: Partial<ClusterView> = {}): ClusterView {
  return {
    side: peak > PRICE ? 'short' : 'long',
    low: peak - 10,
    high: peak + 10,
    peak,
    distancePct: Math.abs(peak / PRICE - 1) * 100,
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

function picture(clusters: readonly ClusterView[], more: Partial<Picture> = {}): Picture {
  return {
    pane: { width: 900 as CssPx, height: 400 as CssPx, ratio: 2 },
    room: NO_ROOM_TAKEN,
    scale,
    clusters,
    divergences: [],
    settings: { overlayOpacity: 1, palette: 'viridis', markersVisible: true },
    words: { bandLabel: ({ peak }) => `band ${peak}`, hint: ({ peak }) => String(peak) },
    ...more,
  };
}

describe('the nearest band of a side', () => {
  test('is said at the edge it lies beyond, in its own colour', () => {
    const hints = hintsOf(picture([cluster(61_000), cluster(60_800, { strength: 0.9 }), cluster(59_700)]));
    expect(hints).toEqual([
      { y: 28, text: '60800', colour: colourOf('viridis', 0.9), side: 'short', up: true },
      { y: 772, text: '59700', colour: colourOf('viridis', 0.5), side: 'long', up: false },
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
    const panned = { ...scale, intercept: 59_000 };
    const hints = hintsOf(picture([cluster(60_800), cluster(59_700)], { scale: panned }));
    expect(hints.map(({ text, side, up }) => [text, side, up])).toEqual([['59700', 'long', true]]);
  });
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
