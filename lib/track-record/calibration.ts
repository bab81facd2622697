/**
 * Whether the dollars that were shown were right: swept bands of like size together, what was force-closed in them beside
 * the interval that was shown, and how many lay within theirs.
 */
import type { SweptBand } from './swept-bands';

/** Bands of like size; dollars are means over them. */
export interface CalibrationGroup extends SweptBand {
  readonly bands: number;
  readonly inside: number;
}

/** A group of fewer says nothing. */
const LEAST_BANDS = 4;
const MOST_GROUPS = 4;

/** By size, the smallest first; empty with too few bands for one group. */
export function calibration(bands: readonly SweptBand[]): CalibrationGroup[] {
  const ordered = bands.toSorted((a, b) => a.usd - b.usd);
  const count = Math.min(MOST_GROUPS, Math.floor(bands.length / LEAST_BANDS));
  return Array.from({ length: count }, (_, i) =>
    groupOf(
      ordered.slice(Math.round((i * ordered.length) / count), Math.round(((i + 1) * ordered.length) / count)),
    ),
  );
}

export function isInside({ usdLow, usdHigh, forcedUsd }: SweptBand): boolean {
  return forcedUsd >= usdLow && forcedUsd <= usdHigh;
}

function groupOf(bands: readonly SweptBand[]): CalibrationGroup {
  const mean = (of: keyof SweptBand): number => bands.reduce((sum, band) => sum + band[of], 0) / bands.length;
  return {
    bands: bands.length,
    inside: bands.filter(isInside).length,
    usd: mean('usd'),
    usdLow: mean('usdLow'),
    usdHigh: mean('usdHigh'),
    forcedUsd: mean('forcedUsd'),
  };
}
