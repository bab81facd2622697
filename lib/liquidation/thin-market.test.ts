import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { thinMarket } from './thin-market';

const isWeekend = (time: number): boolean => thinMarket(time, undefined) === 'weekend';

describe('the weekend', () => {
  it('is Saturday and Sunday by the calendar, at any time', () => {
    const time = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(time, (date) => {
        expect(isWeekend(date.getTime())).toBe([0, 6].includes(date.getUTCDay()));
      }),
    );
  });

  it('begins and ends at midnight, UTC', () => {
    const saturday = Date.UTC(2026, 1, 21);
    expect([saturday - 1, saturday].map(isWeekend)).toEqual([false, true]);
    expect([saturday + 2 * 86_400_000 - 1, saturday + 2 * 86_400_000].map(isWeekend)).toEqual([true, false]);
  });
});

describe('a thin market', () => {
  const saturday = Date.UTC(2026, 1, 21);

  it('is told by the books where their usual depth is known, whatever the calendar says', () => {
    expect([0.5, 0.9].map((depth) => thinMarket(saturday, depth))).toEqual(['books', undefined]);
    expect(thinMarket(saturday - 1, 0.5)).toBe('books');
  });
});
