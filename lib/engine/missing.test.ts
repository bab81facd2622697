import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { millis, unixMs } from '../core/units';
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
    expect(pages.map(({ from, to }) => [from / MINUTE, to / MINUTE])).toEqual([[5, 10]]);
  });

  it('takes holes together that fit one page, as between hourly stamps when five minutes are wanted', () => {
    const hours = Array.from({ length: 24 }, (_, i) => i * HOUR);
    const pages = missingPages(hours, [], unixMs(0), unixMs(DAY), millis(5 * MINUTE), 100);
    expect(pages).toHaveLength(Math.ceil(DAY / (5 * MINUTE) / 100));
  });

  it('covers every minute that is absent, asks for none twice, and for as few pages as do', () => {
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
          expect(pages.every(({ from, to }) => to - from <= pageSize * MINUTE)).toBe(true);
          // A page begins at its oldest absent minute and ends behind its newest one, and the next would not fit into it.
          const edges = pages.flatMap(({ from, to }) => [from / MINUTE, to / MINUTE - 1]);
          expect(edges.filter((minute) => present.includes(minute))).toEqual([]);
          for (const [i, { from }] of pages.slice(1).entries())
            expect(pages[i]!.to - from).toBeGreaterThan(pageSize * MINUTE);
        },
      ),
    );
  });
});
