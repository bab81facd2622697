import { describe, expect, it } from 'vitest';

import type { OwnPosition } from '../protocol/settings';
import type { ClusterView, SignalView } from '../protocol/snapshot';
import { marginTiers } from '../venues/binance/margin-tiers';
import { type ContractMargin, contractMargin } from './contract-margin';
import { glanceWith, ownParts, panelWith } from './own-risk';
import type { MarketGlance, MarketPanel } from './snapshot';
import { venueWith } from './venue.testing';

const LONG: OwnPosition = { coin: 'BTC', unit: 1, side: 'long', entry: 60_000, leverage: 10 };
/** Long 10× at 60 000: 54 000 ÷ 0.996. */
const LIQUIDATION = 54_216.87;

const instrument = await venueWith().venue.instrument('BTCUSDT', AbortSignal.timeout(1_000));
const binance = contractMargin(instrument, marginTiers('BTCUSDT'));

function band(low: number, high: number): ClusterView {
  return {
    side: 'long',
    low,
    high,
    peak: (low + high) / 2,
    distancePct: 1,
    quantity: 100,
    usd: 5e6,
    usdLow: 2e6,
    usdHigh: 1e7,
    strength: 1,
    confidence: 1,
    class: 'actionable',
    tiers: [10, 20],
    thin: false,
    overshootLow: 0.1,
    overshootHigh: 1,
  };
}

function glance(more: Partial<MarketGlance> = {}): MarketGlance {
  return {
    v: 1,
    revision: 1,
    instrument: { ...instrument, coin: 'BTC', unit: 1 },
    lookback: '7d',
    status: 'live',
    reasons: [],
    asOf: 1,
    builtAt: 2,
    price: 60_000,
    clusters: [],
    liquidity: { dailyVolatility: 0.03, dailyVolume: 1e9, books: [] },
    signals: [cvd('flat')],
    divergences: [],
    coverage: {
      venues: [],
      barsExpected: 1,
      barsPresent: 1,
      openInterestShare: 1,
      takerSplitShare: 1,
      markShare: 1,
      gaps: [],
    },
    margins: [binance],
    ...more,
  };
}

function cvd(reading: SignalView['reading']): SignalView {
  return { signal: 'cvd', reading, unit: 'z', spark: [] };
}

describe('the user’s own part of a picture', () => {
  it('has the levels, and which of them stand in a band', () => {
    const position = { ...LONG, stop: 54_500, target: 66_000, planned: true };
    const { ownLevels, risk } = ownParts([position], glance({ clusters: [band(54_000, 55_000)] }));
    expect(ownLevels).toEqual([
      {
        of: 0,
        side: 'long',
        entry: 60_000,
        leverage: 10,
        venue: 'binance',
        liquidation: expect.closeTo(LIQUIDATION, 2) as number,
        tier: 1,
        stop: 54_500,
        target: 66_000,
        planned: true,
        inBand: ['liquidation', 'stop'],
      },
    ]);
    expect(risk[0]).toMatchObject({ of: 0, planned: true, severity: 'red', unknown: [] });
    expect(risk[0]!.findings[0]).toMatchObject({
      kind: 'liquidation-in-band',
      band: { side: 'long', low: 54_000, high: 55_000, usd: 5e6, usdLow: 2e6, usdHigh: 1e7 },
    });
  });

  it('is clear where all was looked at and nothing found', () => {
    const { risk } = ownParts([LONG], glance());
    expect(risk).toMatchObject([{ severity: 'clear', findings: [], unknown: [] }]);
  });

  it.each([
    ['price', { price: undefined }],
    ['bands', { asOf: undefined }],
    ['unsettled', { status: 'stale' }],
    ['unsettled', { status: 'warming-up' }],
    ['liquidation', { margins: [] }],
    ['overshoot', { liquidity: undefined, clusters: [band(40_000, 41_000)] }],
    ['flow', { signals: [] }],
    ['flow', { signals: [cvd('unknown')] }],
  ] as const)('says that %s is not known', (what, lacking) => {
    // An absent key, not one that holds undefined.
    const known = Object.entries({ ...glance(), ...lacking }).filter(([, value]) => value !== undefined);
    const { risk } = ownParts([LONG], Object.fromEntries(known) as unknown as MarketGlance);
    expect(risk).toMatchObject([{ severity: 'unknown', unknown: [what] }]);
  });

  it.each([
    ['sellers-lead', 'amber'],
    ['bearish-divergence', 'amber'],
    ['buy-absorption', 'amber'],
    ['buyers-lead', 'clear'],
    ['sell-absorption', 'clear'],
  ] as const)('of a long under %s is %s', (reading, severity) => {
    expect(ownParts([LONG], glance({ signals: [cvd(reading)] })).risk).toMatchObject([{ severity }]);
  });

  it('has a level for each venue where the position names none', () => {
    const gate: ContractMargin = { ...binance, venue: 'gate' };
    const inverse: ContractMargin = { ...binance, venue: 'bybit', linear: false };
    const [any, named] = ownParts(
      [LONG, { ...LONG, venue: 'gate' }],
      glance({ margins: [binance, gate, inverse] }),
    ).risk;
    expect(any!.byVenue).toEqual([
      { venue: 'binance', liquidation: expect.closeTo(LIQUIDATION, 2) as number, tier: 1 },
      { venue: 'gate', liquidation: expect.closeTo(54_000 / (1 - 0.004 - 0.00075), 2) as number, tier: 1 },
    ]);
    expect(named).not.toHaveProperty('byVenue');
  });

  it('counts the margin that was laid down as its size', () => {
    // 60 000 on 10× is 600 000 of value: 10 coins, in the second tier.
    const [sized, laid] = ownParts(
      [
        { ...LONG, size: 10 },
        { ...LONG, margin: 60_000 },
      ],
      glance(),
    ).ownLevels;
    expect(laid).toMatchObject({ tier: 2, liquidation: sized!.liquidation! });
  });

  it('is told whole to pages of ours only', () => {
    const own = ownParts([LONG], glance());
    const panel = { ...glance(), liquidations: [] } as MarketPanel;
    expect(panelWith(own, panel, {})).toMatchObject(own);
    expect(panelWith(own, panel, { host: 'chart.example' })).not.toHaveProperty('risk');
    expect(glanceWith(own, glance(), {})).toMatchObject({ risk: own.risk });
    for (const host of ['chart.example', '']) {
      const told = glanceWith(own, glance(), { host });
      expect(told).not.toHaveProperty('risk');
      expect(told).not.toHaveProperty('margins');
    }
  });
});
