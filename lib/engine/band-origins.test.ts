import { beforeAll, describe, expect, it } from 'vitest';

import { HOUR, MINUTE } from '../core/time';
import { baseQty, millis, unixMs } from '../core/units';
import { DEFAULT_ASSUMPTIONS } from '../liquidation/assumptions';
import { type Estimate, estimates } from '../liquidation/estimate';
import { estimatorBars } from '../liquidation/estimator-input';
import { type EstimateParts, summedEstimate } from '../liquidation/summed-estimate';
import type { Bar } from '../market/bar';
import type { VenueId } from '../market/instrument';
import { bandOrigins } from './band-origins';
import { barsIn } from './venue.testing';

const AS_OF = Math.floor(Date.UTC(2026, 2, 1) / HOUR) * HOUR;
const DAYS = 4;

let bars: Bar[];
let estimate: Estimate;

beforeAll(() => {
  bars = barsIn(millis(5 * MINUTE), AS_OF - DAYS * 24 * HOUR, AS_OF);
  const input = estimatorBars({ bars, markBars: bars, openInterest: [] }, true);
  const columns = { every: HOUR, keep: DAYS * 24 };
  const options = { assumptions: DEFAULT_ASSUMPTIONS, feed: 'none', at: [AS_OF], columns } as const;
  [estimate] = [...estimates(input, options)] as [Estimate];
});

/** Parts that are the same estimate in other amounts. */
function venuesOf(parts: readonly (readonly [VenueId, number])[]) {
  const [first, ...others] = parts.map(([, units]) => ({ estimate, units }));
  const all: EstimateParts = [first!, ...others];
  const sum = summedEstimate(all);
  const venues = parts.map(([venue]) => venue);
  return bandOrigins({ estimate: sum, openInterest: [], bars, parts: all, venues }).map(
    (each) => each.venues,
  );
}

describe('where bands come from', () => {
  it('is the venues that give 15 % of each or more, the largest first', () => {
    const found = venuesOf([
      ['binance', 3],
      ['okx', 1],
      ['bybit', 6],
    ]);
    expect(found.length).toBeGreaterThan(0);
    for (const venues of found) expect(venues).toEqual(['bybit', 'binance']);
  });

  it('counts a venue’s linear and coin-margined contract as one', () => {
    const found = venuesOf([
      ['okx', 8],
      ['bybit', 1],
      ['bybit', 1],
    ]);
    for (const venues of found) expect(venues).toEqual(['okx', 'bybit']);
  });

  it('is not said where a single venue is summed', () => {
    for (const venues of venuesOf([['okx', 1]])) expect(venues).toBeUndefined();
  });

  it('says which of them came with a rise of open interest that went again', () => {
    const start = AS_OF - DAYS * 24 * HOUR;
    const rise = DAYS * 24 - 6;
    const openInterest = Array.from({ length: DAYS * 24 + 1 }, (_, hour) => ({
      time: unixMs(start + hour * HOUR),
      quantity: baseQty(hour >= rise && hour < rise + 2 ? 10_500 : 10_000 + (hour % 2)),
    }));
    const still = bars.map((bar) => ({ ...bar, close: bars[0]!.close }));
    // What stood there before the rise is taken away: then all of it came with it.
    const columns = estimate.columns.map((column) =>
      column.time < start + rise * HOUR
        ? {
            ...column,
            long: new Float32Array(column.long.length),
            short: new Float32Array(column.short.length),
          }
        : column,
    );
    const came = { ...estimate, columns };
    const parts: EstimateParts = [{ estimate: came, units: 1 }];
    const origins = (quiet: boolean) =>
      bandOrigins({
        estimate: came,
        openInterest: quiet ? openInterest.slice(0, rise) : openInterest,
        bars: still,
        parts,
        venues: ['okx'],
      });
    const found = origins(false).filter(({ transient }) => transient);
    expect(found.length).toBeGreaterThan(0);
    for (const { transient } of found)
      expect(transient).toMatchObject({ to: start + rise * HOUR, reversedAt: start + (rise + 2) * HOUR });
    expect(origins(true).every(({ transient }) => !transient)).toBe(true);
  });
});
