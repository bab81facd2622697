import { expect, test } from 'vitest';
import * as v from 'valibot';

import { GridView } from '../protocol/grid';
import { evaluateGrid, NOTHING_REMEMBERED } from '../signals/grid/evaluate-grid';
import { absentInputs, gridInputs } from '../signals/grid/grid-inputs';
import { NOW, workedExample } from '../signals/grid/market.testing';
import { gridView } from './grid-view';

const { grid } = evaluateGrid(gridInputs(workedExample(), NOW), NOTHING_REMEMBERED, NOW);
const primedIn = ({ states }: GridView) => states.find(({ name }) => name === 'squeeze-primed')!;

test('what is told of a grid is what its schema reads back', () => {
  const view = gridView(grid, 'live');
  expect(v.parse(GridView, JSON.parse(JSON.stringify(view)))).toEqual(view);
  const silent = gridView(evaluateGrid(absentInputs('no-data'), NOTHING_REMEMBERED, NOW).grid, 'live');
  expect(v.parse(GridView, JSON.parse(JSON.stringify(silent)))).toEqual(silent);
});

test('a stale picture’s grid says nothing', () => {
  expect(primedIn(gridView(grid, 'partial'))).toMatchObject({ standing: 'holds', since: NOW });
  const stale = gridView(grid, 'stale');
  expect(new Set(stale.states.map(({ standing }) => standing))).toEqual(new Set(['unknown']));
  expect(primedIn(stale)).not.toHaveProperty('since');
  expect(new Set([...stale.predicates, ...stale.triggers].map(({ missing }) => missing))).toEqual(
    new Set(['stale']),
  );
});

test('a glance’s grid weighs less than 8 kB', () => {
  expect(JSON.stringify(gridView(grid, 'live')).length).toBeLessThan(8_000);
});
