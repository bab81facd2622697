import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { apiScale, apiTime, type BarAxis, intervalOf, newestBar } from './api-chart';
import { priceOfY, yOfPrice } from './price-scale';
import { xOfTime } from './time-scale';

const MINUTE = 60_000;

describe('the price scale of an API', () => {
  const anyPane = fc.record({
    mode: fc.constantFrom('linear', 'log', 'percent', 'indexed'),
    inverted: fc.boolean(),
    low: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
    reach: fc.double({ min: 1.001, max: 20, noNaN: true }),
    height: fc.integer({ min: 40, max: 2000 }),
  });

  test('puts the ends of the range on the first and the last pixel row', () => {
    fc.assert(
      fc.property(anyPane, ({ mode, inverted, low, reach, height }) => {
        const range = { from: low, to: low * reach };
        const { scale, candidates } = apiScale(range, mode, inverted, height);
        const drawn = scale ?? candidates[0]!;
        expect(yOfPrice(drawn, inverted ? range.from : range.to)).toBeCloseTo(0, 5);
        expect(yOfPrice(drawn, inverted ? range.to : range.from)).toBeCloseTo(height - 1, 5);
        expect(drawn.slope > 0).toBe(inverted);
      }),
    );
  });

  test('gives a price back from its y', () => {
    fc.assert(
      fc.property(anyPane, fc.double({ min: 0, max: 1, noNaN: true }), (pane, share) => {
        const { scale, candidates } = apiScale(
          { from: pane.low, to: pane.low * pane.reach },
          pane.mode,
          pane.inverted,
          pane.height,
        );
        const drawn = scale ?? candidates[0]!;
        const price = pane.low * pane.reach ** share;
        const y = yOfPrice(drawn, price);
        expect(Math.abs(yOfPrice(drawn, priceOfY(drawn, y)) - y)).toBeLessThan(1e-4);
      }),
    );
  });

  test('halves a log range at its geometric middle, the others at their arithmetic one', () => {
    const range = { from: 100, to: 10_000 };
    expect(yOfPrice(apiScale(range, 'log', false, 201).scale!, 1_000)).toBeCloseTo(100);
    expect(yOfPrice(apiScale(range, 'percent', false, 201).scale!, 5_050)).toBeCloseTo(100);
  });

  test('is the same for an inverted chart whichever way round its range comes', () => {
    const swapped = apiScale({ from: 200, to: 100 }, 'linear', true, 301);
    expect(swapped.scale).toEqual(apiScale({ from: 100, to: 200 }, 'linear', true, 301).scale);
    expect(yOfPrice(swapped.scale!, 100)).toBeCloseTo(0);
  });

  test('is left to the labels when the range contradicts an upright chart, or the chart does not say', () => {
    for (const undecided of [
      apiScale({ from: 200, to: 100 }, 'linear', false, 301),
      apiScale({ from: 100, to: 200 }, 'linear', undefined, 301),
    ]) {
      expect(undecided.scale).toBeUndefined();
      expect(undecided.candidates.map((scale) => yOfPrice(scale, 150))).toEqual([150, 150]);
      expect(undecided.candidates.map((scale) => Math.round(yOfPrice(scale, 200)))).toEqual([0, 300]);
    }
  });

  test('of a tiny price on a log axis waits for the labels, since two logarithms are in use', () => {
    expect(apiScale({ from: 20_000, to: 120_000 }, 'log', false, 800).scale).toBeDefined();
    expect(apiScale({ from: 0.1, to: 0.4 }, 'log', false, 800).scale).toBeDefined();
    const tiny = apiScale({ from: 0.00001, to: 0.00003 }, 'log', false, 800);
    expect(tiny.scale).toBeUndefined();
    expect(tiny.candidates).toHaveLength(1);
    expect(apiScale({ from: 0.00001, to: 0.00003 }, 'linear', false, 800).scale).toBeDefined();
  });

  test('does not exist for an empty range, a pane without height, a log axis at zero or numbers without end', () => {
    const none = { candidates: [] };
    expect(apiScale({ from: 5, to: 5 }, 'linear', false, 300)).toEqual(none);
    expect(apiScale({ from: 1, to: 5 }, 'linear', false, 1)).toEqual(none);
    expect(apiScale({ from: 0, to: 5 }, 'log', false, 300)).toEqual(none);
    expect(apiScale({ from: -1, to: 5 }, 'log', true, 300)).toEqual(none);
    expect(apiScale({ from: -1e308, to: 1e308 }, 'linear', false, 300)).toEqual(none);
    expect(apiScale({ from: Number.NaN, to: 5 }, 'linear', false, 300)).toEqual(none);
    expect(apiScale({ from: 1, to: 5 }, undefined, false, 300)).toEqual(none);
  });
});

