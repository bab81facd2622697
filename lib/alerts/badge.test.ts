import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unixMs } from '../core/units';
import { badgeOf } from './badge';

const now = unixMs(Date.UTC(2026, 5, 1));
const band = { low: 1, high: 1, strength: 1, usdLow: 0, usdHigh: 0 };

const facts = (price: number, above: number, below: number) => ({
  coin: 'BTC',
  price,
  bands: [
    { ...band, side: 'short' as const, peak: above },
    { ...band, side: 'long' as const, peak: below },
  ],
});

describe('the badge', () => {
  it('says how far the nearer band is, and which way', () => {
    expect(badgeOf(facts(100, 101.2, 98), undefined, now)).toEqual({ text: '↑1.2', tone: 'calm' });
    expect(badgeOf(facts(100, 130, 88), undefined, now)).toEqual({ text: '↓12', tone: 'calm' });
  });

  it('marks an alert of the last quarter of an hour, by more than its colour', () => {
    const fresh = unixMs(now - 60_000);
    expect(badgeOf(facts(100, 101.2, 98), fresh, now)).toEqual({ text: '!1.2', tone: 'alert' });
    expect(badgeOf(facts(100, 101.2, 98), unixMs(now - 16 * 60_000), now).tone).toBe('calm');
  });

  it('says that it does not know, and nothing where there is no band', () => {
    expect(badgeOf({ coin: 'BTC' }, undefined, now)).toEqual({ text: '…', tone: 'old' });
    expect(badgeOf({ coin: 'BTC', price: 1, bands: [] }, undefined, now)).toEqual({ text: '', tone: 'calm' });
  });

  it('has at most four characters', () => {
    const price = fc.double({ min: 1, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(price, price, price, fc.boolean(), (at, above, below, alerted) => {
        const { text } = badgeOf(facts(at, above, below), alerted ? now : undefined, now);
        expect([...text].length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
