import { describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../../core/time';
import { unixMs } from '../../core/units';
import type { GridView } from '../../protocol/grid';
import type { RiskView } from '../../protocol/risk';
import type { SignalView } from '../../protocol/snapshot';
import { alertFacts } from './alert-facts';
import { shortsFrom, toldAt } from './told.testing';

const now = unixMs(Date.UTC(2026, 5, 1, 12));

const SINCE = unixMs(now - HOUR);

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

  it('take what threatens an open position, not what bears on its target, nor a planned one', () => {
    const findings = (['liquidation-in-band', 'band-near', 'target-in-band'] as const).map((kind) => ({
      kind,
    }));
    const risk = (planned: boolean): RiskView => ({
      of: 0,
      side: 'short',
      leverage: 10,
      planned,
      severity: 'red',
      findings,
      unknown: [],
    });
    const found = alertFacts(toldAt(now, 99, { risk: [risk(false), risk(true)] }), now).findings;
    expect(found).toMatchObject([
      { side: 'short', severity: 'red', reason: 'liquidation-in-band' },
      { side: 'short', severity: 'amber', reason: 'band-near' },
    ]);
    expect(alertFacts(toldAt(now, 99), now).findings).toBeUndefined();
  });

  it('take the named states that hold', () => {
    const state = { name: 'squeeze-primed', toward: 'above', needs: [] } as const;
    const grid: GridView = {
      states: [
        { ...state, needs: [], standing: 'holds', since: SINCE },
        { ...state, needs: [], toward: 'below', standing: 'unknown' },
      ],
      predicates: [],
      triggers: [],
    };
    expect(alertFacts(toldAt(now, 99, { grid }), now).states).toEqual([
      { name: 'squeeze-primed', toward: 'above', since: SINCE },
    ]);
    expect(alertFacts(toldAt(now, 99), now).states).toBeUndefined();
  });
});
