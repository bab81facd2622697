import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import { divergences } from '../../orderflow/divergence';
import { evaluateGrid, type GridMemory, NOTHING_REMEMBERED } from './evaluate-grid';
import type { Flow } from './flow-readings';
import { gridInputs, type GridSeries } from './grid-inputs';
import { bandsOf, flowOf, fundingOf, interestOf, NOW, workedExample } from './market.testing';

/** The flow as it was known at an instant, its divergences found anew. */
function knownFlow({ frame }: Flow, now: UnixMs): Flow {
  const length = frame.openTimes.findLastIndex((time) => time + frame.interval <= now) + 1;
  const cut = {
    ...frame,
    length,
    openTimes: frame.openTimes.slice(0, length),
    high: frame.high.slice(0, length),
    low: frame.low.slice(0, length),
    close: frame.close.slice(0, length),
    returns: frame.returns.slice(0, length),
    delta: frame.delta.slice(0, length),
    runStart: frame.runStart.slice(0, length),
  };
  return { frame: cut, divergences: divergences(cut) };
}

const known = (series: GridSeries, now: UnixMs): GridSeries => ({
  bands: series.bands,
  flow: series.flow && knownFlow(series.flow, now),
  funding: series.funding.filter(({ time }) => time <= now),
  openInterest: series.openInterest.filter(({ time }) => time <= now),
});

describe('no look ahead', () => {
  const series: GridSeries = {
    bands: undefined,
    flow: flowOf([], 8),
    funding: fundingOf([-0.01, -0.02, -0.01, 0.03]),
    openInterest: interestOf(15),
  };

  test('what the readings say of an instant, no later row changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 * 24 * 12 }), (back) => {
        const now = unixMs(NOW - back * 5 * MINUTE);
        expect(gridInputs(known(series, now), now)).toEqual(gridInputs(series, now));
      }),
      { numRuns: 30 },
    );
  });

  test('states that are followed from hour to hour are those of each hour’s own knowledge', () => {
    const follow = (at: (now: UnixMs) => GridSeries) => {
      let memory: GridMemory = NOTHING_REMEMBERED;
      return Array.from({ length: 24 }, (_, i) => {
        const now = unixMs(NOW - (23 - i) * HOUR);
        const evaluated = evaluateGrid(gridInputs(at(now), now), memory, now);
        memory = evaluated.memory;
        return evaluated.grid;
      });
    };
    expect(follow((now) => known(series, now))).toEqual(follow(() => series));
  });

  test('bands of a later instant are not known', () => {
    const inputs = gridInputs(workedExample(), unixMs(NOW - MINUTE));
    expect(inputs.bands).toEqual({ missing: 'no-data' });
  });
});

describe('the strength of a band', () => {
  const strengthOf = (mass: number) =>
    bandsOf([{ at: 4, mass }], [{ at: 4, mass: 10 }]).above.bands[0]?.strength;

  test('is its rank among the strongest of earlier columns, which were about as strong', () => {
    expect(strengthOf(13)).toBe(100);
    expect(strengthOf(7)).toBeLessThan(60);
    const [weak, usual, strong] = [9, 10, 11].map((mass) => strengthOf(mass)!);
    expect(weak).toBeLessThan(usual!);
    expect(usual).toBeLessThan(strong!);
  });

  test('does not depend on the market’s size', () => {
    const scaled = bandsOf([{ at: 4, mass: 10_700 }], [{ at: 4, mass: 10_000 }]);
    expect(scaled.above.bands[0]!.strength).toBeCloseTo(strengthOf(10.7)!, 9);
  });

  test('of the thinner side is held against the denser one as well', () => {
    const thin = [
      { at: 4, mass: 5 },
      { at: -4, mass: 40 },
    ];
    const { above, below } = bandsOf(thin);
    expect(above.bands[0]!.strength).toBeLessThan(50);
    expect(below.bands[0]!.strength).toBeGreaterThan(50);
  });
});

test('growth is each side’s own', () => {
  const day = (above: number, below: number) => [
    { at: 4, mass: above },
    { at: -4, mass: below },
  ];
  const { above, below } = bandsOf(day(12, 10), day(10, 10));
  // The columns of the fixture swell and ebb; both sides alike.
  expect((1 + above.growth! / 100) / (1 + below.growth! / 100)).toBeCloseTo(1.2, 2);
});

test('a side without anything leans as far as is told, and two empty ones not at all', () => {
  expect(bandsOf([{ at: 4, mass: 5 }]).lean).toBeCloseTo(Math.log(100), 9);
  expect(bandsOf([{ at: -4, mass: 5 }]).lean).toBeCloseTo(-Math.log(100), 9);
  expect(bandsOf([]).lean).toBe(0);
});

test('bands of hourly bars may be older than those of minutes', () => {
  const bands = bandsOf([{ at: 4, mass: 5 }]);
  expect(bands.lasts).toBe(31 * MINUTE);
});
