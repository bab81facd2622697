import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HOUR, MINUTE } from '../core/time';
import { type UnixMs, millis, unixMs } from '../core/units';
import { type AlertMemory, type FiredAlert, evaluateAlerts } from './evaluate';
import type { AlertFacts, BandFact } from './facts';
import type { AlertCondition, AlertRule } from './rule';

const NOON = Date.UTC(2026, 5, 1, 12);
const NEAR = { kind: 'band', side: 'either', withinPct: 1, leastStrength: 0.5, leastUsd: 0 } as const;

function ruleOf(condition: AlertCondition, changes: Partial<AlertRule> = {}): AlertRule {
  return { id: 'r', coin: 'BTC', on: true, condition, cooldown: millis(0), urgent: false, ...changes };
}

function bandAt(low: number, changes: Partial<BandFact> = {}): BandFact {
  const dollars = { usdLow: 1e6, usdHigh: 4e6 };
  return { side: 'short', low, high: low + 1, peak: low + 0.5, strength: 1, ...dollars, ...changes };
}

/** What fires along a path of facts, one minute apart. */
function alongPath(rule: AlertRule, path: readonly Omit<AlertFacts, 'coin'>[]): FiredAlert[][] {
  let memory: AlertMemory = {};
  return path.map((facts, minute) => {
    const now = unixMs(NOON + minute * MINUTE);
    const outcome = evaluateAlerts([rule], { coin: 'BTC', ...facts }, memory, now);
    memory = outcome.memory;
    return [...outcome.fired];
  });
}

const countsOf = (fired: readonly (readonly FiredAlert[])[]): number[] => fired.map(({ length }) => length);

/** One band from 100 on, seen from these prices. */
const prices = (...path: readonly (number | undefined)[]) =>
  path.map((price) => ({ bands: [bandAt(100)], ...(price !== undefined && { price }) }));

describe('a rule on a band', () => {
  it('fires when price comes within its distance, once, and again after price has left', () => {
    expect(countsOf(alongPath(ruleOf(NEAR), prices(97, 98.9, 99.2, 99.5, 97, 99.2)))).toEqual([
      0, 0, 1, 0, 0, 1,
    ]);
  });

  it('says the edge’s distance, the range and the price', () => {
    const [, [alert] = []] = alongPath(ruleOf(NEAR), prices(97, 99.5));
    expect(alert).toMatchObject({
      id: `r:short:${NOON + MINUTE}`,
      event: { kind: 'band', side: 'short', low: 100, high: 101, price: 99.5 },
    });
    expect(alert!.event).toHaveProperty('distancePct', (100 / 99.5 - 1) * 100);
  });

  it('does not fire for what holds already when it is looked at for the first time', () => {
    expect(countsOf(alongPath(ruleOf(NEAR), prices(99.5, 99.6)))).toEqual([0, 0]);
  });

  it('is not told anew by a price that trembles on the threshold', () => {
    expect(countsOf(alongPath(ruleOf(NEAR), prices(97, 99.02, 98.95, 99.02, 98.9, 99.02)))).toEqual([
      0, 1, 0, 0, 0, 0,
    ]);
  });

  it('takes a band that moves a little with the estimate for the same, and one apart from it for another', () => {
    const path = [{ price: 97 }, { price: 99.5 }, { price: 99.5 }, { price: 99.5 }];
    const moved = path.map((facts, i) => ({ ...facts, bands: [bandAt(100 + 0.1 * i)] }));
    expect(countsOf(alongPath(ruleOf(NEAR), moved))).toEqual([0, 1, 0, 0]);
    const other = path.map((facts, i) => ({
      ...facts,
      bands: [bandAt(i < 3 ? 100 : 99.6, { high: i < 3 ? 101 : 99.8 })],
    }));
    expect(countsOf(alongPath(ruleOf(NEAR), other))).toEqual([0, 1, 0, 1]);
  });

  it.each([
    ['another side', { side: 'long' }],
    ['more strength', { leastStrength: 0.9 }],
    ['more dollars', { leastUsd: 5e6 }],
  ] as const)('that asks for %s does not fire', (_, change) => {
    const path = prices(97, 99.5).map(({ bands, ...facts }) => ({
      ...facts,
      bands: [{ ...bands[0]!, strength: 0.8 }],
    }));
    expect(countsOf(alongPath(ruleOf({ ...NEAR, ...change }), path))).toEqual([0, 0]);
  });

  it('neither fires nor is armed by what is not known', () => {
    expect(countsOf(alongPath(ruleOf(NEAR), prices(97, 99.5, undefined, 99.5)))).toEqual([0, 1, 0, 0]);
    expect(countsOf(alongPath(ruleOf(NEAR), [...prices(97), { price: 99.5 }, ...prices(99.5)]))).toEqual([
      0, 0, 1,
    ]);
  });
});

