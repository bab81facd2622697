import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import { evaluateGrid, type GridMemory, NOTHING_REMEMBERED } from './evaluate-grid';
import type { Grid, PredicateName, StateName, Toward } from './grid';
import type { GridValues } from './grid-inputs';
import { change, inputsOf, mirroredValues, NOW, QUIET, raised } from './values.testing';

const at = (hours: number): UnixMs => unixMs(NOW + hours * HOUR);

/** Evaluates one after the other, each with what was remembered of the one before. */
function follow(steps: readonly (readonly [hours: number, values: GridValues])[]): Grid[] {
  let memory: GridMemory = NOTHING_REMEMBERED;
  return steps.map(([hours, values]) => {
    const evaluated = evaluateGrid(inputsOf(values, at(hours)), memory, at(hours));
    memory = evaluated.memory;
    return evaluated.grid;
  });
}

const truths = (grids: readonly Grid[], name: PredicateName) =>
  grids.map(
    ({ predicates }) => predicates.find((each) => each.name === name && each.toward !== 'below')!.truth,
  );
const stateOf = (grid: Grid, name: StateName, toward: Toward = 'above') =>
  grid.states.find((state) => state.name === name && state.toward === toward)!;

describe('hysteresis', () => {
  const band = (strength: number, distancePct: number) =>
    change.bands({ bands: [{ strength, distancePct }] });
  const funding = (rank: number) => change.funding({ payer: 'short', rank });
  const persistence = (share: number) =>
    change.funding({ meanPayer: 'short', mean: -0.01, share, payer: 'short' });
  const lean = (value: number) => (values: GridValues) => ({
    ...values,
    bands: { ...values.bands, lean: Math.log(value) },
  });
  type Change = (values: GridValues) => GridValues;
  /** [predicate, not yet, just in, still in, out again] */
  const EDGES: [PredicateName, Change, Change, Change, Change][] = [
    ['band', band(69.9, 4), band(70, 4), band(60, 4), band(59.9, 4)],
    ['band', band(80, 10.1), band(80, 10), band(80, 11), band(80, 11.1)],
    ['band-near', band(80, 5.1), band(80, 5), band(80, 5.5), band(80, 5.6)],
    ['lean', lean(1.49), lean(1.51), lean(1.26), lean(1.24)],
    ['crowding', funding(10.1), funding(10), funding(20), funding(20.1)],
    ['crowding', persistence(0.79), persistence(0.8), persistence(0.6), persistence(0.59)],
    [
      'interest-rising',
      change.interest({ day: 9.9 }),
      change.interest({ day: 10 }),
      change.interest({ day: 6 }),
      change.interest({ day: 5.9 }),
    ],
    [
      'interest-high',
      change.interest({ level: 79.9 }),
      change.interest({ level: 80 }),
      change.interest({ level: 70 }),
      change.interest({ level: 69.9 }),
    ],
    [
      'growth',
      change.bands({ growth: 14.9 }),
      change.bands({ growth: 15 }),
      change.bands({ growth: 8 }),
      change.bands({ growth: 7.9 }),
    ],
    [
      'pressure',
      change.flow({ residualZ: 1.99 }),
      change.flow({ residualZ: 2 }),
      change.flow({ residualZ: 1 }),
      change.flow({ residualZ: 0.99 }),
    ],
  ];

  test.each(EDGES)('%s is entered at one level and left at another', (name, below, entered, kept, left) => {
    const steps = [below, entered, kept, left, kept].map((each, i) => [i / 4, each(QUIET)] as const);
    expect(truths(follow(steps), name)).toEqual(['no', 'yes', 'yes', 'no', 'no']);
  });

  test('tells the level at which the predicate would change', () => {
    const grids = follow([
      [0, change.interest({ level: 75 })(QUIET)],
      [0.25, change.interest({ level: 85 })(QUIET)],
      [0.5, change.interest({ level: 75 })(QUIET)],
    ]);
    const thresholds = grids.map(
      ({ predicates }) => predicates.find(({ name }) => name === 'interest-high')!.terms[0]!.threshold,
    );
    expect(thresholds).toEqual([80, 70, 70]);
  });
});

describe('dwell', () => {
  const primed = raised(['crowding', 'band']);

  test('a state that was entered stays for two hours, and says that it only stays', () => {
    const grids = follow([
      [0, primed],
      [1, QUIET],
      [1.99, QUIET],
      [2, QUIET],
    ]);
    const told = grids.map((grid) => stateOf(grid, 'squeeze-conditions'));
    expect(told.map((state) => state.standing)).toEqual(['holds', 'holds', 'holds', 'no']);
    expect(told.map((state) => state.dwelling)).toEqual([undefined, true, true, undefined]);
    expect(told.slice(0, 3).map((state) => state.since)).toEqual([at(0), at(0), at(0)]);
  });

  test('one that was left stays away as long', () => {
    const steps = [0, 2, 3, 3.9, 4].map(
      (hours, i) => [hours, i === 1 || i === 0 ? [primed, QUIET][i]! : primed] as const,
    );
    const told = follow(steps).map((grid) => stateOf(grid, 'squeeze-conditions'));
    expect(told.map((state) => state.standing)).toEqual(['holds', 'no', 'no', 'no', 'holds']);
    expect(told[4]!.since).toBe(at(4));
  });

  test('however the inputs flicker, a state changes at most twelve times a day', () => {
    const steps = Array.from({ length: 24 * 12 }, (_, i) => [i / 12, i % 2 ? primed : QUIET] as const);
    const told = follow(steps).map((grid) => stateOf(grid, 'squeeze-conditions').standing);
    const flips = told.filter((each, i) => i > 0 && each !== told[i - 1]).length;
    expect(flips).toBeGreaterThan(0);
    expect(flips).toBeLessThanOrEqual(12);
  });

  test('an input that is missing for a while costs a state nothing of its time', () => {
    const missing = { ...inputsOf(primed), funding: { missing: 'stale' } as const };
    const first = evaluateGrid(inputsOf(primed), NOTHING_REMEMBERED, at(0));
    const during = evaluateGrid(missing, first.memory, at(1));
    const after = evaluateGrid(inputsOf(primed), during.memory, at(1.5));
    expect(stateOf(during.grid, 'squeeze-conditions').standing).toBe('unknown');
    expect(stateOf(after.grid, 'squeeze-conditions')).toMatchObject({ standing: 'holds', since: at(0) });
  });

  test('what nobody saw for more than two hours begins anew', () => {
    const grids = follow([
      [0, primed],
      [2.1, primed],
      [9, QUIET],
    ]);
    expect(stateOf(grids[1]!, 'squeeze-conditions').since).toBe(at(2.1));
    expect(stateOf(grids[2]!, 'squeeze-conditions').standing).toBe('no');
  });
});

