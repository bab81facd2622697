import { describe, expect, it } from 'vitest';

import { HOUR } from '../../core/time';
import { baseQty, millis, price, unixMs } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import type { Instrument, VenueId } from '../../market/instrument';
import type { MarkPrice } from '../../market/mark-price';
import type { CrowdPart } from './crowd-part';
import { fundingCrowding } from './funding-crowding';

const EIGHT = 8 * HOUR;
const LAST = Math.floor(1_760_000_000_000 / EIGHT) * EIGHT;
const NOW = unixMs(LAST + 3 * HOUR);

const rates = (rate: number, hours: number, count: number): FundingRate[] =>
  Array.from({ length: count }, (_, i) => ({
    time: unixMs(LAST - (count - 1 - i) * hours * HOUR),
    rate,
    interval: millis(hours * HOUR),
    kind: 'realised',
  }));

const mark = (change: Partial<MarkPrice>): MarkPrice => ({
  time: NOW,
  mark: price(100),
  index: price(100),
  ...change,
});

function part(venue: VenueId, quantity: number, change: Partial<CrowdPart>): CrowdPart {
  const instrument: Instrument = {
    venue,
    symbol: 'BTCUSDT',
    base: 'BTC',
    quote: 'USDT',
    linear: true,
    contractSize: 1,
    tickSize: price(0.1),
    stepSize: 0.001,
  };
  return {
    instrument,
    units: 1,
    funding: [],
    openInterest: [{ time: NOW, quantity: baseQty(quantity) }],
    bars: [],
    mark: undefined,
    clockAhead: undefined,
    ratios: [],
    publishesInterest: true,
    inOpenInterest: true,
    ...change,
  };
}

const binance = part('binance', 300, {
  funding: rates(0.0001, 8, 30),
  mark: mark({ predictedFunding: 0.0002, nextFunding: unixMs(LAST + EIGHT), fundingInterval: millis(EIGHT) }),
  clockAhead: -400,
});
const hyperliquid = part('hyperliquid', 100, {
  funding: rates(0.00005, 1, 240),
  mark: mark({ predictedFunding: 0.00005, nextFunding: unixMs(NOW + HOUR), fundingInterval: HOUR }),
  clockAhead: -150,
});
const deribit = part('deribit', 0, {
  funding: rates(0.00001, 1, 240),
  mark: mark({ predictedFunding: 0.00008, fundingInterval: millis(EIGHT) }),
});

describe('funding by venue', () => {
  const view = fundingCrowding([binance, hyperliquid, deribit], binance.funding, NOW)!;
  const [one, two, three] = view.venues;

  it('brings every interval to 8 h, realised and predicted apart', () => {
    expect(one).toMatchObject({ venue: 'binance', intervalHours: 8, next: LAST + EIGHT });
    expect([one!.realised, one!.predicted]).toEqual([0.0001, 0.0002]);
    expect([two!.realised, two!.predicted]).toEqual([expect.closeTo(0.0004, 12), expect.closeTo(0.0004, 12)]);
    expect(two).toMatchObject({ intervalHours: 1, next: NOW + HOUR });
  });

  it('has no next payment where funding is paid by the moment', () => {
    expect(three).not.toHaveProperty('next');
    expect(three!.predicted).toBeCloseTo(0.00008, 12);
  });

  it('weighs what is predicted by open interest', () => {
    expect(view.weighted.predicted).toBeCloseTo((300 * 0.0002 + 100 * 0.0004) / 400, 12);
    expect(view.weighted.realised).toBe(0.0001);
  });

  it('draws all on one grid of 8 h that ends with the last that is over', () => {
    expect(view.times.at(-1)).toBe(LAST);
    expect(new Set(view.times.map((time) => time % EIGHT))).toEqual(new Set([0]));
    for (const { line } of view.venues) expect(line).toHaveLength(view.times.length);
    expect(two!.line.at(-1)).toBeCloseTo(0.0004, 12);
    // Ten days of hours, thirty of its own intervals: all of the grid is on record but its beginning.
    expect(one!.line.every((value) => value === 0.0001)).toBe(true);
  });

  it('takes the exchange’s clock from whoever is heard with the least delay', () => {
    expect(view.clockAhead).toBe(-150);
    expect(fundingCrowding([deribit], deribit.funding, NOW)!.clockAhead).toBe(0);
  });

  it('is absent where no venue says anything of it', () => {
    expect(fundingCrowding([part('okx', 1, {})], [], NOW)).toBeUndefined();
  });
});
