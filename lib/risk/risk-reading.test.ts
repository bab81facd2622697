import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type FindingKind, severityOf } from './finding';
import { type HeldPosition, type RiskMarket, riskReading } from './risk-reading';
import type { RiskBand } from './stretch';

const LONG: HeldPosition = { side: 'long', entry: 100, planned: false, knowsLiquidation: true };

function band(low: number, high: number, more: Partial<RiskBand> = {}): RiskBand {
  return { side: 'long', low, high, usd: 1e6, thin: false, overshootHigh: 0, ...more };
}

function at(bands: readonly RiskBand[], more: Partial<RiskMarket<RiskBand>> = {}): RiskMarket<RiskBand> {
  return { price: 100, bands, settled: true, mapReach: 20, knowsOvershoot: true, flow: 'neither', ...more };
}

function read(position: Partial<HeldPosition>, market: RiskMarket<RiskBand>) {
  return riskReading({ ...LONG, ...position }, market);
}

function kinds(position: Partial<HeldPosition>, market: RiskMarket<RiskBand>): FindingKind[] {
  return read(position, market).findings.map(({ kind }) => kind);
}

describe('the risk of a position', () => {
  it('is red where its own liquidation lies inside a band on its side', () => {
    const threat = band(93, 95);
    const { severity, findings } = read({ liquidation: 94 }, at([threat, band(80, 82)]));
    expect(severity).toBe('red');
    expect(findings[0]).toMatchObject({ kind: 'liquidation-in-band', band: threat, at: 94 });
    expect(findings[0]!.clear).toBeLessThan(93);
    expect(findings[0]!.clear).toBeGreaterThan(92.8);
  });

  it('is not where that band is of the other side, thin, or behind price', () => {
    const bands = [band(93, 95, { side: 'short' }), band(93, 95, { thin: true }), band(105, 106)];
    expect(read({ liquidation: 94 }, at(bands))).toEqual({ severity: 'clear', findings: [], unknown: [] });
  });

  it('is red where the stop lies between the near edge and the far edge with the overshoot', () => {
    const threat = band(93, 95, { overshootHigh: 2 });
    for (const stop of [94.9, 93.1, 91.1]) {
      const { severity, findings } = read({ stop }, at([threat]));
      expect(severity).toBe('red');
      expect(findings[0]).toMatchObject({ kind: 'stop-in-band', at: stop });
      expect(findings[0]!.reach).toBeCloseTo(91, 9);
    }
    expect(kinds({ stop: 90.9 }, at([threat]))).toEqual(['band-before-stop']);
    expect(kinds({ stop: 95.1 }, at([threat]))).toEqual([]);
  });

  it('says a stop that is clear of the next bands too, and none where the position is closed before', () => {
    const bands = [band(93, 95, { overshootHigh: 2 }), band(90, 91.5, { overshootHigh: 1 }), band(80, 82)];
    const [found] = read({ stop: 94 }, at(bands)).findings;
    expect(found!.clear).toBeCloseTo(88.9, 9);
    expect(read({ stop: 94, liquidation: 88 }, at(bands)).findings[0]!.clear).toBeCloseTo(88.9, 9);
    const late = read({ stop: 94, liquidation: 89.5 }, at(bands)).findings;
    expect(late.find(({ kind }) => kind === 'stop-in-band')).not.toHaveProperty('clear');
  });

  it('is red where it would be force-closed before its stop, and where price is past the liquidation', () => {
    expect(kinds({ stop: 90, liquidation: 91 }, at([]))).toEqual(['stop-past-liquidation']);
    expect(kinds({ stop: 91, liquidation: 90 }, at([]))).toEqual([]);
    expect(read({ liquidation: 101 }, at([])).severity).toBe('red');
    expect(kinds({ liquidation: 101 }, at([]))).toEqual(['liquidation-passed']);
  });

  it('is amber where a band is at most 3 % away, or between price and the stop', () => {
    expect(read({}, at([band(95, 97.1)]))).toMatchObject({ severity: 'amber' });
    expect(kinds({}, at([band(95, 97.1)]))).toEqual(['band-near']);
    expect(kinds({}, at([band(95, 96.9)]))).toEqual([]);
    expect(kinds({}, at([band(99, 101)]))).toEqual(['band-near']);
    expect(kinds({ stop: 88 }, at([band(92, 94)]))).toEqual(['band-before-stop']);
  });

  it('is amber where the liquidation lies beyond a band within its reach', () => {
    expect(kinds({ liquidation: 92 }, at([band(93, 95, { overshootHigh: 2 })]))).toEqual([
      'liquidation-in-reach',
    ]);
  });

  it('is amber where price is past the stop', () => {
    expect(kinds({ stop: 100.5 }, at([]))).toEqual(['stop-passed']);
  });

  it('is amber where takers trade against an open position, not against a planned one', () => {
    expect(kinds({}, at([], { flow: 'short' }))).toEqual(['flow-against']);
    expect(kinds({}, at([], { flow: 'long' }))).toEqual([]);
    expect(kinds({ planned: true }, at([], { flow: 'short' }))).toEqual([]);
  });

  it('only mentions a target inside a band on the winning side, or beyond one', () => {
    const bands = [band(104, 106, { side: 'short' }), band(108, 110, { side: 'short', usd: 5e6 })];
    expect(read({ target: 105 }, at(bands))).toMatchObject({
      severity: 'info',
      findings: [{ kind: 'target-in-band', band: bands[0] }],
    });
    expect(read({ target: 112 }, at(bands)).findings).toEqual([
      { kind: 'target-beyond-band', band: bands[1], away: expect.closeTo(8, 9), at: 112 },
    ]);
    expect(kinds({ target: 103 }, at(bands))).toEqual([]);
  });

  it('of a planned position is that from its entry on', () => {
    const bands = [band(92, 94), band(97, 98)];
    const planned = { planned: true, entry: 96, stop: 90 };
    expect(kinds(planned, at(bands))).toEqual(['band-before-stop']);
    expect(kinds({ ...planned, planned: false }, at(bands))).toEqual([
      'band-before-stop',
      'band-before-stop',
    ]);
  });

  it('has the gravest finding first', () => {
    const bands = [band(98, 99), band(93, 95)];
    expect(kinds({ liquidation: 94, stop: 98.5 }, at(bands, { flow: 'short' }))).toEqual([
      'liquidation-in-band',
      'stop-in-band',
      'flow-against',
    ]);
  });
});

