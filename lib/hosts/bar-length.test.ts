import { expect, test } from 'vitest';

import { barLength } from './bar-length';

test.each([
  ['1', 60_000],
  ['240', 14_400_000],
  ['30S', 30_000],
  ['D', 86_400_000],
  ['1D', 86_400_000],
  ['W', 604_800_000],
])('%s is %d ms', (resolution, length) => {
  expect(barLength(resolution)).toBe(length);
});

test.each(['', 'M', '1M', '12M', '0', '100R', 'one', '1h', '99999'])(
  '“%s” has no one length',
  (resolution) => {
    expect(barLength(resolution)).toBeUndefined();
  },
);