describe('other rules', () => {
  it('fire when a state is entered, by its side, and not for one that was entered hours ago', () => {
    const rule = ruleOf({ kind: 'grid-state', state: 'squeeze-primed', toward: 'above' });
    const stateAt = (since: number, toward: 'above' | 'below') => ({
      states: [{ name: 'squeeze-primed', toward, since: unixMs(since) }],
    });
    const path = [{ states: [] }, stateAt(NOON, 'below'), stateAt(NOON, 'above'), stateAt(NOON, 'above')];
    expect(countsOf(alongPath(rule, path))).toEqual([0, 0, 1, 0]);
    expect(countsOf(alongPath(rule, [{ states: [] }, stateAt(NOON - 2 * HOUR, 'above')]))).toEqual([0, 0]);
  });

  it('fire for each confirmed divergence of the kind, once, by when it was confirmed', () => {
    const rule = ruleOf({ kind: 'divergence', direction: 'bearish', hidden: false, strict: true });
    const found = (
      kind: 'regular-bearish' | 'hidden-bearish' | 'regular-bullish',
      minute: number,
      strict = true,
    ) => ({
      kind,
      strict,
      confirmed: unixMs(NOON + minute * MINUTE),
    });
    const first = found('regular-bearish', 1);
    const path = [
      { divergences: [] },
      { divergences: [first] },
      { divergences: [first, found('hidden-bearish', 2), found('regular-bullish', 2)] },
      { divergences: [first, found('regular-bearish', 3, false)] },
      { divergences: [first, found('regular-bearish', 4)] },
    ];
    expect(alongPath(rule, path).map((fired) => fired.map(({ id }) => id))).toEqual([
      [],
      [`r:regular-bearish:${NOON + MINUTE}`],
      [],
      [],
      [`r:regular-bearish:${NOON + 4 * MINUTE}`],
    ]);
  });

  it('fire when funding goes beyond a rate on the side that is asked for', () => {
    const rule = ruleOf({ kind: 'funding', payer: 'short', beyondPct: 0.03 });
    const path = [-0.01, 0.05, -0.04, -0.028, -0.04, -0.01, -0.04].map((eightHourPct) => ({
      funding: { eightHourPct },
    }));
    expect(countsOf(alongPath(rule, path))).toEqual([0, 0, 1, 0, 0, 0, 1]);
  });

  it('fire when one side has begun to pay for days', () => {
    const rule = ruleOf({ kind: 'funding', payer: 'either' });
    const path = [{ eightHourPct: 0.02 }, { eightHourPct: 0.02, persistent: 'long' as const }];
    expect(
      countsOf(
        alongPath(
          rule,
          path.map((funding) => ({ funding })),
        ),
      ),
    ).toEqual([0, 1]);
  });

  it('fire when open interest has moved so far, either way', () => {
    const rule = ruleOf({ kind: 'open-interest', direction: 'either', changePct: 10 });
    const path = [2, 10.5, 9, -11, 3].map((openInterestPct) => ({ openInterestPct }));
    expect(countsOf(alongPath(rule, path))).toEqual([0, 1, 0, 1, 0]);
  });

  it('fire for a finding on one’s own position, warnings only where they are asked for', () => {
    const finding = (severity: 'amber' | 'red') => ({
      findings: [{ position: 'p', side: 'long' as const, severity, reason: severity }],
    });
    const path = [{ findings: [] }, finding('amber'), finding('red')];
    expect(countsOf(alongPath(ruleOf({ kind: 'own-risk', least: 'red' }), path))).toEqual([0, 0, 1]);
    expect(countsOf(alongPath(ruleOf({ kind: 'own-risk', least: 'amber' }), path))).toEqual([0, 1, 1]);
  });

  it('remember nothing while they are off, and nothing of rules that are gone', () => {
    const off = ruleOf(NEAR, { on: false });
    const facts = { coin: 'BTC', ...prices(99.5)[0]! };
    const memory = evaluateAlerts([ruleOf(NEAR)], facts, {}, unixMs(NOON)).memory;
    expect(Object.keys(memory)).toEqual(['r']);
    expect(evaluateAlerts([off], facts, memory, unixMs(NOON))).toEqual({ fired: [], memory: {} });
    expect(evaluateAlerts([], facts, memory, unixMs(NOON)).memory).toEqual({});
  });
});

