import { describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Bar } from './bar';
import { closeAt, priceChange, volumeChange } from './bar-change';

const START = 1_759_968_000_000;
const END = START + 2 * DAY;

/** Hourly bars over two days, by the hour since the start. */
const bars = (close: (hour: number) => number, volume: (hour: number) => number): Bar[] =>
  Array.from({ length: 48 }, (_, hour) => {
    const flat = price(close(hour));
    return {
      openTime: unixMs(START + hour * HOUR),
      duration: HOUR,
      open: flat,
      high: flat,
      low: flat,
      close: flat,
      volume: baseQty(volume(hour)),
    };
  });

describe('the change of price', () => {
  it('is from close to close', () => {
    expect(
      priceChange(
        bars(
          (hour) => (hour < 24 ? 100 : 103),
          () => 1,
        ),
        END,
        DAY,
      ),
    ).toBeCloseTo(3, 12);
  });

  it('is unknown where no bar closed at either end', () => {
    const flat = bars(
      () => 100,
      () => 1,
    );
    expect(priceChange(flat.slice(26), END, DAY)).toBeUndefined();
    expect(closeAt(flat, END + HOUR)).toBeUndefined();
    expect(closeAt(flat, END + HOUR - 1)).toBe(100);
  });
});

describe('the change of volume', () => {
  const doubled = bars(
    () => 100,
    (hour) => (hour < 24 ? 5 : 10),
  );
  const halved = bars(
    () => 100,
    (hour) => (hour < 24 ? 8 : 4),
  );

  it('is against the stretch before', () => {
    expect(volumeChange([{ bars: doubled, units: 1 }], END, DAY)).toBeCloseTo(100, 12);
  });

  it('is of all venues together, in the first one’s units', () => {
    // 5 + 2 × 8 = 21 before, 10 + 2 × 4 = 18 now.
    const parts = [
      { bars: doubled, units: 1 },
      { bars: halved, units: 2 },
    ];
    expect(volumeChange(parts, END, DAY)).toBeCloseTo((18 / 21 - 1) * 100, 12);
  });

  it('leaves out a venue whose bars are missing, and takes single ones for like the others', () => {
    const parts = [
      { bars: doubled, units: 1 },
      { bars: halved.slice(12), units: 1 },
    ];
    expect(volumeChange(parts, END, DAY)).toBeCloseTo(100, 12);
    const holed = doubled.filter((_, hour) => hour !== 30);
    expect(volumeChange([{ bars: holed, units: 1 }], END, DAY)).toBeCloseTo(100, 12);
    expect(volumeChange([], END, DAY)).toBeUndefined();
  });
});
