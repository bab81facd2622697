/**
 * The least that a bar makes the estimator move between arrays, in bytes: what it seeds and what it looks over for owners
 * who close. Counted from the kernels, as if far ones were spread once an hour only; sweeps and books are left out.
 */
import type { Assumptions } from '../../lib/liquidation/assumptions';
import { pathCorners } from '../../lib/liquidation/bar-path';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { FAR_EVERY } from '../../lib/liquidation/estimator';
import { FAR_FROM } from '../../lib/liquidation/exposure';
import { type MarginKernel, marginKernel } from '../../lib/liquidation/margin-kernel';

const WORD = 8;
/** Seeding an element reads the kernel, reads the exposure and writes it. */
const SEEDED = 3 * WORD;
/** Looking over an element reads the exposure and how far price has come. */
const LOOKED_OVER = 2 * WORD;

export function bytesPerBar(bars: readonly EstimatorBar[], assumptions: Assumptions): number {
  const kernels = kernelsOf(assumptions);
  const near = kernels.filter(({ mass }) => mass.length < FAR_FROM);
  const far = kernels.filter(({ mass }) => mass.length >= FAR_FROM);
  const length = (of: readonly MarginKernel[]): number => of.reduce((sum, { mass }) => sum + mass.length, 0);
  const ways = (of: readonly MarginKernel[]): number =>
    of.reduce((sum, kernel) => sum + 2 * wayOf(kernel), 0);
  const buckets = meanPathBuckets(bars, assumptions.bucket);
  const farShare = Math.min(1, bars[0]!.duration / FAR_EVERY);
  return (
    SEEDED * (length(near) * buckets + length(far) * farShare) +
    LOOKED_OVER * (ways(near) + ways(far) * farShare)
  );
}

function kernelsOf(assumptions: Assumptions): MarginKernel[] {
  return (['long', 'short'] as const).flatMap((side) =>
    assumptions.leverages.flatMap((_, tier) =>
      (['isolated', 'cross'] as const).map((mode) => marginKernel(side, tier, mode, assumptions)),
    ),
  );
}

/** Mean distance of a kernel's mass from its entry, in buckets. */
function wayOf({ start, mass }: MarginKernel): number {
  let sum = 0;
  let total = 0;
  for (const [i, share] of mass.entries()) {
    sum += share * Math.abs(start + i);
    total += share;
  }
  return total > 0 ? sum / total : 0;
}

/** Buckets that a bar's path visits. */
function meanPathBuckets(bars: readonly EstimatorBar[], width: number): number {
  const corners = new Float64Array(4);
  let sum = 0;
  for (const bar of bars) {
    pathCorners(bar, width, corners);
    sum += Math.floor(Math.max(...corners)) - Math.floor(Math.min(...corners)) + 1;
  }
  return sum / bars.length;
}
