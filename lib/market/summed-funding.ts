/**
 * Funding of several venues as one: at each funding time of the first, the mean of what all of them paid over that interval,
 * weighted by their open interest now. Intervals differ by venue: what was paid over a stretch is the mean of the rates in
 * it, each weighted by the time that it shares with the stretch.
 */
import type { Millis } from '../core/units';
import type { FundingRate } from './funding';

export interface FundingPart {
  /** Realised, ascending. */
  readonly rates: readonly FundingRate[];
  /** Open interest, in a unit that all parts share. */
  readonly weight: number;
}

export function weightedFunding(parts: readonly FundingPart[]): readonly FundingRate[] {
  const counted = parts.filter(({ rates, weight }) => rates.length > 0 && weight > 0);
  const [first] = counted;
  if (!first || counted.length === 1) return first?.rates ?? parts[0]?.rates ?? [];
  const readers = counted.map(({ rates, weight }) => ({ paid: paidOver(rates), weight }));
  return first.rates.map((rate) => {
    const known = readers.map(({ paid, weight }) => ({ value: paid(rate.time, rate.interval), weight }));
    return { ...rate, rate: weightedMean(known) ?? rate.rate };
  });
}

export interface Weighed {
  readonly value: number | undefined;
  readonly weight: number;
}

/** Of what is known; undefined where nothing is. */
export function weightedMean(parts: readonly Weighed[]): number | undefined {
  let [sum, total] = [0, 0];
  for (const { value, weight } of parts) {
    if (value === undefined) continue;
    sum += weight * value;
    total += weight;
  }
  return total > 0 ? sum / total : undefined;
}

/**
 * Reads what longs paid over the stretch of this length that ends at `time`, as a fraction: asked with ascending times.
 * Undefined where less than half of the stretch is on record.
 */
export function paidOver(
  rates: readonly FundingRate[],
): (time: number, length: Millis) => number | undefined {
  let first = 0;
  return (time, length) => {
    const from = time - length;
    while (first < rates.length && rates[first]!.time <= from) first++;
    let [paid, covered] = [0, 0];
    for (let i = first; i < rates.length; i++) {
      const shared = overlap(rates[i]!, from, time);
      if (shared <= 0) break;
      paid += (rates[i]!.rate * shared) / rates[i]!.interval;
      covered += shared;
    }
    return 2 * covered >= length ? (paid * length) / covered : undefined;
  };
}

function overlap({ time, interval }: FundingRate, from: number, to: number): number {
  return Math.min(time, to) - Math.max(time - interval, from);
}
