import { expect, test } from 'vitest';

import { groundUnder } from './ink-ground';

test.each([
  ['#ffffff', 'dark'],
  ['#d1d4dc', 'dark'],
  ['rgb(183, 189, 198)', 'dark'],
  ['rgba(132,142,156,0.9)', 'dark'],
  ['#131722', 'light'],
  ['#000000', 'light'],
  ['rgb(25 25 25)', 'light'],
  ['[object CanvasGradient]', undefined],
])('%s stands on %s ground', (ink, ground) => {
  expect(groundUnder(ink)).toBe(ground);
});