interface Bars {
  readonly newest: number;
  readonly interval: number;
  readonly count: number;
  /** Bars left out of the middle. */
  readonly missing?: number;
}

/** An axis over made-up bars; a bar reaches half a spacing to both sides of its centre. */
function axisOver(bars: Bars, width: number, barSpacing: number, rightOffset: number): BarAxis {
  const opens = Array.from({ length: bars.count }, (_, back) => {
    const gap = back >= bars.count / 2 ? (bars.missing ?? 0) : 0;
    return bars.newest - (back + gap) * bars.interval;
  });
  const timeAt = (x: number): number | undefined =>
    opens[Math.floor((width - x) / barSpacing - rightOffset + 1e-9)];
  return { width, barSpacing, rightOffset, interval: bars.interval, timeAt };
}

describe('the time scale of an API', () => {
  const newest = Date.UTC(2026, 4, 1);

  test('puts every bar at its centre, panned and zoomed at will', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 5, 15, 60, 240, 1440, 10_080),
        fc.integer({ min: 300, max: 2500 }),
        fc.double({ min: 0.6, max: 80, noNaN: true }),
        fc.double({ min: -500, max: 40, noNaN: true }),
        (minutes, width, spacing, offset) => {
          const interval = minutes * MINUTE;
          const bars = { newest, interval, count: 6000 };
          const scale = apiTime(axisOver(bars, width, spacing, offset));
          fc.pre(scale !== undefined);
          for (const back of [0, 1, 77, 400]) {
            const centre = width - offset * spacing - back * spacing - spacing / 2;
            expect(Math.abs(xOfTime(scale, newest - back * interval) - centre)).toBeLessThan(0.01);
          }
        },
      ),
    );
  });

  test('is found with the newest bar in view and out of view', () => {
    const bars = { newest, interval: MINUTE, count: 900 };
    const live = axisOver(bars, 800, 6, 4.5);
    const past = axisOver(bars, 800, 6, -200.25);
    expect(newestBar(live, apiTime(live)!)).toBe(newest);
    expect(apiTime(past)).toBeDefined();
    expect(newestBar(past, apiTime(past)!)).toBeUndefined();
  });

  test('is not given across missing bars', () => {
    const axis = axisOver({ newest, interval: MINUTE, count: 200, missing: 1 }, 1000, 6, 2);
    expect(apiTime(axis)).toBeUndefined();
  });

  test('is not given for bars of another length than told', () => {
    const axis = axisOver({ newest, interval: 5 * MINUTE, count: 300 }, 1000, 6, 2);
    expect(apiTime({ ...axis, interval: MINUTE })).toBeUndefined();
  });

  test('is confirmed by the first bar of a history that begins within the view', () => {
    for (const count of [5, 20, 90, 160])
      expect(apiTime(axisOver({ newest, interval: MINUTE, count }, 1000, 6, 2))).toBeDefined();
    expect(apiTime(axisOver({ newest, interval: MINUTE, count: 2 }, 1000, 6, 2))).toBeUndefined();
    expect(
      apiTime(axisOver({ newest, interval: MINUTE, count: 90, missing: 1 }, 1000, 6, 2)),
    ).toBeUndefined();
  });

  test('is not given when only the future is in view, or the axis is nonsense', () => {
    const axis = axisOver({ newest, interval: MINUTE, count: 900 }, 1000, 6, 2);
    expect(apiTime({ ...axis, rightOffset: 400 })).toBeUndefined();
    for (const width of [0, -5, Number.NaN]) expect(apiTime({ ...axis, width })).toBeUndefined();
    for (const barSpacing of [0, -6, Infinity, Number.NaN])
      expect(apiTime({ ...axis, barSpacing })).toBeUndefined();
    for (const rightOffset of [Infinity, Number.NaN])
      expect(apiTime({ ...axis, rightOffset })).toBeUndefined();
  });
});

test('a resolution is a number of minutes, or of what its letter says', () => {
  const lengths = { '1': 1, '60': 60, '240': 240, D: 1440, '1D': 1440, '3D': 4320, '1W': 10_080, W: 10_080 };
  for (const [resolution, minutes] of Object.entries(lengths))
    expect(intervalOf(resolution)).toBe(minutes * MINUTE);
  expect(intervalOf('30S')).toBe(30_000);
});

test('a resolution without a fixed length has none', () => {
  for (const resolution of ['1M', 'M', '12M', '1T', '100R', '', '0', '-5', '1.5', '1h', 'x', '999999999'])
    expect(intervalOf(resolution)).toBeUndefined();
});
