import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../core/time';
import { baseQty, price, unixMs } from '../../core/units';
import type { OpenInterest } from '../../market/open-interest';
import { chartTimes, heldAt, pricesAt } from './interest-lines';

const START = 1_759_968_000_000;

const samples = (span: number, step = 5 * MINUTE): OpenInterest[] =>
  Array.from({ length: span / step + 1 }, (_, i) => ({
    time: unixMs(START + i * step),
    quantity: baseQty(i),
  }));

describe('the instants of a chart of open interest', () => {
  it('are half an hour apart, or as many as can be seen, and end with the newest sample', () => {
    const day = chartTimes(samples(DAY));
    expect(day).toHaveLength(49);
    expect(day.at(-1)).toBe(START + DAY);
    const year = chartTimes(samples(365 * DAY, HOUR));
    expect(year.length).toBeLessThanOrEqual(400);
    expect(year.length).toBeGreaterThan(300);
    expect(year.at(-1)).toBe(START + 365 * DAY);
    expect(chartTimes(samples(0))).toEqual([START]);
  });
});

describe('a line of open interest', () => {
  it('holds the last sample, and breaks before the first and in a hole', () => {
    const holed = samples(DAY).filter(({ time }) => time <= START + HOUR || time >= START + 6 * HOUR);
    const at = [-HOUR, 0, 7 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR].map((age) => START + age);
    expect(heldAt(holed, at)).toEqual([null, 0, 1, 12, null, 72]);
  });
});

describe('the price beside it', () => {
  it('is of the columns where bars do not reach back so far', () => {
    const sides = { long: new Float32Array(), short: new Float32Array() };
    const columns = [0, 6, 12].map((hour) => ({ time: START + hour * HOUR, price: 100 + hour, ...sides }));
    const flat = price(999);
    const openTime = unixMs(START + 10 * HOUR);
    const bar = {
      openTime,
      duration: HOUR,
      open: flat,
      high: flat,
      low: flat,
      close: flat,
      volume: baseQty(1),
    };
    const at = [-1, 7, 10.5, 11, 12].map((hour) => START + hour * HOUR);
    expect(pricesAt([bar], columns, at)).toEqual([null, 106, 106, 999, 999]);
  });
});
