import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fitMoment, fitTime } from './time-fit';
import { type TimeAnchor, type TimeFit, timeOfX, type TimeScale, xOfTime } from './time-scale';

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

  /** Rows as a browser's chart drew them while it was zoomed: the crosshair's label is not in step with the others. */
  test.each([
    ['beside its neighbour', 450, [98.3, 249.19, 400.08], [6, 12, 18], { x: 224.35, clock: 11 }, 5.84],
    ['of a draw ago', 916, [21.16, 163.83, 306.5], [12, 0, 12], { x: 263.35, clock: 7.75 }, 3.0494],
  ])('is not bent by a crosshair’s label %s', (_, width, xs, hours, cross, pxPerBar) => {
    const days = { day: 18, month: 11, year: 2026 };
    const labels = xs.map((x, i) => (hours[i] === 0 ? { x, day: 18 } : { x, clock: hours[i]! * HOUR }));
    const truth = (xs[2]! - xs[0]!) / (hours[0] === 12 ? 24 : 12) / HOUR;
    const midnight = hours[0] === 12 ? xs[1]! : xs[0]! - 6 * HOUR * truth;
    const slope = pxPerBar / (HOUR / 4);
    const at = Date.UTC(2026, 10, 18);
    const before = { slope, origin: at - midnight / slope, width };
    const moment = { now: at + 20 * HOUR, before: at + 20 * HOUR, clockKnown: true };
    const fit = fitMoment(
      [...labels, { ...cross, clock: cross.clock * HOUR, ...days }],
      width,
      { ...moment, steered: true, missed: 0, yearless: false },
      before,
    );
    const read = typeof fit === 'object' ? fit : undefined;
    for (const hour of read ? [0, 6, 12] : []) {
      const there = midnight + hour * HOUR * truth;
      expect(Math.abs(xOfTime(read!, at + hour * HOUR) - there)).toBeLessThan(0.5);
    }
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

/** A plot of two and a half hours that ends so long before now: no midnight, no day. */
function clocksOnly(hoursBack: number): TimeAnchor[] {
  return labelsOn(plot(900, 2.5 * HOUR, -hoursBack * HOUR), 900, HOUR / 4);
}

const KNOWN = { now: NOW, before: NOW, clockKnown: true, steered: true, missed: 0, yearless: false };

describe('the day', () => {
  const opened = fitMoment(clocksOnly(0), 900, KNOWN, undefined) as TimeFit;

  test('is today’s where a chart has been opened', () => {
    expect(timeOfX(opened, 900)).toBeCloseTo(NOW, -1);
  });

  test.each([71, -30, 36.5])('is lost where clocks alone show that the chart went %d hours away', (hours) => {
    const gone = fitMoment(clocksOnly(hours), 900, KNOWN, opened);
    expect(gone).toBe('lost');
    expect(fitMoment(clocksOnly(hours + 1), 900, KNOWN, gone)).toBe('lost');
  });

  test('is found again by one label of the crosshair', () => {
    const at = plot(900, 2.5 * HOUR, -71 * HOUR);
    const time = Math.round(timeOfX(at, 400) / 60_000) * 60_000;
    const date = new Date(time);
    const crosshair = {
      x: xOfTime(at, time),
      clock: time % DAY,
      day: date.getUTCDate(),
      month: date.getUTCMonth() + 1,
      year: date.getUTCFullYear(),
    };
    const found = fitMoment([...clocksOnly(71), crosshair], 900, KNOWN, 'lost') as TimeFit;
    expect(timeOfX(found, 900)).toBeCloseTo(NOW - 71 * HOUR, -1);
  });

  test('is not taken from a crosshair’s label that stands beside its line', () => {
    const strayed = { x: 850, clock: 12.25 * HOUR, day: 3, month: 2, year: 2026 };
    expect(fitMoment([...clocksOnly(71), strayed], 900, KNOWN, 'lost')).toBe('lost');
  });

  test('is not taken from the phase of a chart that moved by itself', () => {
    const still = { ...KNOWN, steered: false };
    expect(fitMoment(clocksOnly(24.3), 900, still, opened)).toBe('lost');
  });
});

describe('the line of months and years', () => {
  test('is read off monthly bars, which are not evenly long', () => {
    const months = Array.from({ length: 30 }, (_, i) => ({ x: 20 + 28 * i, at: Date.UTC(2024, i, 1) }));
    const labels = months
      .filter((_, i) => i % 3 === 0)
      .map(({ x, at }) => ({
        x,
        month: new Date(at).getUTCMonth() + 1,
        year: new Date(at).getUTCFullYear(),
      }));
    const fit = fitTime(labels, 900, NOW)!;
    for (const { x, at } of months) expect(Math.abs(xOfTime(fit, at) - x)).toBeLessThan(3);
  });

  test('joins the two lines of one label', () => {
    const days = [14, 15, 16, 17].map((day, i) => ({ x: 100 + 200 * i, month: 6, day }));
    const fit = fitTime([...days, { x: 100, year: 2023 }], 900, NOW)!;
    expect(timeOfX(fit, 100)).toBeCloseTo(Date.UTC(2023, 5, 14), -2);
  });
});

describe('no line', () => {
  test('goes through labels on both sides of a gap in the bars', () => {
    const scale = plot(900, 12 * HOUR, 0);
    const split = labelsOn(scale, 900, HOUR).map((each) =>
      each.x < 300 ? { ...each, x: each.x - 37 } : each,
    );
    expect(fitTime(split, 900, NOW)).toBeUndefined();
  });

  test('goes through clocks that repeat, as those of seconds do where they are not written', () => {
    const repeated = [0, 1, 2, 3, 4].map((i) => ({ x: 100 + 150 * i, clock: 6 * HOUR }));
    expect(fitTime(repeated, 900, NOW)).toBeUndefined();
  });

  test('goes through one random row of clocks in fifty', () => {
    const rows = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 900 }), minute: fc.integer({ min: 0, max: 1439 }) }),
      {
        minLength: 5,
        maxLength: 10,
      },
    );
    const read = fc.sample(rows, { numRuns: 1_000, seed: 7 }).filter((row) =>
      fitTime(
        row.map(({ x, minute }) => ({ x, clock: minute * 60_000 })),
        900,
        NOW,
      ),
    );
    expect(read.length).toBeLessThan(20);
  });
});
