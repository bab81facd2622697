import { expect, test } from 'vitest';

import { backoff } from './backoff';

test('the wait doubles with each failure up to a minute', () => {
  expect([1, 2, 3, 10].map((failures) => backoff(failures, () => 1))).toEqual([1_000, 2_000, 4_000, 60_000]);
});

test('half of the wait is chance', () => {
  expect([0, 0.5].map((chance) => backoff(3, () => chance))).toEqual([2_000, 3_000]);
});
