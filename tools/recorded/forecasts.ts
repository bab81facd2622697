/**
 * Forecasts of a recording, ours and those it is held against, each of bars that had closed at its instant, with what came
 * after until the next.
 */
import { HOUR } from '../../lib/core/time';
import { isobar } from '../score/candidates/isobar';
import { NAIVE_PEER } from '../score/candidates/naive-peer';
import { template } from '../score/candidates/template';
import { UNIFORM } from '../score/candidates/uniform';
import type { Densities } from '../score/density';
import type { Outcome } from '../score/outcome';
import type { Forecast } from '../score/sample';
import { priceAt, realisedAfter } from './realised';
import type { Recording } from './recording';

export interface Point {
  readonly time: number;
  readonly mark: number;
  readonly outcome: Outcome;
}

/** While forced orders were recorded, one horizon after the other. */
export function pointsOf(recording: Recording, horizon: number): Point[] {
  const { bars, orders } = recording;
  const points: Point[] = [];
  const last = orders.at(-1)!.time - horizon;
  for (let time = Math.ceil(orders[0]!.time / HOUR) * HOUR; time <= last; time += horizon) {
    const mark = priceAt(bars, time);
    if (mark !== undefined)
      points.push({ time, mark, outcome: realisedAfter(recording, time, time + horizon, mark) });
  }
  return points;
}

export function forecastsOf({ bars, assumptions, feed }: Recording, points: readonly Point[]): Forecast[] {
  const market = { bars, points };
  const references = [UNIFORM, template(assumptions), NAIVE_PEER];
  const answers = new Map<string, Densities[]>(
    references.map(({ name, answers }) => [name, answers(market)]),
  );
  return isobar(market, assumptions, feed).map((estimate, i) => ({
    estimate,
    outcome: points[i]!.outcome,
    others: new Map([...answers].map(([name, given]) => [name, given[i]!])),
  }));
}
