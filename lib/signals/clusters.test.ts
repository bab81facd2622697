import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import { type ClusterEstimate, clustersSignal } from './clusters';

const NOW = unixMs(1_760_000_000_000);
const estimate = (asymmetry: number, above?: number, below?: number): ClusterEstimate => ({
  asOf: NOW,
  asymmetry,
  massAbove: Math.exp(asymmetry),
  massBelow: 1,
  ...(above !== undefined && { nearestAbovePct: above }),
  ...(below !== undefined && { nearestBelowPct: below }),
});
const read = (input: ClusterEstimate) => clustersSignal(input, NOW).reading;

describe('the cluster signal', () => {
  test.each([
    ['dense-above', estimate(0.9, 4, 6)],
    ['dense-below', estimate(-0.9, 4, 6)],
    ['balanced', estimate(0.2, 4, 6)],
    ['sparse', estimate(0.9, 12, 6)],
    ['sparse', estimate(0.1)],
  ])('reads %s', (reading, input) => expect(read(input)).toBe(reading));

  test('leans to the only side that has mass, without a value', () => {
    const signal = clustersSignal({ asOf: NOW, massAbove: 3, massBelow: 0, nearestAbovePct: 2 }, NOW);
    expect(signal.reading).toBe('dense-above');
    expect(signal).not.toHaveProperty('value');
  });

  test('is unknown without an estimate and with an old one', () => {
    expect(clustersSignal(undefined, NOW)).toMatchObject({ reading: 'unknown', missing: 'no-data' });
    const old = { ...estimate(0.9, 4, 6), asOf: unixMs(NOW - 16 * MINUTE) };
    expect(clustersSignal(old, NOW)).toMatchObject({ reading: 'unknown', missing: 'stale', asOf: old.asOf });
  });

  test('turned upside down reads the mirror', () => {
    const mirror: Record<string, string> = { 'dense-above': 'dense-below', 'dense-below': 'dense-above' };
    const distance = fc.double({ min: 0.3, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        distance,
        distance,
        (asymmetry, above, below) => {
          const reading = read(estimate(asymmetry, above, below));
          expect(read(estimate(-asymmetry, below, above))).toBe(mirror[reading] ?? reading);
        },
      ),
    );
  });
});
