import { expect, test } from 'vitest';

import type { CssPx } from '../core/units';
import { NO_ROOM_TAKEN, type Picture, samePicture } from './picture';

const picture: Picture = {
  pane: { width: 900 as CssPx, height: 400 as CssPx, ratio: 1 },
  room: NO_ROOM_TAKEN,
  scale: { kind: 'linear', slope: -1, intercept: 60_400 },
  time: { slope: 0.001, origin: 0 },
  clusters: [],
  divergences: [],
  settings: { overlayOpacity: 1, palette: 'viridis', markersVisible: true },
  words: { bandLabel: () => '', hint: () => '' },
};

test('a picture read anew from the same chart and data is the same', () => {
  const again = {
    ...picture,
    pane: { ...picture.pane },
    scale: { ...picture.scale },
    time: { ...picture.time! },
  };
  expect(samePicture(picture, again)).toBe(true);
});

const { time: _, ...timeless } = picture;

test.each<[string, Picture]>([
  ['the price scale', { ...picture, scale: { ...picture.scale, intercept: 60_400.1 } }],
  ['the kind of scale', { ...picture, scale: { ...picture.scale, kind: 'log' } }],
  ['the time scale', { ...picture, time: { slope: 0.001, origin: 900_000 } }],
  ['that the times are known', timeless],
  ['the plot’s size', { ...picture, pane: { ...picture.pane, height: 401 as CssPx } }],
  ['the pixels of the screen', { ...picture, pane: { ...picture.pane, ratio: 2 } }],
  ['what the page covers', { ...picture, room: { ...NO_ROOM_TAKEN, topRight: 30 } }],
  ['the clusters', { ...picture, clusters: [] }],
  ['the divergences', { ...picture, divergences: [] }],
  ['the settings', { ...picture, settings: { ...picture.settings } }],
])('it is another when %s changed', (_, other) => {
  expect(samePicture(picture, other)).toBe(false);
});
