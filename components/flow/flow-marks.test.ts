import '../testing/english-words';

import { expect, it } from 'vitest';

import type { AbsorptionView } from '../../lib/protocol/absorption';
import type { DivergenceView } from '../../lib/protocol/snapshot';
import { markSeries } from './flow-marks';

const MINUTE = 60_000;
const TIMES = [0, 15, 30, 45].map((minute) => minute * MINUTE);

const divergence = (kind: DivergenceView['kind'], minute: number, strict = true): DivergenceView => ({
  kind,
  pivotTime: minute * MINUTE,
  pivotPrice: 100,
  confirmedTime: (minute + 75) * MINUTE,
  confirmedPrice: 101,
  residualZ: 3,
  strict,
});

const absorbed: AbsorptionView = {
  takers: 'sell',
  strictness: 'normal',
  fromTime: 0,
  confirmedTime: 60 * MINUTE,
  confirmedPrice: 100,
  residualZ: -4,
  taken: 0.5,
};

it('marks a divergence at the bar of its pivot, with the time from which it was known', () => {
  const divergences = [divergence('regular-bullish', 30)];
  const marks = { divergences, absorptions: [], strictness: 'normal' } as const;
  const [series, ...others] = markSeries(marks, TIMES, 15);
  expect(others).toEqual([]);
  expect(series).toMatchObject({ sign: 'up', values: [null, null, 105 * MINUTE, null] });
});

it('marks absorption at the bar whose close showed it, on the side that it speaks for', () => {
  const [series] = markSeries({ divergences: [], absorptions: [absorbed], strictness: 'normal' }, TIMES, 15);
  expect(series).toMatchObject({ sign: 'cup-up', values: [null, null, null, 60 * MINUTE] });
});

it('leaves out what the user does not want to see, and what lies outside the chart', () => {
  const divergences = [divergence('hidden-bearish', 15, false), divergence('hidden-bearish', 200)];
  const told = { divergences, absorptions: [absorbed] };
  expect(markSeries({ ...told, strictness: 'strict' }, TIMES, 15)).toEqual([]);
  expect(markSeries({ ...told, strictness: 'normal' }, TIMES, 15)).toHaveLength(2);
});
