/** A snapshot for tests of alerts: a price, and the bands that are given. */
import type { UnixMs } from '../../core/units';
import type { ClusterView, GlanceSnapshot } from '../../protocol/snapshot';

export function shortsFrom(low: number, changes: Partial<ClusterView> = {}): ClusterView {
  return {
    side: 'short',
    low,
    high: low + 1,
    peak: low + 0.5,
    distancePct: 1,
    quantity: 10,
    usd: 4e6,
    usdLow: 1e6,
    usdHigh: 8e6,
    strength: 1,
    confidence: 1,
    class: 'actionable',
    tiers: [10],
    thin: false,
    ...changes,
  };
}

export function toldAt(now: UnixMs, price: number, changes: Partial<GlanceSnapshot> = {}): GlanceSnapshot {
  return {
    v: 1,
    revision: 1,
    instrument: {
      venue: 'binance',
      symbol: 'BTCUSDT',
      base: 'BTC',
      quote: 'USDT',
      coin: 'BTC',
      unit: 1,
      tickSize: 0.1,
    },
    lookback: '7d',
    status: 'live',
    reasons: [],
    asOf: now,
    builtAt: now,
    price,
    priceTime: now,
    clusters: [shortsFrom(100)],
    signals: [],
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
    ...changes,
  };
}