describe('what is not known', () => {
  it.each([
    ['price', {}, { price: undefined }],
    ['bands', {}, { bands: undefined }],
    ['unsettled', {}, { settled: false }],
    ['liquidation', { knowsLiquidation: false }, {}],
    ['beyond-map', { liquidation: 75 }, {}],
    ['overshoot', { stop: 90 }, { bands: [band(40, 41)], knowsOvershoot: false }],
    ['flow', {}, { flow: undefined }],
  ] as const)('of %s keeps the reading from being clear', (what, position, market) => {
    expect(read(position, at([], market))).toMatchObject({ severity: 'unknown', unknown: [what] });
  });

  it('does not hide what was found', () => {
    const reading = read({ liquidation: 94 }, at([band(93, 95)], { flow: undefined }));
    expect(reading).toMatchObject({ severity: 'red', unknown: ['flow'] });
  });

  it('comes before what is only mentioned', () => {
    const market = at([band(104, 106, { side: 'short' })], { flow: undefined });
    expect(read({ target: 105 }, market).severity).toBe('unknown');
  });

  it('is nothing where no price closes the position, or its flow is not asked for', () => {
    expect(read({}, at([])).unknown).toEqual([]);
    expect(read({ planned: true }, at([], { flow: undefined })).unknown).toEqual([]);
  });
});

