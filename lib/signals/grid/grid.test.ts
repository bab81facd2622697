import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import { millis, unixMs } from '../../core/units';
import { evaluateGrid, NOTHING_REMEMBERED } from './evaluate-grid';
import type { Grid, PredicateName, StateName, Toward } from './grid';
import { absentInputs, type GridInputs, gridInputs, type GridSeries, type GridValues } from './grid-inputs';
import { bandsOf, NOW, quietMarket, workedExample } from './market.testing';
import { SIDE_STATES } from './named-states';
import { SIDE_RULES } from './predicates';
import { absent } from './reading';
import { change, inputsOf, mirroredValues, QUIET, raised, type Raised } from './values.testing';

const gridOf = (inputs: GridInputs): Grid => evaluateGrid(inputs, NOTHING_REMEMBERED, NOW).grid;
const gridAt = (series: GridSeries, now = NOW): Grid =>
  evaluateGrid(gridInputs(series, now), NOTHING_REMEMBERED, now).grid;
const stateOf = ({ states }: Grid, name: StateName, toward?: Toward) =>
  states.find((state) => state.name === name && state.toward === toward)!;
const standing = (grid: Grid, name: StateName, toward?: Toward) => stateOf(grid, name, toward).standing;
const predicateOf = ({ predicates }: Grid, name: PredicateName, toward?: Toward) =>
  predicates.find((each) => each.name === name && each.toward === toward)!;
const heldIn = ({ states }: Grid) =>
  states.filter((state) => state.standing === 'holds').map(({ name, toward }) => `${name} ${toward}`);

describe('the guide’s worked example', () => {
  const grid = gridAt(workedExample());

  test('reads as a primed short squeeze, and nothing is said of longs', () => {
    expect(standing(grid, 'squeeze-primed', 'above')).toBe('holds');
    expect(standing(grid, 'squeeze-watch', 'above')).toBe('holds');
    expect(heldIn(grid).filter((name) => name.endsWith('below'))).toEqual([]);
    expect(standing(grid, 'whipsaw')).toBe('no');
  });

  test('says why, in values that are those of the example', () => {
    const terms = (name: PredicateName) =>
      Object.fromEntries(
        predicateOf(grid, name, 'above').terms.map(({ measure, value }) => [measure, value]),
      );
    expect(terms('crowding')['funding-mean']).toBeCloseTo(-0.00008 * 3 * 365, 9);
    expect(terms('crowding')['funding-share']).toBe(1);
    // The three days before were 0.4 % above the mean.
    expect(terms('interest-rising')['interest-3-days']).toBeGreaterThan(14);
    expect(terms('interest-rising')['interest-3-days']).toBeLessThan(16);
    expect(terms('band-near')['distance']).toBeCloseTo(4, 2);
    expect(terms('flat-flow')['flow-move']).toBeCloseTo(0, 9);
  });

  test('tells the trigger apart: neither a level broken nor takers turning makes it primed', () => {
    const trigger = (name: PredicateName) =>
      grid.triggers.find((each) => each.name === name && each.toward === 'above')!.truth;
    expect(trigger('level-break')).toBe('no');
    expect(trigger('flow-turn')).toBe('no');
  });

  test('is none of it in a quiet market', () => {
    expect(heldIn(gridAt(quietMarket()))).toEqual([]);
    expect(gridAt(quietMarket()).states.every((state) => state.standing === 'no')).toBe(true);
  });

  test.each(['flow', 'bands', 'funding', 'openInterest'] as const)('is not known without its %s', (lost) => {
    const none = lost === 'funding' || lost === 'openInterest' ? [] : undefined;
    expect(standing(gridAt({ ...workedExample(), [lost]: none }), 'squeeze-primed', 'above')).toBe('unknown');
  });

  test('is not known once any of its inputs is too old', () => {
    const ages = { flow: 31 * MINUTE, openInterest: 21 * MINUTE, bands: 32 * MINUTE, funding: 17 * HOUR };
    const fresh = unixMs(NOW + 20 * MINUTE);
    expect(standing(gridAt(workedExample(), fresh), 'squeeze-primed', 'above')).toBe('holds');
    for (const [name, age] of Object.entries(ages)) {
      const inputs = {
        ...gridInputs(workedExample(), NOW),
        [key(name)]: gridInputs(workedExample(), unixMs(NOW + age))[key(name)],
      };
      expect(inputs[key(name)]).toMatchObject({ missing: 'stale' });
      expect(standing(gridOf(inputs), 'squeeze-primed', 'above')).toBe('unknown');
    }
  });

  test('is not known while a gap lies in the flow that it rests on', () => {
    const { flow, ...rest } = workedExample();
    const runStart = flow!.frame.runStart.map((start, i) => (i > 660 ? 661 : start));
    const broken = { ...flow!, frame: { ...flow!.frame, runStart } };
    const grid = gridAt({ ...rest, flow: broken });
    expect(standing(grid, 'squeeze-primed', 'above')).toBe('unknown');
    expect(predicateOf(grid, 'flat-flow', 'above').missing).toBe('warming-up');
    expect(standing(grid, 'squeeze-watch', 'above')).toBe('holds');
  });

  test('is overridden where a band stands as near on the other side', () => {
    const both = (at: number) =>
      bandsOf(
        [
          { at, mass: 20 },
          { at: -at, mass: 19 },
        ],
        [{ at: 4, mass: 10 }],
      );
    const grid = gridAt({ ...workedExample(), bands: both(2) });
    expect(standing(grid, 'whipsaw')).toBe('holds');
    expect(standing(grid, 'squeeze-primed', 'above')).toBe('overridden');
    expect(heldIn(grid)).toEqual(['whipsaw undefined']);
    expect(standing(gridAt({ ...workedExample(), bands: both(4) }), 'whipsaw')).toBe('no');
  });
});

