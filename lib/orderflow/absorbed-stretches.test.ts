import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { ABSORPTION_OPTIONS, absorbedStretches } from './absorbed-stretches';
import { randomWalk, type Walk, walkFrame } from './random-walk.testing';

const PAST = 700;
const PRESSED = 24;
/** Finds some in any walk. */
const EAGER = { ...ABSORPTION_OPTIONS, window: 120, least: 60, threshold: 2 };

/** A random past, then 24 bars in which takers sell one deviation each, and price goes so far a bar, in deviations. */
function pressed(step: number, delta = -1): Walk {
  const past = randomWalk({ bars: PAST, seed: 4, correlation: 0.7 });
  const last = past.closes.at(-1)!;
  const bars = [...Array(PRESSED).keys()];
  return {
    closes: [...past.closes, ...bars.map((k) => last * Math.exp(0.001 * step * (k + 1)))],
    deltas: [...past.deltas, ...bars.map(() => delta)],
  };
}

const told = (walk: Walk) =>
  absorbedStretches(walkFrame(walk)).filter(({ confirmedTime }) => confirmedTime > PAST * MINUTE);

describe('absorbed stretches', () => {
  test('are told when takers sell and price stands', () => {
    const [stretch] = told(pressed(0));
    expect(stretch).toMatchObject({ takers: 'sell', provenance: 'taker-bars' });
    expect(stretch!.residualZ).toBeLessThan(-3.5);
    expect(stretch!.taken).toBeGreaterThan(0.5);
  });

  test('take the whole move where price stands all the while', () => {
    const within = told(pressed(0)).filter(({ fromTime }) => fromTime >= PAST * MINUTE);
    expect(within.map(({ taken }) => taken)).toEqual([expect.closeTo(1, 9)]);
  });

  test('are told of the side that presses', () => {
    const sides = (walk: Walk) => new Set(told(walk).map(({ takers }) => takers));
    expect(sides(pressed(0, 1))).toEqual(new Set(['buy']));
    expect(sides(pressed(0, -1))).toEqual(new Set(['sell']));
  });

  test('are none when price goes as far as such a delta usually moves it', () => {
    expect(told(pressed(-0.7))).toEqual([]);
  });

  test('measure the share of the move that did not come', () => {
    const [stretch] = told(pressed(-0.35));
    expect(stretch!.taken).toBeGreaterThan(0.35);
    expect(stretch!.taken).toBeLessThan(0.65);
  });

  test('are none where a delta usually moves nothing', () => {
    const walk = randomWalk({ bars: 3000, seed: 9, correlation: 0 });
    expect(absorbedStretches(walkFrame(walk))).toEqual([]);
  });

  test('last 12 to 36 bars and never overlap', () => {
    const found = absorbedStretches(walkFrame(randomWalk({ bars: 4000, seed: 8, correlation: 0.6 })), EAGER);
    expect(found.length).toBeGreaterThan(10);
    found.forEach(({ fromTime, confirmedTime }, i) => {
      expect((confirmedTime - fromTime) / MINUTE).toBeGreaterThanOrEqual(12);
      expect((confirmedTime - fromTime) / MINUTE).toBeLessThanOrEqual(36);
      expect(fromTime).toBeGreaterThanOrEqual(found[i - 1]?.confirmedTime ?? 0);
    });
  });

  test('do not reach over a gap', () => {
    const gap = (PAST + 13) * MINUTE;
    const found = told({ ...pressed(0), missing: [PAST + 13] });
    expect(found).not.toEqual([]);
    for (const { fromTime, confirmedTime } of found) {
      expect(confirmedTime <= gap || fromTime > gap).toBe(true);
    }
  });

  test('turned upside down are mirrored', () => {
    const walk = randomWalk({ bars: 3000, seed: 3, correlation: 0.6 });
    const mirrored = {
      closes: walk.closes.map((close) => 10_000 / close),
      deltas: walk.deltas.map((delta) => -delta),
    };
    const sides = (of: Walk) => absorbedStretches(walkFrame(of), EAGER).map(({ takers }) => takers);
    const swapped = sides(mirrored).map((side) => (side === 'buy' ? 'sell' : 'buy'));
    expect(swapped.length).toBeGreaterThan(5);
    expect(swapped).toEqual(sides(walk));
  });

  test('stay as they were told when bars are added', () => {
    const walk = randomWalk({ bars: 900, seed: 21, correlation: 0.5, missing: [400, 401, 650] });
    const whole = absorbedStretches(walkFrame(walk), EAGER);
    expect(whole.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (length) => {
        const frame = walkFrame({
          ...walk,
          closes: walk.closes.slice(0, length),
          deltas: walk.deltas.slice(0, length),
        });
        const known = whole.filter(({ confirmedTime }) => confirmedTime <= length * MINUTE);
        expect(absorbedStretches(frame, EAGER)).toEqual(known);
      }),
      { numRuns: 60 },
    );
  });
});
