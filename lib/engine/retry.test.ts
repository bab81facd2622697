import { expect, it } from 'vitest';

import { unixMs } from '../core/units';
import { retryDelay } from './retry';

const now = unixMs(1_000_000);

it('waits grow from two seconds to a minute and are spread by half to either side', () => {
  const after = (failures: number, random: number) =>
    retryDelay({ failures, now, bannedUntil: undefined, random });
  expect([1, 2, 5, 6, 60].map((failures) => after(failures, 0.5))).toEqual([
    2_000, 4_000, 32_000, 60_000, 60_000,
  ]);
  expect([after(1, 0), after(1, 1)]).toEqual([1_000, 3_000]);
});

it('nobody asks before a ban ends, and one that has ended holds nobody up', () => {
  expect(retryDelay({ failures: 1, now, bannedUntil: unixMs(now + 90_000), random: 0 })).toBe(90_000);
  expect(retryDelay({ failures: 1, now, bannedUntil: unixMs(now - 1), random: 0.5 })).toBe(2_000);
});
