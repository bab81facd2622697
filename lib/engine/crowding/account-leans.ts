/** How a venue's accounts lean now, and how they did a day before: each of the groups that it counts. */
import { DAY, HOUR } from '../../core/time';
import type { Instrument } from '../../market/instrument';
import type { LongShortRatio } from '../../market/long-short-ratio';
import type { AccountLean } from '../../protocol/crowding';
import type { CrowdPart } from './crowd-part';

const TOLERANCE = 2 * HOUR;

interface LeaningPart extends Pick<CrowdPart, 'ratios'> {
  readonly instrument: Pick<Instrument, 'venue' | 'symbol'>;
}

export function accountLeans({ instrument: { venue, symbol }, ratios }: LeaningPart): AccountLean[] {
  const newest = new Map<LongShortRatio['of'], LongShortRatio>();
  for (const ratio of ratios) newest.set(ratio.of, ratio);
  return [...newest.values()].map(({ of, ratio, time }) => {
    const before = ratios.findLast((other) => other.of === of && other.time <= time - DAY);
    const known = before && before.time > time - DAY - TOLERANCE;
    return { venue, symbol, of, ratio, time, ...(known && { before: before.ratio }) };
  });
}
