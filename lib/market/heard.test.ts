import fc from 'fast-check';
import { expect, it } from 'vitest';

import { unixMs } from '../core/units';
import { type Heard, joined, unheard } from './heard';

const instant = fc.integer({ min: 0, max: 60 });
const stretches = fc.array(
  fc.tuple(instant, fc.integer({ min: 1, max: 15 })).map(([from, length]) => {
    return { from: unixMs(from), to: unixMs(from + length) };
  }),
);
const holds = (all: readonly Heard[], time: number): boolean =>
  all.some(({ from, to }) => time >= from && time < to);

it('joins stretches into as few, which hold the same instants', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const one = joined(all);
      for (let time = 0; time < 80; time++) expect(holds(one, time)).toBe(holds(all, time));
      for (let i = 1; i < one.length; i++) expect(one[i]!.from).toBeGreaterThan(one[i - 1]!.to);
    }),
  );
});

it('finds every instant of a range that was not heard, and none besides', () => {
  fc.assert(
    fc.property(stretches, instant, instant, (all, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const holes = unheard(all, unixMs(from), unixMs(to));
      for (let time = 0; time < 80; time++)
        expect(holds(holes, time)).toBe(time >= from && time < to && !holds(all, time));
    }),
  );
});
