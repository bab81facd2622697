import { expect, test } from 'vitest';

import { clusterAt } from './hover';
import { plainCluster as cluster, plainPicture } from './picture-fixture';

const weak = cluster(60_100, 60_120, { strength: 0.2 });
const strong = cluster(60_120, 60_140, { strength: 0.9 });
const picture = plainPicture({ clusters: [weak, strong] });

test('the band under the pointer is found', () => {
  expect(clusterAt(picture, 300, 290)).toBe(weak);
  expect(clusterAt(picture, 300, 270)).toBe(strong);
});

test('where two meet it is the stronger one', () => {
  expect(clusterAt(picture, 300, 280)).toBe(strong);
});

test('a pointer a few px off still finds it, farther off nothing', () => {
  expect(clusterAt(picture, 300, 303)).toBe(weak);
  expect(clusterAt(picture, 300, 306)).toBeUndefined();
});

test.each([
  [-1, 290],
  [900, 290],
  [300, -1],
  [300, 400],
  [Number.NaN, 290],
])('outside of the plot there is none: %d, %d', (x, y) => {
  expect(clusterAt(picture, x, y)).toBeUndefined();
});

test('a band that is not shown is not found', () => {
  const { settings } = picture;
  expect(clusterAt({ ...picture, settings: { ...settings, threshold: 0.5 } }, 300, 290)).toBeUndefined();
  expect(clusterAt({ ...picture, settings: { ...settings, bandsVisible: false } }, 300, 290)).toBeUndefined();
});

test('it is found on an inverted chart', () => {
  const scale = { kind: 'linear', slope: 1, intercept: -60_000 } as const;
  expect(clusterAt({ ...picture, scale }, 300, 110)).toBe(weak);
});
