import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { baseQty, price, type UnixMs, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import type { OpenInterest } from '../market/open-interest';
import { sifted, withoutGlitches } from './glitches';
import { openInterestSignal } from './open-interest';

const NOW = unixMs(1_760_000_400_000);
const STEP = 5 * MINUTE;

/** Samples every five minutes until now, by their age in days. */
function samples(days: number, quantity: (age: number) => number): OpenInterest[] {
  const count = Math.round((days * DAY) / STEP);
  return [...Array(count + 1).keys()].map((i) => {
    const age = (count - i) * STEP;
    return { time: unixMs(NOW - age), quantity: baseQty(quantity(age / DAY)) };
  });
}

/** An ordinary past: waves of three percent, never two days alike. */
const waves = (age: number) => 1_000 * (1 + 0.03 * Math.sin(age * 1.7) + 0.01 * Math.sin(age * 0.6));
const lift = (age: number, over: number, by: number) =>
  waves(Math.max(age, over)) * (1 + by * Math.max(0, 1 - age / over));

function bar(closedAt: UnixMs, close: number): Bar {
  const flat = price(close);
  const openTime = unixMs(closedAt - 15 * MINUTE);
  return {
    openTime,
    duration: (15 * MINUTE) as Bar['duration'],
    open: flat,
    high: flat,
    low: flat,
    close: flat,
    volume: baseQty(1),
  };
}

const read = (series: readonly OpenInterest[], bars: readonly Bar[] = []) =>
  openInterestSignal(series, bars, NOW);

describe('the open-interest signal', () => {
  test('reads building from +10 % in a day and unwinding from −10 %', () => {
    expect(read(samples(30, (age) => lift(age, 1, 0.15)))).toMatchObject({
      reading: 'building',
      window: DAY,
    });
    expect(read(samples(30, (age) => lift(age, 1, -0.15))).reading).toBe('unwinding');
    expect(read(samples(30, (age) => lift(age, 1, 0.15))).value).toBeCloseTo(15, 6);
  });

  test('reads building from +15 % over three days, though no single day shows it', () => {
    const usual = samples(30, (age) =>
      age > 3 ? 1_000 * (1 + 0.08 * Math.sin(age * Math.PI)) : 1_000 * (1 + 0.05 * (3 - age)),
    );
    expect(read(usual)).toMatchObject({ reading: 'building', window: 3 * DAY });
    expect(read(usual).value).toBeCloseTo(15, 6);
  });

  test('reads building from a rise that is large for this market', () => {
    const quiet = samples(
      30,
      (age) => 1_000 * (1 + 0.002 * Math.sin(age * 9)) * (age < 1 ? 1 + 0.02 * (1 - age) : 1),
    );
    expect(read(quiet).reading).toBe('building');
    expect(read(quiet).threshold).toBeLessThan(1);
  });

  test('reads steady when nothing stands out', () => {
    const swinging = samples(30, (age) => 1_000 * (1 + 0.03 * Math.sin(age * Math.PI * 0.99)));
    expect(read(swinging).reading).toBe('steady');
  });

  test('names who leads from the price of the same window', () => {
    const rising = samples(30, (age) => lift(age, 1, 0.15));
    const falling = samples(30, (age) => lift(age, 1, -0.15));
    const bars = (from: number, to: number) => [bar(unixMs(NOW - DAY), from), bar(NOW, to)];
    expect(read(rising, bars(100, 101)).quadrant).toBe('new-longs-lead');
    expect(read(rising, bars(100, 99)).quadrant).toBe('new-shorts-lead');
    expect(read(falling, bars(100, 101)).quadrant).toBe('short-covering');
    expect(read(falling, bars(100, 99)).quadrant).toBe('long-unwinding');
    expect(read(rising, [bar(NOW, 101)])).not.toHaveProperty('quadrant');
  });

  test('is unknown without samples, with old ones and without history, never steady', () => {
    expect(read([])).toMatchObject({ reading: 'unknown', missing: 'no-data' });
    const old = samples(30, waves).filter(({ time }) => time < NOW - HOUR);
    expect(read(old)).toMatchObject({ reading: 'unknown', missing: 'stale' });
    expect(read(samples(0.9, waves))).toMatchObject({ reading: 'unknown', missing: 'no-history' });
    expect(read(samples(2, () => 1_000))).toMatchObject({ reading: 'unknown', missing: 'no-history' });
    expect(read(samples(2, (age) => lift(age, 1, 0.15))).reading).toBe('building');
    const hole = samples(30, (age) => 1_000 * (1 + 0.001 * Math.sin(age))).filter(
      ({ time }) => time < NOW - 1.2 * DAY || time > NOW - 0.8 * DAY,
    );
    expect(read(hole)).toMatchObject({ reading: 'unknown', missing: 'no-history' });
  });

  test('does not depend on the size of the market or on what comes later', () => {
    const series = samples(10, (age) => lift(age, 1, 0.05));
    const later = { time: unixMs(NOW + STEP), quantity: baseQty(1) };
    expect(read([...series, later])).toEqual(read(series));
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (scale) => {
        const scaled = series.map(({ time, quantity }) => ({ time, quantity: baseQty(quantity * scale) }));
        expect(read(scaled).reading).toBe(read(series).reading);
        expect(read(scaled).value).toBeCloseTo(read(series).value!, 6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('glitches of open interest', () => {
  const series = samples(1, (age) => waves(age));
  const at = (index: number, quantity: number) =>
    series.map((sample, i) => (i === index ? { ...sample, quantity: baseQty(quantity) } : sample));

  test('zeros and single spikes that come back are removed', () => {
    expect(withoutGlitches(at(100, 0))).toEqual(series.filter((_, i) => i !== 100));
    expect(withoutGlitches(at(100, 1_500))).toEqual(series.filter((_, i) => i !== 100));
    expect(withoutGlitches(at(100, 500))).toEqual(series.filter((_, i) => i !== 100));
  });

  test('a jump that comes back half way is kept: it is no single sample', () => {
    const eased = at(100, 2_000).map((sample, i) =>
      i > 100 ? { ...sample, quantity: baseQty(1.4 * sample.quantity) } : sample,
    );
    expect(withoutGlitches(eased)).toEqual(eased);
  });

  test('a level that stays is kept, and a jump of the newest sample waits', () => {
    const stepped = series.map((sample, i) => (i >= 200 ? { ...sample, quantity: baseQty(1_500) } : sample));
    expect(withoutGlitches(stepped)).toEqual(stepped);
    expect(withoutGlitches(at(series.length - 1, 1_500))).toEqual(series.slice(0, -1));
  });

  test('a level that shifts is never touched, wherever and however far it shifts', () => {
    const place = fc.integer({ min: 1, max: series.length - 2 });
    const size = fc.oneof(
      fc.double({ min: 1.05, max: 20, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    );
    fc.assert(
      fc.property(place, size, (at, by) => {
        const shifted = series.map((sample, i) =>
          i >= at ? { ...sample, quantity: baseQty(by * sample.quantity) } : sample,
        );
        expect(withoutGlitches(shifted)).toEqual(shifted);
      }),
    );
  });

  test('what is left out is said, and nothing else is', () => {
    const broken = at(100, 0).map((sample, i) =>
      i === 150 ? { ...sample, quantity: baseQty(3_000) } : sample,
    );
    const { kept, zeros, spikes } = sifted(broken);
    expect(zeros).toEqual([broken[100]]);
    expect(spikes).toEqual([broken[150]]);
    expect(kept).toEqual(series.filter((_, i) => i !== 100 && i !== 150));
  });
});
