import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import { missingPages } from './missing';

describe('what is still to be fetched', () => {
  it('is everything, newest page first, when nothing is there', () => {
    const pages = missingPages([], [], unixMs(0), unixMs(25 * MINUTE), MINUTE, 10);
    expect(pages.map(({ from, to }) => [from / MINUTE, to / MINUTE])).toEqual([
      [15, 25],
      [5, 15],
      [0, 5],
    ]);
  });

  it('leaves out what the venue said it does not have', () => {
    const gap = { from: unixMs(0), to: unixMs(5 * MINUTE), reason: 'not-published' } as const;
    const pages = missingPages([7 * MINUTE], [gap], unixMs(0), unixMs(10 * MINUTE), MINUTE, 100);
    expect(pages.map(({ from, to }) => [from / MINUTE, to / MINUTE])).toEqual([
      [8, 10],
      [5, 7],
    ]);
  });

  it('covers exactly the minutes that are absent, each once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 99 })),
        fc.integer({ min: 1, max: 30 }),
        (present, pageSize) => {
          const pages = missingPages(
            present.map((i) => i * MINUTE).sort((a, b) => a - b),
            [],
            unixMs(0),
            unixMs(100 * MINUTE),
            MINUTE,
            pageSize,
          );
          const asked = pages.flatMap(({ from, to }) =>
            Array.from({ length: (to - from) / MINUTE }, (_, i) => from / MINUTE + i),
          );
          expect(asked.length).toBe(new Set(asked).size);
          expect(new Set([...asked, ...present]).size).toBe(100);
          expect(asked.length + present.length).toBe(100);
          expect(pages.every(({ from, to }) => to - from <= pageSize * MINUTE)).toBe(true);
        },
      ),
    );
  });
});
