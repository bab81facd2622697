import { describe, expect, test } from 'vitest';

import type { CssPx } from '../core/units';
import { type Picture, sameBands, sameHeat, sameMarks, xOfInstant } from './picture';
import { NO_ROOM_TAKEN } from './picture';
import { plainCluster, plainPicture } from './picture-fixture';

const picture = plainPicture({ time: { slope: 0.001, origin: 0 } });

const HEAT = {
  columnTimes: [0],
  columnDuration: 60_000,
  lowest: 60_000,
  bucketRatio: 1.001,
  rows: 1,
  intensity: '',
  reference: 1,
  closes: [null],
};

function changed(other: Picture): { bands: boolean; marks: boolean; heat: boolean } {
  return {
    bands: !sameBands(picture, other),
    marks: !sameMarks(picture, other),
    heat: !sameHeat(picture, other),
  };
}

const NOTHING = { bands: false, marks: false, heat: false };
const ALL = { bands: true, marks: true, heat: true };

test('a picture read anew from the same chart and data has nothing new', () => {
  const { pane, scale, time } = picture;
  expect(changed({ ...picture, pane: { ...pane }, scale: { ...scale }, time: { ...time! } })).toEqual(
    NOTHING,
  );
});

const { time: _, ...timeless } = picture;

describe('what is painted anew', () => {
  test.each<[string, Picture]>([
    ['a pan of the prices', { ...picture, scale: { ...picture.scale, intercept: 60_400.1 } }],
    ['a stretch of the prices', { ...picture, scale: { ...picture.scale, slope: -1.1 } }],
    ['a pan in time', { ...picture, time: { slope: 0.001, origin: 900_000 } }],
  ])('is nothing for %s: what there is moves with the chart', (_, other) => {
    expect(changed(other)).toEqual(NOTHING);
  });

  test.each<[string, Picture]>([
    ['another kind of scale', { ...picture, scale: { ...picture.scale, kind: 'log' } }],
    ['another ground', { ...picture, ground: 'light' }],
  ])('is all of it for %s', (_, other) => {
    expect(changed(other)).toEqual(ALL);
  });

  test.each<[string, Picture]>([
    ['another size of the plot', { ...picture, pane: { ...picture.pane, height: 401 as CssPx } }],
    ['other pixels of the screen', { ...picture, pane: { ...picture.pane, ratio: 2 } }],
    ['another opacity', { ...picture, settings: { ...picture.settings, overlayOpacity: 0.5 } }],
  ])('is all but the heat for %s', (_, other) => {
    expect(changed(other)).toEqual({ ...ALL, heat: false });
  });

  test.each<[string, Picture]>([
    ['times no longer known', timeless],
    ['another interval', { ...picture, bar: 60_000 }],
  ])('are the marks alone for %s', (_, other) => {
    expect(changed(other)).toEqual({ ...NOTHING, marks: true });
  });

  test.each<[string, Picture]>([
    ['other clusters', { ...picture, clusters: [] }],
    ['another own level', { ...picture, ownLevels: [] }],
    ['another band under the pointer', { ...picture, hovered: plainCluster(60_100, 60_120) }],
    ['something new in the page’s corner', { ...picture, room: { ...NO_ROOM_TAKEN, topRight: 30 } }],
  ])('are the bands alone for %s', (_, other) => {
    expect(changed(other)).toEqual({ ...NOTHING, bands: true });
  });

  test.each<[string, Picture]>([
    ['other divergences', { ...picture, divergences: [] }],
    ['other absorption', { ...picture, absorptions: [] }],
    ['other forced orders', { ...picture, liquidations: [] }],
  ])('are the marks alone for %s', (_, other) => {
    expect(changed(other)).toEqual({ ...NOTHING, marks: true });
  });

  test.each<[string, Partial<Picture>]>([
    ['another heatmap', { heatmap: HEAT }],
    ['another palette', { settings: { ...picture.settings, palette: 'cividis' } }],
  ])('is the heat for %s', (_, other) => {
    expect(changed({ ...picture, ...other }).heat).toBe(true);
  });
});

test('what happens within a bar lies between the middles of its neighbours’ gaps', () => {
  const time = { slope: 0.001, origin: 0 }; // a bar of 10 s is 10 px wide, its middle at its opening time
  expect(xOfInstant(time, 20_000, 10_000)).toBe(15);
  expect(xOfInstant(time, 30_000, 10_000)).toBe(25);
  expect(xOfInstant(time, 20_000)).toBe(20);
});
