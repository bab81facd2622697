import '../testing/english-words';

import { expect, it } from 'vitest';

import { DEFAULT_SETTINGS } from '../../lib/protocol/defaults';
import type { OrderFlowView } from '../../lib/protocol/order-flow';
import { panelFixture } from '../testing/panel-fixture';
import { cvdPicture } from './cvd-series';

const NO_MARKS = { divergences: [], absorptions: [], strictness: 'normal' } as const;
const START = Date.UTC(2026, 0, 5);

function viewOf(delta: readonly (number | null)[], sources: string, more: Partial<OrderFlowView> = {}) {
  const { orderFlow } = panelFixture(START);
  const sum = { ...orderFlow!.sum, delta: [...delta], sources };
  return { ...orderFlow!, from: START, closes: delta.map(() => 100), sum, ...more };
}

const valuesOf = (view: OrderFlowView, label: string, change = {}) =>
  cvdPicture(view, { ...DEFAULT_SETTINGS.cvd, ...change }, [], NO_MARKS).series.find(
    (one) => one.label === label,
  )?.values;

it('ends with the newest bar that is known', () => {
  const { times, series } = cvdPicture(viewOf([1, 2, null], 'bb-'), DEFAULT_SETTINGS.cvd, [], NO_MARKS);
  expect(times).toHaveLength(2);
  expect(series.every(({ values }) => values.length === 2)).toBe(true);
});

it('shows price alone before a start is picked', () => {
  const view = viewOf([1, 2, 4], 'bbb');
  expect(cvdPicture(view, { ...DEFAULT_SETTINGS.cvd, anchor: 'manual' }, [], NO_MARKS).times).toHaveLength(3);
});

it('lets a venue that dropped out stand still, up to where the others are', () => {
  const one = { venue: 'binance', symbol: 'BTCUSDT', delta: [1, 2, 4], sources: 'bbb', inSum: true } as const;
  const venues = [one, { ...one, venue: 'gate' as const, delta: [8, null, null], sources: 'b--' }];
  const view = viewOf([9, 2, 4], 'bbb', {
    venues: venues.map((each) => ({ ...each, delta: [...each.delta] })),
  });
  expect(valuesOf(view, 'Gate', { lines: 'venues' })).toEqual([8, 8, 8]);
  expect(valuesOf(view, 'Binance', { lines: 'venues' })).toEqual([1, 3, 7]);
});

it('marks a bar that was corrected, by how much', () => {
  const view = viewOf([1, 2, 4], 'bbb');
  const corrected = { ...view.sum, corrections: [{ time: START + 900_000, before: 5, after: 2 }] };
  expect(valuesOf({ ...view, sum: corrected }, 'Corrected by')).toEqual([null, -3, null]);
});