/** Whole ticks, so that mirrored prices are exact. */
const tick = fc.integer({ min: 750, max: 1_250 });
const bands = fc.array(
  fc.record({
    side: fc.constantFrom('long' as const, 'short' as const),
    peak: tick,
    width: fc.integer({ min: 1, max: 20 }),
    overshootHigh: fc.double({ min: 0, max: 5, noNaN: true }),
  }),
  { maxLength: 8 },
);
const position = fc.record({
  planned: fc.boolean(),
  entry: tick,
  stop: fc.option(tick, { nil: undefined }),
  target: fc.option(tick, { nil: undefined }),
  liquidation: fc.option(tick, { nil: undefined }),
});
const flow = fc.constantFrom('long' as const, 'short' as const, 'neither' as const);
const PRICE = 1_000;
const OTHER = { long: 'short', short: 'long', neither: 'neither' } as const;

type Drawn = typeof bands extends fc.Arbitrary<infer Bands> ? Bands : never;

function drawn(bands: Drawn): RiskBand[] {
  return bands.map(({ side, peak, width, overshootHigh }) =>
    band(peak - width, peak + width, { side, overshootHigh }),
  );
}

describe('for any position and bands', () => {
  it('a short under mirrored prices is told what the long is told', () => {
    fc.assert(
      fc.property(position, bands, flow, (given, drawnBands, flow) => {
        const axis = given.planned ? given.entry : PRICE;
        const flip = (at: number) => 2 * axis - at;
        const own = Object.entries(given).map(([key, at]) => [key, typeof at === 'number' ? flip(at) : at]);
        const short = { ...(Object.fromEntries(own) as typeof given), side: 'short' } as const;
        const here = drawn(drawnBands);
        const there = here.map((each) => ({
          ...each,
          side: OTHER[each.side],
          low: flip(each.high),
          high: flip(each.low),
        }));
        const told = read(given, at(here, { price: PRICE, flow, mapReach: 1_000 }));
        const flipped = { price: flip(PRICE), flow: OTHER[flow], mapReach: 1_000 };
        const mirrored = read(short, at(there, flipped));
        expect(mirrored.severity).toBe(told.severity);
        expect(mirrored.findings.map(({ kind }) => kind)).toEqual(told.findings.map(({ kind }) => kind));
        told.findings.forEach(({ clear }, i) => {
          if (clear === undefined) expect(mirrored.findings[i]).not.toHaveProperty('clear');
          else expect(mirrored.findings[i]!.clear!).toBeCloseTo(flip(clear), 6);
        });
      }),
    );
  });

  it('a wider overshoot takes no red finding away', () => {
    const wider = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(position, bands, wider, (given, drawnBands, more) => {
        const near = drawn(drawnBands);
        const far = near.map((each) => ({ ...each, overshootHigh: each.overshootHigh! + more }));
        const reds = (bands: RiskBand[]) =>
          read(given, at(bands, { price: PRICE }))
            .findings.filter(({ kind }) => severityOf(kind) === 'red')
            .map(({ kind, band }) => `${kind} ${band?.low}`);
        const after = new Set(reds(far));
        expect(reds(near).filter((red) => !after.has(red))).toEqual([]);
      }),
    );
  });

  it('another band makes the reading no better', () => {
    const rank = ['red', 'amber', 'unknown', 'info', 'clear'];
    fc.assert(
      fc.property(position, bands, bands, (given, some, more) => {
        const of = (bands: Drawn) => rank.indexOf(read(given, at(drawn(bands), { price: PRICE })).severity);
        expect(of([...some, ...more])).toBeLessThanOrEqual(of(some));
      }),
    );
  });

  it('a stop that is moved as told is inside no band', () => {
    fc.assert(
      fc.property(position, bands, (given, drawnBands) => {
        const market = at(drawn(drawnBands), { price: PRICE });
        for (const { kind, clear } of read(given, market).findings)
          if (kind === 'stop-in-band' && clear !== undefined && clear > 0)
            expect(kinds({ ...given, stop: clear }, market)).not.toContain('stop-in-band');
      }),
    );
  });
});
