import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { millis } from '../core/units';
import type { DeltaSeries, Provenance } from './delta';
import { type FlowSources, bestDelta, measuredDelta } from './flow-sources';
import { labelled } from './joined-delta';
import { summedSources } from './summed-sources';

const FIVE = millis(5 * MINUTE);
const QUARTER = millis(15 * MINUTE);

function series(provenance: Provenance, interval: typeof FIVE, known: readonly (number | undefined)[]) {
  const places = known.flatMap((delta, i) => (delta === undefined ? [] : [[i, delta] as const]));
  return {
    provenance,
    interval,
    openTimes: Float64Array.from(places, ([i]) => i * interval),
    delta: Float64Array.from(places, ([, delta]) => delta),
  } satisfies DeltaSeries;
}

/** A venue whose five-minute intervals are measured as given, and whose quarters are estimated as 100 each. */
function venue(five: readonly (number | undefined)[], source: Provenance = 'taker-bars'): FlowSources {
  return {
    five: labelled(series(source, FIVE, five)),
    one: labelled(series(source, MINUTE, [])),
    estimated: series('estimated', QUARTER, Array(Math.ceil(five.length / 3)).fill(100)),
  };
}

const ones = (count: number) => Array<number>(count).fill(1);
const sumOf = (...parts: FlowSources[]) => summedSources(parts.map((sources) => ({ sources, units: 1 })))!;

describe('the order flow of several venues', () => {
  test('is the sum of what is measured, each in the units of the first', () => {
    const sum = summedSources([
      { sources: venue(ones(6)), units: 1 },
      { sources: venue(ones(6)), units: 1_000 },
    ])!;
    expect([...measuredDelta(sum.sources).delta]).toEqual([3_003, 3_003]);
    expect(sum.sources.five.sources[0]).toBe('taker-bars');
  });

  test('leaves out a venue whose measured flow does not reach as far back', () => {
    const late = venue([...Array<undefined>(30).fill(undefined), ...ones(6)], 'trades');
    const sum = sumOf(venue(ones(36)), late);
    expect(sum.included).toEqual([true, false]);
    expect([...new Set(measuredDelta(sum.sources).delta)]).toEqual([3]);
  });

  test('goes on without a venue that dropped out, and is not scaled up for it', () => {
    const sum = sumOf(venue(ones(300)), venue(ones(294)));
    expect(Array.from(measuredDelta(sum.sources).delta).slice(-3)).toEqual([6, 3, 3]);
  });

  test('waits for a venue whose newest bar is late, and shows no estimate meanwhile', () => {
    const { sources } = sumOf(venue(ones(300)), venue(ones(298)));
    expect(Array.from(measuredDelta(sources).delta).slice(-1)).toEqual([6]);
    expect(bestDelta(sources).openTimes.at(-1)).toBe(98 * QUARTER);
  });

  test('never adds an estimate to what is measured: where one lacks, the whole bar is estimated', () => {
    const holed = ones(300).map((value, i) => (i === 151 ? undefined : value));
    const { sources } = sumOf(venue(ones(300)), venue(holed));
    expect([...measuredDelta(sources).openTimes]).not.toContain(50 * QUARTER);
    const best = bestDelta(sources);
    expect(best.sources[50]).toBe('estimated');
    expect(best.delta[50]).toBe(3 + 100);
    expect(best.sources[51]).toBe('taker-bars');
    expect(best.delta[51]).toBe(6);
  });

  test('is estimated throughout where nothing is measured', () => {
    const none = Array<undefined>(6).fill(undefined);
    const { sources, included } = sumOf(venue(none), venue(none));
    expect(included).toEqual([true, true]);
    expect([...bestDelta(sources).delta]).toEqual([200, 200]);
    expect(bestDelta(sources).sources).toEqual(['estimated', 'estimated']);
  });

  test('of no venue there is none', () => {
    expect(summedSources([])).toBeUndefined();
  });
});
