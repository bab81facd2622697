import { expect, test } from 'vitest';

import { shownAbsorptions, shownDivergences } from './shown-marks';

const divergence = {
  kind: 'hidden-bullish',
  pivotTime: 1,
  pivotPrice: 1,
  confirmedTime: 2,
  confirmedPrice: 1,
  residualZ: 2,
} as const;
const absorption = {
  takers: 'sell',
  fromTime: 1,
  confirmedTime: 2,
  confirmedPrice: 1,
  residualZ: -4,
  taken: 0.5,
} as const;

test('strict shows the strict divergences, normal shows all', () => {
  const all = [divergence, { ...divergence, strict: true }];
  expect(shownDivergences(all, 'strict')).toEqual([all[1]]);
  expect(shownDivergences(all, 'normal')).toEqual(all);
});

test('each setting shows the absorption that it found', () => {
  const all = [
    { ...absorption, strictness: 'normal' },
    { ...absorption, strictness: 'strict' },
  ] as const;
  expect(shownAbsorptions(all, 'normal')).toEqual([all[0]]);
  expect(shownAbsorptions(all, 'strict')).toEqual([all[1]]);
});
