/**
 * Brier score of cascade-on-touch against the base rate. A band is touched when the mark reaches its near edge within a
 * day of the estimate. The touch sets off a cascade if, in the hour after, three times as much is force-closed in the
 * band as the market force-closes of that side in an hour on average. The forecast is the probability that the first
 * hour's share of the estimate reaches this; the share is taken as log-logistic, with median and shape from the seeds 101 …
 * 104 of the worlds fuzzy and sharp (1593 touches; base rate there .42).
 */
import { HOUR } from '../../../lib/core/time';
import type { Figure } from '../../figures/figure';
import type { ScoredMarket } from '../scored-market';
import { mean } from '../statistics';
import { type Band, forcedIn, reachedAt } from './swept-bands';

const TIMES_USUAL = 3;
const FIRST_HOUR = { median: 0.123, shape: 0.76 } as const;

export interface Touch {
  readonly forecast: number;
  readonly cascade: boolean;
}

export function touches(market: ScoredMarket, bands: Iterable<Band & { readonly time: number }>): Touch[] {
  const { record } = market;
  const hours = (record.to - record.from) / HOUR;
  const usual = { long: 0, short: 0 };
  for (const { position, quantity } of record.forced) usual[position] += quantity / hours;
  const result: Touch[] = [];
  for (const band of bands) {
    const near = band.side === 'long' ? band.high : band.low;
    const touched = reachedAt(record, band.side, near, band.time);
    if (touched === undefined) continue;
    const threshold = TIMES_USUAL * usual[band.side];
    result.push({
      forecast: chanceOf(threshold / band.quantity),
      cascade: forcedIn(record, band, touched - 60_000, touched + HOUR) >= threshold,
    });
  }
  return result;
}

function chanceOf(share: number): number {
  return 1 / (1 + (share / FIRST_HOUR.median) ** FIRST_HOUR.shape);
}

export function brierFigure(world: string, all: readonly Touch[]): Figure {
  const rate = mean(all.map(({ cascade }) => Number(cascade)));
  const brier = mean(all.map(({ forecast, cascade }) => (forecast - Number(cascade)) ** 2));
  const baseline = rate * (1 - rate);
  return {
    name: `Brier of cascade on touch, ${world}`,
    value: brier,
    unit: 'mean square',
    n: all.length,
    baseline: `base rate of ${rate.toFixed(2)}: ${baseline.toFixed(3)}`,
    goal: 'below the base rate',
    holds: brier < baseline,
  };
}
