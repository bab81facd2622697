import { describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../../core/time';
import { unixMs } from '../../core/units';
import type { SignalView } from '../../protocol/snapshot';
import { alertFacts } from './alert-facts';
import { shortsFrom, toldAt } from './told.testing';

const now = unixMs(Date.UTC(2026, 5, 1, 12));

const signal = (name: SignalView['signal'], changes: Partial<SignalView>): SignalView => ({
  signal: name,
  reading: 'neutral',
  unit: 'apr',
  spark: [],
  ...changes,
});

describe('the facts of a snapshot', () => {
  it.each(['stale', 'warming-up'] as const)('are none while it is %s', (status) => {
    expect(alertFacts(toldAt(now, 99, { status }), now)).toEqual({ coin: 'BTC' });
  });

  it('have no price that is two minutes old, and no band that is a thin line', () => {
    const told = toldAt(now, 99, { clusters: [shortsFrom(100), shortsFrom(105, { thin: true })] });
    expect(alertFacts(told, now)).toMatchObject({ price: 99, bands: [{ side: 'short', low: 100 }] });
    expect(alertFacts(told, unixMs(now + 120_001)).price).toBeUndefined();
  });

  it('bring funding to eight hours, and say who has paid for days', () => {
    const paid = signal('funding', { value: -0.1095, reading: 'shorts-persistent' });
    const { funding } = alertFacts(toldAt(now, 99, { signals: [paid] }), now);
    expect(funding!.eightHourPct).toBeCloseTo(-0.01, 12);
    expect(funding!.persistent).toBe('short');
    const unknown = signal('funding', { value: 1, reading: 'unknown' });
    expect(alertFacts(toldAt(now, 99, { signals: [unknown] }), now).funding).toBeUndefined();
  });

  it('take open interest’s change over a day, and of no other length', () => {
    const over = (window: number) =>
      alertFacts(toldAt(now, 99, { signals: [signal('open-interest', { value: 12, window })] }), now);
    expect(over(DAY).openInterestPct).toBe(12);
    expect(over(72 * HOUR).openInterestPct).toBeUndefined();
  });

  it('find a level of the user’s own in a band of its side, and know nothing of levels in a glance', () => {
    const level = { of: 0, entry: 95, leverage: 10, liquidation: 100.5 };
    const findings = (side: 'long' | 'short', liquidation = 100.5) =>
      alertFacts(toldAt(now, 99, { ownLevels: [{ ...level, side, liquidation }] }), now).findings;
    expect(findings('short')).toMatchObject([{ severity: 'red', reason: 'liquidation-in-band' }]);
    expect(findings('short', 102)).toEqual([]);
    expect(findings('long')).toEqual([]);
    expect(alertFacts(toldAt(now, 99), now).findings).toBeUndefined();
  });
});