const key = (name: string) => (name === 'openInterest' ? 'interest' : name) as keyof GridInputs;

describe.each(SIDE_STATES)('$name', ({ name, needs }) => {
  const full = needs.map(([first]) => first as Raised);
  const sides = (values: GridValues): [GridInputs, Toward][] => [
    [inputsOf(values), 'above'],
    [inputsOf(mirroredValues(values)), 'below'],
  ];

  test('holds when all that it needs does, on either side, and not on the other', () => {
    for (const [inputs, toward] of sides(raised(full))) {
      expect(standing(gridOf(inputs), name, toward)).toBe('holds');
      expect(standing(gridOf(inputs), name, toward === 'above' ? 'below' : 'above')).toBe('no');
    }
  });

  test('holds by any of the ways it has', () => {
    needs.forEach((ways, i) => {
      for (const way of ways as readonly Raised[])
        for (const [inputs, toward] of sides(raised(full.with(i, way))))
          expect(standing(gridOf(inputs), name, toward)).toBe('holds');
    });
  });

  test('does not hold without any one of them', () => {
    full.forEach((_, i) => {
      for (const [inputs, toward] of sides(raised(full.toSpliced(i, 1))))
        expect(standing(gridOf(inputs), name, toward)).toBe('no');
    });
  });

  test('is unknown when an input that would decide is missing, though the rest holds', () => {
    full.forEach((needed) => {
      const { input } = SIDE_RULES.find((rule) => rule.name === needed)!;
      for (const [inputs, toward] of sides(raised(full)))
        expect(standing(gridOf({ ...inputs, [input]: absent('no-data') }), name, toward)).toBe('unknown');
    });
  });
});

describe('what is not known', () => {
  test('makes every state unknown when nothing is, and none is then said not to hold', () => {
    const grid = gridOf(absentInputs('warming-up'));
    expect(new Set(grid.states.map((state) => state.standing))).toEqual(new Set(['unknown']));
    expect(new Set(grid.predicates.map(({ missing }) => missing))).toEqual(new Set(['warming-up']));
  });

  test('does not keep a state open that a definite no has settled', () => {
    const inputs = { ...inputsOf(QUIET), funding: absent('stale') };
    expect(standing(gridOf(inputs), 'squeeze-watch', 'above')).toBe('no');
    const banded = { ...inputsOf(raised(['band', 'lean'])), funding: absent('stale') };
    expect(standing(gridOf(banded), 'squeeze-watch', 'above')).toBe('unknown');
  });

  test('is told of a single value as of a whole input: a day without history leaves growth open', () => {
    const inputs = inputsOf(change.bands({ growth: undefined })(raised(['interest-rising'])));
    expect(standing(gridOf(inputs), 'building', 'above')).toBe('unknown');
    expect(predicateOf(gridOf(inputs), 'growth', 'above')).toMatchObject({
      truth: 'unknown',
      missing: 'no-history',
    });
  });
});

describe('whipsaw', () => {
  const close = { bands: [{ distancePct: 2.5, strength: 80 }], growth: 0 };
  const both = { ...QUIET, bands: { ...QUIET.bands, above: close, below: close } };

  test('needs a band within 3 % on both sides, and neither side outweighing the other', () => {
    const of = (bands: Partial<GridValues['bands']>) =>
      standing(gridOf(inputsOf({ ...both, bands: { ...both.bands, ...bands } })), 'whipsaw');
    expect(of({})).toBe('holds');
    expect(of({ lean: 0.41 })).toBe('no');
    expect(of({ lean: -0.41 })).toBe('no');
    expect(of({ above: QUIET.bands.above })).toBe('no');
    expect(of({ below: { bands: [], growth: 0 } })).toBe('no');
  });

  test('leaves a state that it overrides its beginning', () => {
    const inputs = inputsOf({ ...both, interest: { ...both.interest, level: 90 } });
    expect(stateOf(gridOf(inputs), 'larger-cascade', 'above')).toMatchObject({
      standing: 'overridden',
      since: NOW,
    });
  });
});

test('funding at its 10th percentile crowds only the side that pays', () => {
  const of = (payer: 'short' | undefined, rank: number) =>
    predicateOf(gridOf(inputsOf(change.funding({ payer, rank })(QUIET))), 'crowding', 'above').truth;
  expect(of('short', 10)).toBe('yes');
  expect(of('short', 10.1)).toBe('no');
  expect(of(undefined, 5)).toBe('no');
});

test('open interest rises by a day, by three, or by a day that is large for the market', () => {
  const of = (values: Partial<GridValues['interest']>) =>
    predicateOf(gridOf(inputsOf(change.interest(values)(QUIET))), 'interest-rising', 'above').truth;
  expect(of({ day: 10 })).toBe('yes');
  expect(of({ threeDays: 10 })).toBe('yes');
  expect(of({ dayRank: 90, day: 1 })).toBe('yes');
  expect(of({ dayRank: 95, day: -1 })).toBe('no');
  expect(of({ day: 9.9, threeDays: 9.9, dayRank: 89 })).toBe('no');
  expect(of({ day: 9.9, threeDays: undefined, dayRank: undefined })).toBe('unknown');
});

test('a divergence counts for 24 bars after its confirmation', () => {
  const of = (bearishAge: number) =>
    predicateOf(gridOf(inputsOf(change.flow({ bearishAge })(QUIET))), 'divergence', 'above').truth;
  expect(of(24)).toBe('yes');
  expect(of(25)).toBe('no');
  expect(millis(24 * 15 * MINUTE)).toBe(6 * HOUR);
});