describe('whatever price does', () => {
  const path = fc.array(fc.option(fc.double({ min: 90, max: 110, noNaN: true }), { nil: undefined }), {
    minLength: 2,
    maxLength: 60,
  });

  it('one subject is told at most once in a cooldown', () => {
    fc.assert(
      fc.property(path, fc.integer({ min: 1, max: 20 }), (walk, minutes) => {
        const rule = ruleOf(NEAR, { cooldown: millis(minutes * MINUTE) });
        const times = alongPath(rule, prices(...walk))
          .flat()
          .map(({ at }) => at);
        times
          .slice(1)
          .forEach((time, i) => expect(time - times[i]!).toBeGreaterThanOrEqual(minutes * MINUTE));
      }),
    );
  });

  it('it fires between two alerts only if price has been farther away than the rule’s distance', () => {
    fc.assert(
      fc.property(path, (walk) => {
        const fired = countsOf(alongPath(ruleOf(NEAR), prices(...walk)));
        const at = fired.flatMap((count, i) => (count > 0 ? [i] : []));
        at.slice(1).forEach((index, i) => {
          const between = walk.slice(at[i], index);
          expect(between.some((price) => price !== undefined && (100 / price - 1) * 100 > 1.2)).toBe(true);
        });
      }),
    );
  });

  it('looking again at the same facts changes nothing', () => {
    fc.assert(
      fc.property(path, (walk) => {
        const twice = prices(...walk).flatMap((facts) => [facts, facts]);
        const ofTwice = countsOf(alongPath(ruleOf(NEAR), twice));
        expect(ofTwice.filter((_, i) => i % 2 === 1).every((count) => count === 0)).toBe(true);
        expect(ofTwice.filter((_, i) => i % 2 === 0)).toEqual(
          countsOf(alongPath(ruleOf(NEAR), prices(...walk))),
        );
      }),
    );
  });

  it('memory that went through storage is the same', () => {
    fc.assert(
      fc.property(path, (walk) => {
        let kept: AlertMemory = {};
        let stored = '{}';
        prices(...walk).forEach((facts, i) => {
          const now: UnixMs = unixMs(NOON + i * MINUTE);
          const rules = [ruleOf(NEAR, { cooldown: HOUR })];
          const a = evaluateAlerts(rules, { coin: 'BTC', ...facts }, kept, now);
          const b = evaluateAlerts(rules, { coin: 'BTC', ...facts }, JSON.parse(stored), now);
          expect(b).toEqual(a);
          kept = a.memory;
          stored = JSON.stringify(b.memory);
        });
      }),
    );
  });
});
