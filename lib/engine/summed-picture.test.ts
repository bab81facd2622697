import { describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../core/time';
import { type Millis, baseQty, millis, price, unixMs } from '../core/units';
import type { FundingRate } from '../market/funding';
import type { Instrument, VenueId } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import { NOW } from './clock.testing';
import type { Picture } from './picture';
import { planFor } from './plan';
import { type PicturePart, summedPicture } from './summed-picture';

const now = unixMs(NOW);
const EIGHT = millis(8 * HOUR);

/** A venue's part, with open interest of this quantity over a day. */
function partOf(venue: VenueId, base: string, interest: number, change: Partial<Picture> = {}): PicturePart {
  const instrument: Instrument = {
    venue,
    symbol: `${base}USDT`,
    base,
    quote: 'USDT',
    linear: true,
    contractSize: 1,
    tickSize: price(0.1),
    stepSize: 0.001,
  };
  const picture: Picture = {
    lookback: '24h',
    lookbackSpan: DAY,
    plan: planFor('24h', { barDepth: () => Infinity as Millis }),
    estimate: undefined,
    bars: [],
    openInterest: [0, 12, 24].map((hour) => ({
      time: unixMs(NOW - DAY + hour * HOUR),
      quantity: baseQty(interest),
    })),
    funding: [],
    liquidations: [],
    flow: undefined,
    spot: undefined,
    corrections: [],
    forced: undefined,
    averageTrueRange: undefined,
    signals: [],
    barsExpected: 1_440,
    barsPresent: 1_440,
    gaps: [],
    ...change,
  };
  return { instrument, picture };
}

/** The newest few funding times, `interval` apart. */
const funding = (rate: number, interval: Millis): FundingRate[] =>
  Array.from({ length: (2 * EIGHT) / interval }, (_, i) => ({
    time: unixMs(Math.floor(NOW / EIGHT) * EIGHT - i * interval),
    rate,
    interval,
    kind: 'realised' as const,
  })).toReversed();

const forced = (hoursAgo: number, quantity: number, fillPrice: number): Liquidation => ({
  time: unixMs(NOW - hoursAgo * HOUR),
  position: 'long',
  quantity: baseQty(quantity),
  fillPrice: price(fillPrice),
});

describe('the sum of pictures', () => {
  it('of one venue is its own', () => {
    const only = partOf('binance', 'BTC', 9);
    const { picture, reference, inOpenInterest, inFlow } = summedPicture([only], now);
    expect(picture).toBe(only.picture);
    expect(reference).toBe(only.instrument);
    expect([...inOpenInterest]).toEqual([only.instrument]);
    expect([...inFlow]).toEqual([]);
  });

  it('is in units of the first: thousands of a coin, or single ones', () => {
    const [thousands, single] = [partOf('binance', '1000PEPE', 9), partOf('okx', 'PEPE', 2_000)];
    const interest = (...parts: [PicturePart, PicturePart]) =>
      summedPicture(parts, now).picture.openInterest.at(-1)!.quantity;
    expect(interest(thousands, single)).toBe(11);
    expect(interest(single, thousands)).toBe(11_000);
  });

  it('shows forced orders of all, in time order, where they were filled in the first one’s prices', () => {
    const first = partOf('binance', '1000PEPE', 1, { liquidations: [forced(3, 5, 10), forced(1, 6, 11)] });
    const second = partOf('okx', 'PEPE', 1, { liquidations: [forced(2, 7_000, 0.0105)] });
    const { liquidations } = summedPicture([first, second], now).picture;
    expect(liquidations.map(({ quantity, fillPrice }) => [quantity, fillPrice])).toEqual([
      [5, 10],
      [7, expect.closeTo(10.5, 9)],
      [6, 11],
    ]);
  });

  it('weighs funding by open interest, per interval of the first', () => {
    const first = partOf('binance', 'BTC', 300, { funding: funding(0.0001, EIGHT) });
    // Twice four hours in eight: 0.0002.
    const second = partOf('gate', 'BTC', 100, { funding: funding(0.0001, millis(4 * HOUR)) });
    const sum = summedPicture([first, second], now).picture.funding;
    expect(sum.map(({ time }) => time)).toEqual(first.picture.funding.map(({ time }) => time));
    for (const { rate, interval } of sum) {
      expect(rate).toBeCloseTo((300 * 0.0001 + 100 * 0.0002) / 400, 12);
      expect(interval).toBe(EIGHT);
    }
  });

  it('counts the bars of all and names whose gaps there are', () => {
    const gap = { from: unixMs(NOW - HOUR), to: now, reason: 'missed' as const };
    const holed = partOf('okx', 'BTC', 1, { barsPresent: 1_380, gaps: [{ series: 'bar-1m', gap }] });
    const { picture } = summedPicture([partOf('binance', 'BTC', 1), holed], now);
    expect(picture).toMatchObject({ barsExpected: 2_880, barsPresent: 2_820 });
    expect(picture.gaps).toEqual([{ series: 'bar-1m', gap, venue: 'okx' }]);
  });
});
