/** Series as the panel's charts take them: parallel arrays in which a gap is null. */
import type { FundingRate } from '../market/funding';
import type { MarkPrice } from '../market/mark-price';
import type { OpenInterest } from '../market/open-interest';
import type { DivergenceView, PanelSnapshot } from '../protocol/snapshot';
import type { OrderFlow } from './order-flow';

const HOUR = 3_600_000;
/** Open interest is drawn at this spacing; finer detail would not be seen. */
const INTEREST_SPACING = HOUR / 2;
const LONGEST_INTEREST_HOLE = 2 * HOUR;

export function divergenceViews({ divergences }: OrderFlow): DivergenceView[] {
  return divergences.map(({ kind, pivotTime, pivotPrice, confirmedTime, confirmedPrice, residualZ }) => ({
    kind,
    pivotTime,
    pivotPrice,
    confirmedTime,
    confirmedPrice,
    residualZ,
  }));
}

/** Realised rates per 8 hours at their funding times, and the one that the venue predicts. */
export function fundingView(
  rates: readonly FundingRate[],
  mark: MarkPrice | undefined,
): PanelSnapshot['funding'] {
  const newest = rates.at(-1);
  if (!newest) return undefined;
  const perEight = (rate: number, interval: number): number => (rate * 8 * HOUR) / interval;
  const interval = mark?.fundingInterval ?? newest.interval;
  return {
    times: rates.map(({ time }) => time),
    values: rates.map((rate) => perEight(rate.rate, rate.interval)),
    ...(mark?.predictedFunding !== undefined && { predicted: perEight(mark.predictedFunding, interval) }),
    intervalHours: interval / HOUR,
  };
}

export function openInterestView(points: readonly OpenInterest[]): PanelSnapshot['openInterest'] {
  const times: number[] = [];
  const values: (number | null)[] = [];
  let before: number | undefined;
  points.forEach(({ time, quantity }, i) => {
    const isLast = i === points.length - 1;
    if (before !== undefined && time - before < INTEREST_SPACING && !isLast) return;
    if (before !== undefined && time - before > LONGEST_INTEREST_HOLE) {
      times.push((before + time) / 2);
      values.push(null);
    }
    times.push(time);
    values.push(quantity);
    before = time;
  });
  return times.length > 0 ? { times, values } : undefined;
}
