import { expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import type { DeltaSeries, Provenance } from './delta';
import { summedDelta } from './summed-delta';

/** Minute n has the delta of its place: `of('trades', 0, [1, 2])` is 1 in minute 0 and 2 in minute 1. */
function of(provenance: Provenance, from: number, delta: readonly (number | undefined)[]): DeltaSeries {
  const known = delta.flatMap((value, i) => (value === undefined ? [] : [{ minute: from + i, value }]));
  return {
    provenance,
    interval: MINUTE,
    openTimes: Float64Array.from(known, ({ minute }) => minute * MINUTE),
    delta: Float64Array.from(known, ({ value }) => value),
  };
}

function sumOf(parts: readonly DeltaSeries[], units: readonly number[] = []) {
  const sum = summedDelta(parts.map((series, i) => ({ series, units: units[i] ?? 1 })));
  return (
    sum && {
      provenance: sum.series.provenance,
      minutes: [...sum.series.openTimes].map((time) => time / MINUTE),
      delta: [...sum.series.delta],
      included: sum.included,
    }
  );
}

const flat = (length: number, value: number): number[] => Array.from({ length }, () => value);

it('venues are added minute by minute, each in the first one’s units', () => {
  expect(sumOf([of('trades', 0, [5, -3]), of('trades', 0, [1, 0.002])], [1, 1_000])).toEqual({
    provenance: 'trades',
    minutes: [0, 1],
    delta: [1_005, -1],
    included: [true, true],
  });
});

it('one venue is its own sum', () => {
  expect(sumOf([of('estimated', 3, [1, undefined, -2])])).toEqual({
    provenance: 'estimated',
    minutes: [3, 5],
    delta: [1, -2],
    included: [true],
  });
});

it('a hole in any of them is one in the sum, and where one ends the others go on', () => {
  const whole = of('taker-bars', 0, flat(40, 1));
  const holed = of('trades', 0, [...flat(20, 2), undefined, ...flat(18, 2)]);
  const sum = sumOf([whole, holed])!;
  expect(sum.included).toEqual([true, true]);
  expect(sum.minutes).not.toContain(20);
  expect(sum.minutes).toHaveLength(39);
  expect(sum.delta.slice(0, 38)).toEqual(flat(38, 3));
  expect([sum.minutes.at(-1), sum.delta.at(-1)]).toEqual([39, 1]);
});

it('the sum is as sure as the least sure of what is in it', () => {
  expect(sumOf([of('trades', 0, [1]), of('taker-bars', 0, [1])])!.provenance).toBe('taker-bars');
  expect(sumOf([of('estimated', 0, [1]), of('estimated', 0, [1])])!.provenance).toBe('estimated');
});

it('what is measured is not mixed with what is estimated', () => {
  expect(sumOf([of('estimated', 0, [9, 9]), of('trades', 0, [1, 2])])).toEqual({
    provenance: 'trades',
    minutes: [0, 1],
    delta: [1, 2],
    included: [false, true],
  });
});

it('a venue that does not reach over the others’ is left out and told', () => {
  const sum = sumOf([
    of('trades', 0, flat(100, 1)),
    of('trades', 10, flat(90, 1)),
    of('trades', 4, flat(96, 1)),
  ])!;
  expect(sum.included).toEqual([true, false, true]);
  expect(sum.delta.at(-1)).toBe(2);
});

it('of nothing there is no sum, and a venue without any takes nothing away', () => {
  expect(sumOf([])).toBeUndefined();
  expect(sumOf([of('estimated', 0, []), of('estimated', 0, [])])).toBeUndefined();
  expect(sumOf([of('estimated', 0, []), of('estimated', 0, [4])])).toMatchObject({
    delta: [4],
    included: [false, true],
  });
});
