import { expect, it } from 'vitest';

import { baseQty, unixMs } from '../core/units';
import { type OpenInterestPart, summedOpenInterest } from './summed-open-interest';

/** `quantity` at each of these instants. */
const part = (times: readonly number[], quantity: (time: number) => number, units = 1): OpenInterestPart => ({
  samples: times.map((time) => ({ time: unixMs(time), quantity: baseQty(quantity(time)) })),
  units,
});
const instants = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

function sumOf(...parts: OpenInterestPart[]) {
  const { samples, included } = summedOpenInterest(parts);
  return { at: new Map(samples.map(({ time, quantity }) => [time as number, quantity as number])), included };
}

it('venues are added at the first one’s instants, each in its units', () => {
  const { at, included } = sumOf(
    part(instants(0, 100, 5), (time) => 1_000 + time),
    part(instants(0, 100, 10), (time) => time, 1_000),
  );
  expect([...at.keys()]).toEqual(instants(0, 100, 5));
  expect(at.get(50)).toBe(1_050 + 50_000);
  // Between two stamps the last one holds.
  expect(at.get(55)).toBe(1_055 + 50_000);
  expect(included).toEqual([true, true]);
});

it('a venue that falls silent stands where it stood', () => {
  const { at } = sumOf(
    part(instants(0, 100), () => 10),
    part(instants(0, 60), (time) => time),
  );
  expect([at.get(60), at.get(61), at.get(100)]).toEqual([70, 70, 70]);
});

it('a venue that joins late is left out and told, unless it is late by little', () => {
  const late = part(instants(6, 100), () => 7);
  const { at, included } = sumOf(
    part(instants(0, 100), () => 10),
    late,
    part(instants(5, 100), () => 1),
  );
  expect(included).toEqual([true, false, true]);
  expect(new Set(at.values())).toEqual(new Set([11]));
});

it('a hole in the first is one in the sum, and one in another is bridged by what stood before it', () => {
  const { at } = sumOf(
    part([...instants(0, 40), ...instants(60, 100)], () => 10),
    part([...instants(0, 70), ...instants(80, 100)], (time) => time),
  );
  expect([...at.keys()].filter((time) => time > 40 && time < 60)).toEqual([]);
  expect([at.get(60), at.get(79), at.get(80)]).toEqual([70, 80, 90]);
});

it('the longest record gives the instants where the first is much shorter, which is then left out', () => {
  const { at, included } = sumOf(
    part(instants(90, 100), () => 10),
    part(instants(0, 100, 10), () => 3),
  );
  expect([...at]).toEqual(instants(0, 100, 10).map((time) => [time, 3]));
  expect(included).toEqual([false, true]);
});

it('venues without a record are in no sum', () => {
  expect(
    sumOf(
      part([], () => 0),
      part([7], () => 3),
    ),
  ).toEqual({ at: new Map([[7, 3]]), included: [false, true] });
  expect(summedOpenInterest([part([], () => 0)])).toEqual({ samples: [], included: [false] });
  expect(summedOpenInterest([])).toEqual({ samples: [], included: [] });
});
