/**
 * Open interest of several venues, in base units of the first, at the instants of the longest record (of about equal
 * ones the first). Between two stamps a venue's last one holds, and so it does when the venue falls silent. A venue
 * whose record begins later than that is left out: the sum would leap where it joins.
 */
import { type UnixMs, baseQty } from '../core/units';
import type { OpenInterest } from './open-interest';

export interface OpenInterestPart {
  /** Ascending. */
  readonly samples: readonly OpenInterest[];
  /** Base units of the first part in one of this part's. */
  readonly units: number;
}

export interface OpenInterestSum {
  readonly samples: readonly OpenInterest[];
  /** Which parts are in it. */
  readonly included: readonly boolean[];
}

/** Of the longest record's stretch, that another may begin later, or be shorter and still give the instants. */
const TOLERANCE = 0.05;

export function summedOpenInterest(parts: readonly OpenInterestPart[]): OpenInterestSum {
  const reference = longest(parts);
  const [from, to] = [reference[0]?.time, reference.at(-1)?.time];
  if (from === undefined || to === undefined) return { samples: [], included: parts.map(() => false) };
  const latest = from + TOLERANCE * (to - from);
  const included = parts.map(({ samples }) => samples[0] !== undefined && samples[0].time <= latest);
  const readers = parts.filter((_, i) => included[i]).map(({ samples, units }) => lastOf(samples, units));
  return {
    samples: reference.map(({ time }) => {
      let sum = 0;
      for (const read of readers) sum += read(time);
      return { time, quantity: baseQty(sum) };
    }),
    included,
  };
}

function longest(parts: readonly OpenInterestPart[]): readonly OpenInterest[] {
  const span = ({ samples }: OpenInterestPart): number =>
    samples.length > 0 ? samples.at(-1)!.time - samples[0]!.time : -1;
  let best = parts[0];
  for (const part of parts) if (span(part) > (1 + TOLERANCE) * span(best!)) best = part;
  return best?.samples ?? [];
}

/** Asked with ascending times; before its first stamp a part is taken to have stood as there. */
function lastOf(samples: readonly OpenInterest[], units: number): (time: UnixMs) => number {
  let next = 0;
  return (time) => {
    while (next + 1 < samples.length && samples[next + 1]!.time <= time) next++;
    return samples[next]!.quantity * units;
  };
}
