import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { millis, unixMs } from '../core/units';
import { deltaFromTakerBars } from '../orderflow/delta';
import { randomWalk, type Walk, walkBars } from '../orderflow/random-walk.testing';
import { cvdSignal, type FlowInput } from './cvd';
import type { Horizon } from './horizon';

/** The day's horizon in miniature: minutes for quarters of an hour. */
const HORIZON: Horizon = { interval: MINUTE, history: millis(672 * MINUTE) };
const BARS = 700;
const NOW = unixMs(BARS * MINUTE);

/** A random past, whose last 24 bars go as told: returns in deviations of one bar, deltas likewise. */
function ending(step: number, delta: number): Walk {
  const past = randomWalk({ bars: BARS - 24, seed: 4, correlation: 0.5 });
  const last = past.closes.at(-1)!;
  const steps = [...Array(24).keys()];
  return {
    closes: [...past.closes, ...steps.map((k) => last * Math.exp(0.001 * step * (k + 1)))],
    deltas: [...past.deltas, ...steps.map(() => delta)],
  };
}

function input(walk: Walk): FlowInput {
  const bars = walkBars(walk);
  return { bars, delta: deltaFromTakerBars(bars, MINUTE) };
}

const read = (walk: Walk) => cvdSignal(input(walk), NOW, HORIZON);

describe('the CVD signal', () => {
  test('reads flat when CVD stands while price declines', () => {
    expect(read(ending(-0.35, 0))).toMatchObject({ reading: 'flat', threshold: 1, asOf: NOW });
  });

  test('reads aligned when price and CVD go together', () => {
    expect(read(ending(0.5, 0.4)).reading).toBe('buyers-aligned');
    expect(read(ending(-0.5, -0.4)).reading).toBe('sellers-aligned');
  });

  test('reads who leads when price hardly follows', () => {
    expect(read(ending(0.15, 0.3)).reading).toBe('buyers-lead');
    expect(read(ending(-0.15, -0.3)).reading).toBe('sellers-lead');
  });

  test('keeps a lead until CVD is flat again', () => {
    const fading = (pause: number): Walk => {
      const { closes, deltas } = ending(0.5, 0.4);
      return {
        closes: [...closes.slice(pause), ...Array<number>(pause).fill(closes.at(-1)!)],
        deltas: [...deltas.slice(pause), ...Array<number>(pause).fill(0)],
      };
    };
    const waning = read(fading(14));
    expect(waning).toMatchObject({ reading: 'buyers-lead', threshold: 0.5 });
    expect(waning.value).toBeLessThan(1);
    expect(read(fading(21)).reading).toBe('flat');
  });

  test('reads absorption when takers press and price stands', () => {
    expect(read(ending(0, 1))).toMatchObject({ reading: 'buy-absorption', threshold: 2 });
    expect(read(ending(0, -1))).toMatchObject({ reading: 'sell-absorption', threshold: -2 });
  });

  test('reads a divergence confirmed within the last 24 bars, and no longer after', () => {
    const past = randomWalk({ bars: BARS, seed: 5, correlation: 0.5 });
    const hill = (k: number, centre: number, height: number) =>
      height * Math.max(0, 1 - Math.abs(k - centre) / 6);
    const diverging = (after: number): Walk => {
      const kept = BARS - 45 - after;
      const last = past.closes[kept - 1]!;
      const tail = [...Array(45 + after).keys()];
      return {
        closes: [
          ...past.closes.slice(0, kept),
          ...tail.map((k) => last * (1 + 0.01 * (1 + hill(k, 10, 1) + hill(k, 30, 1.5)) - 0.0001 * k)),
        ],
        deltas: [...past.deltas.slice(0, kept), ...tail.map((k) => (k > 10 && k <= 30 ? -2 : 0))],
      };
    };
    const fresh = read(diverging(0));
    expect(fresh.reading).toBe('bearish-divergence');
    expect(fresh.value).toBeLessThan(-2);
    expect(read(diverging(30)).reading).not.toBe('bearish-divergence');
  });

  test('is unknown without a source, with old bars, over a gap and before there is enough history', () => {
    const walk = ending(0, 0);
    const { bars } = input(walk);
    expect(cvdSignal({ bars, delta: undefined }, NOW, HORIZON)).toMatchObject({ missing: 'no-data' });
    const hourly = deltaFromTakerBars(bars, millis(60 * MINUTE));
    expect(cvdSignal({ bars, delta: hourly }, NOW, HORIZON)).toMatchObject({ missing: 'no-data' });
    expect(cvdSignal(input(walk), unixMs(NOW + 3 * MINUTE), HORIZON)).toMatchObject({ missing: 'stale' });
    expect(read({ ...walk, missing: [BARS - 10] })).toMatchObject({
      reading: 'unknown',
      missing: 'warming-up',
    });
    const short = { closes: walk.closes.slice(0, 100), deltas: walk.deltas.slice(0, 100) };
    const early = cvdSignal(input(short), unixMs(100 * MINUTE), HORIZON);
    expect(early).toMatchObject({ reading: 'unknown', missing: 'warming-up' });
  });

  test('shows the CVD of the last 96 bars, broken at a gap', () => {
    const walk = ending(0.5, 0.25);
    const { spark } = read({ ...walk, missing: [BARS - 3] });
    expect(spark.slice(-3)).toEqual([undefined, expect.closeTo(0.25, 9), expect.closeTo(0.5, 9)]);
  });

  test('turned upside down reads the mirror', () => {
    const mirror: Record<string, string> = {
      'buyers-aligned': 'sellers-aligned',
      'sellers-aligned': 'buyers-aligned',
      'buyers-lead': 'sellers-lead',
      'sellers-lead': 'buyers-lead',
      'bullish-divergence': 'bearish-divergence',
      'bearish-divergence': 'bullish-divergence',
      'buy-absorption': 'sell-absorption',
      'sell-absorption': 'buy-absorption',
    };
    const seen = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const walk = randomWalk({ bars: BARS, seed, correlation: 0.3 });
      const { reading } = read(walk);
      seen.add(reading);
      const mirrored = {
        closes: walk.closes.map((close) => 10_000 / close),
        deltas: walk.deltas.map((delta) => -delta),
      };
      expect(read(mirrored).reading).toBe(mirror[reading] ?? reading);
    }
    expect(seen).toContain('buyers-lead');
    expect(seen).toContain('flat');
  });
});
