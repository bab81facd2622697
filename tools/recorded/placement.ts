/**
 * Whether recorded forced orders happened where the estimate had them. Forecasts follow each other, each of bars that had
 * closed and held against the hours until the next; what is scored are orders in the bins that price swept whole.
 */
import { HOUR } from '../../lib/core/time';
import type { Figure } from '../figures/figure';
import { randomStream } from '../market/random';
import { type Days, bootstrapInterval } from '../score/bootstrap';
import type { Forecast } from '../score/sample';
import { informationGainOver } from '../score/scores/information-gain';
import type { ForecastScore } from '../score/scores/score';
import { REFERENCES } from '../score/scores/scores';
import { SWEPT_MASS } from '../score/scores/swept-mass';
import { type Point, forecastsOf, pointsOf } from './forecasts';
import type { Recording } from './recording';

const DAY = 24 * HOUR;
const HORIZONS = [1, 4] as const;
/** With fewer, forecasts are drawn again instead: an interval that is too narrow, as those of a day hang together. */
const FEWEST_DAYS = 5;
const SCORES: readonly ForecastScore[] = [...REFERENCES.map(informationGainOver), SWEPT_MASS];

export function placementFigures(recording: Recording): Figure[] {
  if (recording.orders.length === 0) return [];
  return HORIZONS.flatMap((hours) =>
    figuresAt(recording, hours * HOUR, `${recording.name}, ${hours} h ahead`),
  );
}

function figuresAt(recording: Recording, horizon: number, name: string): Figure[] {
  const points = pointsOf(recording, horizon);
  const days = byDay(points, forecastsOf(recording, points));
  const forecasts = [...days.values()].flat();
  const enough = days.size >= FEWEST_DAYS;
  const blocks = enough ? [...days.values()] : forecasts.map((one) => [one]);
  const figures = SCORES.map((score): Figure => {
    const rows: Days = blocks.map((block) => block.flatMap((one) => score.measure(one)));
    return {
      name: `${score.name}, ${name}`,
      value: score.of(rows.flat()),
      interval: bootstrapInterval(score, [rows], randomStream(1, score.name)),
      unit: score.unit,
      n: rows.flat().length,
      baseline: `n: sides with forced orders; ${forecasts.length} forecasts on ${days.size} days, drawn again by ${enough ? 'day' : 'forecast'}`,
    };
  });
  return [...figures, scoredShare(recording, points, name)];
}

/** Orders on the far side of price or in a bin that price did not sweep whole are not scored. */
function scoredShare({ orders }: Recording, points: readonly Point[], name: string): Figure {
  const all = orders.reduce((sum, { quantity }) => sum + quantity, 0);
  const scored = points.reduce(
    (sum, { outcome: { forced } }) => sum + total(forced.long) + total(forced.short),
    0,
  );
  return {
    name: `recorded quantity that is scored, ${name}`,
    value: scored / all,
    unit: 'share',
    n: orders.length,
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function byDay(points: readonly Point[], forecasts: readonly Forecast[]): Map<number, Forecast[]> {
  const days = new Map<number, Forecast[]>();
  for (const [i, { time }] of points.entries()) {
    const day = Math.floor(time / DAY);
    days.set(day, [...(days.get(day) ?? []), forecasts[i]!]);
  }
  return days;
}
