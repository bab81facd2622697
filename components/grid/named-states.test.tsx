// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';

import { evaluateGrid, NOTHING_REMEMBERED } from '../../lib/signals/grid/evaluate-grid';
import type { Grid } from '../../lib/signals/grid/grid';
import { absentInputs, gridInputs, type GridSeries } from '../../lib/signals/grid/grid-inputs';
import { bandsOf, NOW, quietMarket, workedExample } from '../../lib/signals/grid/market.testing';
import { NamedStates } from './named-states';
import { squeezeReading } from './shown-states';
import { SqueezeLine } from './squeeze-line';

const gridOf = (series: GridSeries): Grid =>
  evaluateGrid(gridInputs(series, NOW), NOTHING_REMEMBERED, NOW).grid;
const primed = gridOf(workedExample());
const quiet = gridOf(quietMarket());
const silent = evaluateGrid(absentInputs('warming-up'), NOTHING_REMEMBERED, NOW).grid;
const CLOSE = [
  { at: 2, mass: 20 },
  { at: -2, mass: 19 },
];
const torn = gridOf({ ...workedExample(), bands: bandsOf(CLOSE, [{ at: 4, mass: 10 }]) });

/** The states that are named above the fold. */
const namesOf = (container: Element) =>
  [...container.querySelectorAll('.named-states > .state .state-name')].map((name) => name.textContent);
const entry = (state: string) => within(document.querySelector<HTMLElement>(`[data-state="${state}"]`)!);

afterEach(cleanup);

describe('the named states', () => {
  it('name the strongest that holds, not what it says already', () => {
    const { container } = render(<NamedStates grid={primed} now={NOW} />);
    expect(namesOf(container)[0]).toBe('Short squeeze: primed');
    expect(namesOf(container)).not.toContain('Short squeeze: watch');
    expect(container.querySelector('.fold [data-state="squeeze-watch above"]')).not.toBeNull();
  });

  it('give the reasons of a state: mark, value, level and age', () => {
    render(<NamedStates grid={primed} now={NOW + 60_000} />);
    const state = entry('squeeze-primed above');
    const funding = state.getByText(/Shorts pay to stay/).closest('li')!;
    expect(funding.textContent).toContain('✓');
    expect(funding.textContent).toContain('holds: ');
    expect(funding.textContent).toContain('−8.76% a year, mean of 72 h, while ≤\u00a00%');
    expect(funding.textContent).toContain('100% of the intervals, while ≥\u00a060%');
    expect(funding.textContent).toContain('1m ago');
    expect(state.getByText('One of these:')).toBeTruthy();
    expect(state.getByText(/CVD flat while price falls/)).toBeTruthy();
  });

  it('tell the trigger apart, and that the state is no reason to trade', () => {
    render(<NamedStates grid={primed} now={NOW} />);
    const state = entry('squeeze-primed above');
    expect(state.getByText('Trigger, told apart')).toBeTruthy();
    const level = state.getByText(/Close above the high of 24 bars/).closest('li')!;
    expect(level.textContent).toContain('does not hold');
    expect(state.getByText(/no reason to trade/)).toBeTruthy();
  });

  it('are calm when none holds', () => {
    const { container } = render(<NamedStates grid={quiet} now={NOW} />);
    expect(namesOf(container)).toEqual([]);
    expect(screen.getByText('No named state holds.')).toBeTruthy();
    expect(screen.queryByText(/cannot be told/)).toBeNull();
  });

  it('do not say that none holds while none can be told, but why', () => {
    render(<NamedStates grid={silent} now={NOW} />);
    expect(screen.queryByText('No named state holds.')).toBeNull();
    expect(screen.getByText('13 of 13 cannot be told now: Still warming up.')).toBeTruthy();
  });

  it('set a direction aside while whipsaw risk holds', () => {
    const { container } = render(<NamedStates grid={torn} now={NOW} />);
    expect(namesOf(container)).toEqual(['Whipsaw risk']);
    expect(entry('squeeze-primed above').getByText('Set aside by whipsaw risk')).toBeTruthy();
  });
});

describe('the squeeze line', () => {
  it('says the strongest state of a squeeze, whipsaw risk before all', () => {
    expect(squeezeReading(primed)).toMatchObject({ name: 'squeeze-primed', toward: 'above' });
    expect(squeezeReading(torn)).toMatchObject({ name: 'whipsaw' });
    expect(squeezeReading(quiet)).toBe('none');
    expect(squeezeReading(silent)).toBe('unknown');
  });

  it('is not known without a grid', () => {
    const { container } = render(<SqueezeLine grid={undefined} />);
    expect(container.textContent).toBe('SqueezeNot known');
  });
});
