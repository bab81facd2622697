import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fitTime } from './time-fit';
import { type TimeAnchor, timeOfX, type TimeScale, xOfTime } from './time-scale';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 12, 14, 20);

/** The labels a chart would put every `step` ms: the time of day, or at midnight the day of the month. */
function labelsOn(scale: TimeScale, width: number, step: number): TimeAnchor[] {
  const first = Math.ceil(timeOfX(scale, 0) / step) * step;
  const labels: TimeAnchor[] = [];
  for (let time = first; xOfTime(scale, time) < width; time += step) {
    const date = new Date(time);
    const x = xOfTime(scale, time);
    const midnight = time % DAY === 0;
    if (midnight && date.getUTCDate() === 1) continue; // a month's name carries no digit
    labels.push(midnight ? { x, day: date.getUTCDate() } : { x, clock: time % DAY });
  }
  return labels;
}

/** A plot of `width` px that ends `ahead` ms after now. */
function plot(width: number, span: number, ahead: number): TimeScale {
  return { slope: width / span, origin: NOW + ahead - span };
}

describe('the time axis', () => {
  test('is read to a tenth of a pixel at any zoom near the live edge', () => {
    const zooms = fc.constantFrom<readonly [number, number]>(
      [2 * HOUR, 30],
      [2, 0.25],
      [12, 2],
      [48, 6],
      [96, 12],
      [240, 24],
      [720, 96],
      [1440, 240],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 2400 }),
        zooms,
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        (width, [hours, step], ahead) => {
          const span = hours > 5_000 ? hours : hours * HOUR;
          const scale = plot(width, span, ahead * span);
          const labels = labelsOn(scale, width, hours > 5_000 ? 30 * 60_000 : step * HOUR);
          fc.pre(labels.length >= 4);
          const fit = fitTime(labels, width, NOW)!;
          const off = xOfTime(fit, NOW) - xOfTime(scale, NOW);
          const days = Math.round(off / (fit.slope * DAY));
          expect(Math.abs(off - days * fit.slope * DAY)).toBeLessThan(0.1);
          if (labels.some(({ day }) => day !== undefined)) expect(Math.abs(days)).toBe(0);
        },
      ),
    );
  });

  test('is not bent by a label that the chart shifted into the plot', () => {
    const scale = plot(900, 48 * HOUR, HOUR);
    const [first, ...rest] = labelsOn(scale, 900, 6 * HOUR);
    const fit = fitTime([{ ...first!, x: first!.x + 12 }, ...rest], 900, NOW)!;
    expect(xOfTime(fit, NOW)).toBeCloseTo(xOfTime(scale, NOW), 3);
  });

  test('keeps its date while it is panned out of the present', () => {
    let scale = plot(900, 10 * HOUR, 0);
    let fit = fitTime(labelsOn(scale, 900, HOUR), 900, NOW);
    for (let i = 0; i < 200; i++) {
      scale = { ...scale, origin: scale.origin - HOUR };
      fit = fitTime(labelsOn(scale, 900, HOUR), 900, NOW, fit);
      expect(xOfTime(fit!, NOW)).toBeCloseTo(xOfTime(scale, NOW), 3);
    }
  });

  test('stays unread where its labels do not agree', () => {
    const nonsense = [3, 50, 90, 200, 260, 410].map((x, i) => ({ x, clock: (i * 7_919_000) % DAY }));
    expect(fitTime(nonsense, 900, NOW)).toBeUndefined();
    expect(fitTime([], 900, NOW)).toBeUndefined();
  });
});
