/**
 * Open interest without its glitches: zeros, and single samples that jump by more than 8 MAD of the usual step and
 * come back. A newest sample that jumps so waits for the next one to tell.
 */
import type { OpenInterest } from '../market/open-interest';
import { medianDeviation } from './rank';

const JUMP = 8;

export interface Sifted {
  readonly kept: readonly OpenInterest[];
  readonly zeros: readonly OpenInterest[];
  readonly spikes: readonly OpenInterest[];
}

/** A month of samples takes milliseconds, and the same ones are asked for with every picture of the sum. */
const known = new WeakMap<readonly OpenInterest[], Sifted>();

export function sifted(samples: readonly OpenInterest[]): Sifted {
  const before = known.get(samples);
  if (before) return before;
  const sifting = sift(samples);
  known.set(samples, sifting);
  return sifting;
}

function sift(samples: readonly OpenInterest[]): Sifted {
  const [zeros, present] = parted(samples, ({ quantity }) => quantity === 0);
  if (present.length < 3) return { kept: present, zeros, spikes: [] };
  const steps = present.slice(1).map(({ quantity }, i) => Math.log(quantity / present[i]!.quantity));
  const limit = JUMP * medianDeviation(steps);
  // With a quiet half of the steps there is no usual step to measure a jump by.
  if (limit === 0) return { kept: present, zeros, spikes: [] };
  const [spikes, kept] = parted(present, (_, i) => isSpike(steps[i - 1], steps[i], limit));
  return { kept, zeros, spikes };
}

export function withoutGlitches(samples: readonly OpenInterest[]): readonly OpenInterest[] {
  return sifted(samples).kept;
}

function parted(
  samples: readonly OpenInterest[],
  isOne: (sample: OpenInterest, index: number) => boolean,
): [OpenInterest[], OpenInterest[]] {
  const [ones, others]: [OpenInterest[], OpenInterest[]] = [[], []];
  samples.forEach((sample, i) => (isOne(sample, i) ? ones : others).push(sample));
  return [ones, others];
}

/** `into` and `out` are the steps before and after a sample. */
function isSpike(into: number | undefined, out: number | undefined, limit: number): boolean {
  if (into === undefined || Math.abs(into) <= limit) return false;
  return out === undefined || (Math.abs(out) > limit && Math.abs(into + out) <= limit);
}