/** Any readings, about the levels and beyond. */
const anyValues: fc.Arbitrary<GridValues> = fc.record({
  bands: fc.record({
    asOf: fc.constant(NOW),
    lasts: fc.constant(QUIET.bands.lasts),
    lean: fc.double({ min: -1, max: 1, noNaN: true }),
    above: anySide(),
    below: anySide(),
  }),
  flow: fc.record({
    priceZ: z(),
    cvdZ: z(),
    residualZ: z(),
    turnZ: fc.option(z(), { nil: undefined }),
    close: fc.double({ min: 98, max: 102, noNaN: true }),
    highest: fc.option(fc.constant(101), { nil: undefined }),
    lowest: fc.option(fc.constant(99), { nil: undefined }),
    moved: fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: undefined }),
    bearishAge: fc.option(fc.nat(40), { nil: undefined }),
    bullishAge: fc.option(fc.nat(40), { nil: undefined }),
  }),
  funding: fc.record({
    mean: fc.integer({ min: -300, max: 400 }).map((thousandths) => thousandths / 1000),
    meanPayer: fc.constantFrom('long', 'short', undefined),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    payer: fc.constantFrom('long', 'short', undefined),
    rank: fc.option(fc.nat(100), { nil: undefined }),
  }),
  interest: fc.record({
    day: fc.option(fc.double({ min: -20, max: 20, noNaN: true }), { nil: undefined }),
    threeDays: fc.option(fc.double({ min: -20, max: 20, noNaN: true }), { nil: undefined }),
    dayRank: fc.option(fc.nat(100), { nil: undefined }),
    level: fc.option(fc.nat(100), { nil: undefined }),
  }),
});

function z() {
  return fc.double({ min: -4, max: 4, noNaN: true });
}

function anySide() {
  const distancePct = fc.double({ min: 0.3, max: 14, noNaN: true });
  const strength = fc.option(fc.nat(100), { nil: undefined });
  return fc.record({
    bands: fc
      .array(fc.record({ distancePct, strength }), { maxLength: 3 })
      .map((bands) => bands.sort((a, b) => a.distancePct - b.distancePct)),
    growth: fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: undefined }),
  });
}

/** By name and side, as they are called in the mirror. */
function toldIn({ states, predicates, triggers }: Grid, isMirror: boolean): Record<string, string> {
  const seen = (word: string) =>
    isMirror ? word.replace(/above|below/, (side) => (side === 'above' ? 'below' : 'above')) : word;
  return Object.fromEntries([
    ...states.map(({ name, toward, standing }) => [seen(`${name} ${toward}`), standing]),
    ...[...predicates, ...triggers].map(({ name, toward, truth }) => [
      toward === undefined ? seen(name) : `${name} ${seen(toward)}`,
      truth,
    ]),
  ]) as Record<string, string>;
}

test('the mirror image of a market has the mirror image of its states', () => {
  fc.assert(
    fc.property(fc.array(anyValues, { minLength: 1, maxLength: 5 }), (path) => {
      const grids = follow(path.map((values, i) => [i / 2, values] as const));
      const mirror = follow(path.map((values, i) => [i / 2, mirroredValues(values)] as const));
      expect(mirror.map((grid) => toldIn(grid, true))).toEqual(grids.map((grid) => toldIn(grid, false)));
    }),
  );
});

test('asking again at the same instant changes neither what is told nor what is remembered', () => {
  fc.assert(
    fc.property(anyValues, anyValues, (before, values) => {
      const { memory } = evaluateGrid(inputsOf(before), NOTHING_REMEMBERED, at(0));
      const once = evaluateGrid(inputsOf(values), memory, at(1));
      expect(evaluateGrid(inputsOf(values), once.memory, at(1))).toEqual(once);
    }),
  );
});

test('a memory that went through storage is as good as the one that did not', () => {
  fc.assert(
    fc.property(anyValues, anyValues, (before, values) => {
      const { memory } = evaluateGrid(inputsOf(before), NOTHING_REMEMBERED, at(0));
      const stored = JSON.parse(JSON.stringify(memory)) as GridMemory;
      expect(evaluateGrid(inputsOf(values), stored, at(1))).toEqual(
        evaluateGrid(inputsOf(values), memory, at(1)),
      );
    }),
  );
});

test('a clock that was set back begins anew', () => {
  const { memory } = evaluateGrid(inputsOf(raised(['crowding', 'band'])), NOTHING_REMEMBERED, at(5));
  const { grid } = evaluateGrid(inputsOf(QUIET), memory, unixMs(at(4) + MINUTE));
  expect(stateOf(grid, 'squeeze-conditions').standing).toBe('no');
});
