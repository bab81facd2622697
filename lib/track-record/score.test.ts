import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Liquidation } from '../market/liquidation';
import { BINS } from './distance-bins';
import type { Forecast, ForecastBand } from './forecast';
import { FIVE_MINUTES, barsOf } from './path.testing';
import { type Happened, type ScoreOutcome, scoreWindow, scored } from './score';

const AS_OF = 10 * HOUR;
const MADE = AS_OF + 2 * MINUTE;

const band = (side: ForecastBand['side'], low: number, high: number): ForecastBand => ({
  side,
  low,
  high,
  usd: 1_000,
  usdLow: 100,
  usdHigh: 500,
});

const BELOW = band('long', 97, 98);
const NEARER = band('long', 99, 99.5);
const ABOVE = band('short', 102, 103);

const even = Array.from({ length: BINS }, () => 10);

function forecast(change: Partial<Forecast> = {}): Forecast {
  const bands = change.bands ?? [BELOW, ABOVE];
  return {
    coin: 'BTC',
    market: 'BTC:bybit',
    lookback: '7d',
    time: unixMs(MADE),
    venues: ['bybit'],
    horizons: ['1h'],
    asOf: unixMs(AS_OF),
    reference: 'bybit:BTCUSDT',
    price: 100,
    averageTrueRange: 1,
    bands,
    parts: [
      {
        instrument: 'bybit:BTCUSDT',
        feed: 'full',
        price: 100,
        density: { long: even, short: even },
        bandUsd: bands.map(({ usd }) => usd),
      },
    ],
    ...change,
  };
}

type Row = readonly [number, number, number];
const QUIET: Row = [100.2, 99.8, 100];

/** One bar before the horizon, then these, then quiet until the touch's time is over. */
function happened(rows: readonly Row[], orders: readonly Liquidation[] = [], first: Row = QUIET): Happened {
  const { from, to } = scoreWindow(forecast(), '1h', FIVE_MINUTES);
  const count = (to - from) / FIVE_MINUTES;
  const quiet = Array.from({ length: count - 1 - rows.length }, () => QUIET);
  return { trigger: 'mark', bars: barsOf([first, ...rows, ...quiet], from), orders: () => orders };
}

const closed = (minutes: number, at: number, quantity = 1, side: Liquidation['position'] = 'long') => ({
  time: unixMs(AS_OF + 5 * MINUTE + minutes * MINUTE),
  position: side,
  quantity: baseQty(quantity),
  fillPrice: price(at),
});

function bandsOf(outcome: ScoreOutcome) {
  if ('missing' in outcome) throw new Error('expected a score, got none');
  return outcome.bands;
}

function partOf(outcome: ScoreOutcome) {
  const part = 'missing' in outcome ? undefined : outcome.parts[0];
  if (!part || 'missing' in part) throw new Error('expected a scored part, got none');
  return part;
}

/** Through the lower band and beyond, and back. */
const THROUGH: readonly Row[] = [
  [100, 98.5, 98.6],
  [98.6, 97.4, 97.5],
  [97.5, 96, 96.2],
];

describe('a score', () => {
  it('begins with the first whole bar after the forecast, and lasts until the last touch has had its time', () => {
    const { from, start, end, to } = scoreWindow(forecast(), '1h', FIVE_MINUTES);
    expect(from).toBe(AS_OF);
    expect(start).toBe(AS_OF + 5 * MINUTE);
    expect(end - start).toBe(HOUR);
    expect(to - end).toBe(DAY + 5 * MINUTE);
  });

  it('says of each band how its touch ended, or that price did not come', () => {
    const [below, above] = bandsOf(scored(forecast(), '1h', happened(THROUGH)));
    const bar = 5 * MINUTE;
    expect(below!.touch).toEqual({
      end: 'run-through',
      at: AS_OF + 2 * bar,
      until: AS_OF + 4 * bar,
    });
    expect(above).not.toHaveProperty('touch');
  });

  it('leaves out a band that price had reached before the horizon began, or stood in', () => {
    const touched = happened([], [], [100, 99.2, 99.8]);
    const inside = band('long', 99.9, 100.4);
    const bands = bandsOf(scored(forecast({ bands: [NEARER, inside, BELOW] }), '1h', touched));
    expect(bands).toHaveLength(1);
  });

  it('never counts what happened before it: neither a touch nor an order', () => {
    const before = { ...closed(0, 98), time: unixMs(AS_OF + MINUTE) };
    const outcome = scored(forecast(), '1h', happened([QUIET], [before], [100, 97.5, 100]));
    expect(bandsOf(outcome).every(({ touch }) => touch === undefined)).toBe(true);
    expect(partOf(outcome).usd).toBe(0);
  });

  it('sums what was force-closed in a swept band until price was through, and nothing after', () => {
    const orders = [closed(6, 97.8, 2), closed(8, 97.2, 3), closed(12, 96.2, 5), closed(40, 97.5, 50)];
    const { swept } = partOf(scored(forecast(), '1h', happened(THROUGH, orders)));
    expect(swept).toHaveLength(1);
    expect(swept[0]).toMatchObject({ usd: 1_000, usdLow: 100, usdHigh: 500 });
    expect(swept[0]!.forcedUsd).toBeCloseTo(2 * 97.8 + 3 * 97.2, 9);
  });

  it('has no mass where a band was touched and not swept, or the feed is thinned', () => {
    const touched = happened([[100, 97.5, 99]], [closed(1, 97.6)]);
    expect(partOf(scored(forecast(), '1h', touched)).swept).toEqual([]);
    const parts = forecast().parts.map((part) => ({ ...part, feed: 'throttled' as const }));
    const thinned = partOf(scored(forecast({ parts }), '1h', happened(THROUGH, [closed(6, 97.8)])));
    expect(thinned.swept).toEqual([]);
    expect(thinned.usd).toBeCloseTo(97.8, 9);
  });

  it('holds an order to where price was: a bankruptcy price lies beyond what triggered it', () => {
    const { fillPrice: _, ...bare } = closed(6, 97.8);
    const beyond = { ...bare, orderPrice: price(90) };
    const { swept, usd } = partOf(scored(forecast(), '1h', happened(THROUGH, [beyond])));
    expect(usd).toBe(90);
    expect(swept[0]!.forcedUsd).toBe(90);
  });

  it('does not count what was opened after it: a long that is closed above its price', () => {
    const rows: readonly Row[] = [
      [101.5, 100, 101.4],
      [101.5, 100.8, 101],
    ];
    expect(partOf(scored(forecast(), '1h', happened(rows, [closed(6, 101)]))).usd).toBe(0);
  });

  it('says of a contract that was not listened to that it was not', () => {
    const outcome = scored(forecast(), '1h', { ...happened(THROUGH), orders: () => 'stream-down' });
    expect(outcome).toMatchObject({ parts: [{ instrument: 'bybit:BTCUSDT', missing: 'stream-down' }] });
    expect(bandsOf(outcome)[0]!.touch?.end).toBe('run-through');
  });
});
