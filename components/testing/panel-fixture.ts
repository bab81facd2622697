/** A plausible picture of a market for tests: the worked example of the guide, shorts crowded under a dense band. */
import { type PanelSnapshot, PanelSnapshot as schema } from '../../lib/protocol/snapshot';
import { TIER_GROUPS, tierGroup } from '../../lib/liquidation/tier-groups';
import * as v from 'valibot';

import { crowdingFixture } from './crowding-fixture';

const HOUR = 3_600_000;
const PRICE = 67_412.5;
const BARS = 168;

/** A repeatable source of noise (mulberry32). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function walk(random: () => number, count: number, end: number, step: number): number[] {
  const path = [end];
  for (let bar = 1; bar < count; bar += 1) path.unshift(path[0]! * (1 + (random() - 0.5) * step));
  return path;
}

type Cluster = PanelSnapshot['clusters'][number];

function cluster(side: Cluster['side'], away: number, share: number, more: Partial<Cluster> = {}): Cluster {
  const peak = PRICE * (1 + (side === 'short' ? away : -away) / 100);
  const quantity = share * 640;
  const near = away <= 3 ? 'imminent' : away <= 5 ? 'actionable' : 'medium-term';
  return {
    side,
    low: peak * 0.9965,
    high: peak * 1.004,
    peak,
    distancePct: away,
    quantity,
    usd: quantity * peak,
    usdLow: quantity * peak * 0.44,
    usdHigh: quantity * peak * 2.3,
    strength: share,
    confidence: 0.85,
    class: away > 10 ? 'theoretical' : near,
    tiers: [10, 20, 25],
    thin: false,
    growth: 0.18,
    ...more,
  };
}

const CLUSTERS: Cluster[] = [
  cluster('short', 1.4, 0.28, { thin: true, tiers: [100] }),
  cluster('short', 4.02, 1, { tiers: [20, 25, 50] }),
  cluster('short', 7.6, 0.46, { tiers: [10, 20], growth: -0.06 }),
  cluster('long', 2.31, 0.38, { tiers: [25, 50] }),
  cluster('long', 5.6, 0.71, { tiers: [10, 20], confidence: 0.6 }),
  cluster('long', 9.1, 0.33, { tiers: [5, 10], growth: 0.02 }),
];

/** Ridges at the clusters that grow towards the present and end where price has run through them. */
function heatmapBytes(closes: readonly number[], lowest: number, ratio: number, rows: number): string {
  const random = noise(7);
  let binary = '';
  closes.forEach((close, column) => {
    for (let row = 0; row < rows; row += 1) {
      const at = lowest * ratio ** (row + 0.5);
      const aged = 0.25 + (0.75 * column) / closes.length;
      let value = 6 * random();
      for (const { peak, strength } of CLUSTERS) {
        const ridge = Math.exp(-((Math.log(at / peak) / 0.0032) ** 2));
        value += 255 * strength * aged * ridge * (0.8 + 0.2 * random());
      }
      const swept = Math.abs(Math.log(at / close)) < 0.008;
      binary += String.fromCharCode(Math.min(255, Math.round(swept ? value * 0.1 : value)));
    }
  });
  return btoa(binary);
}

/** Humps where the clusters are, each in the group of its leverages, over a little of everything everywhere. */
function profile(ratio: number): PanelSnapshot['profile'] {
  const random = noise(9);
  const outward = (side: Cluster['side'], group: number) =>
    Array.from({ length: 95 }, (_, i) => {
      const at = PRICE * ratio ** (side === 'short' ? i : -i);
      const humps = CLUSTERS.filter((each) => each.side === side).map(({ peak, strength, tiers }) => {
        const share = tiers.filter((tier) => tierGroup(tier) === group).length / tiers.length;
        return 40 * strength * share * Math.exp(-((Math.log(at / peak) / 0.004) ** 2));
      });
      return humps.reduce((sum, hump) => sum + hump, (0.5 + random()) * Math.min(1, i / 8));
    });
  return {
    centre: PRICE,
    bucketRatio: ratio,
    groups: TIER_GROUPS.map((leverage, group) => ({
      leverage,
      tiers: [3, 5, 10, 20, 25, 50, 75, 100, 125].filter((tier) => tierGroup(tier) === group),
      long: outward('long', group),
      short: outward('short', group),
    })),
  };
}

export function panelFixture(now: number, change: Partial<PanelSnapshot> = {}): PanelSnapshot {
  const random = noise(1);
  const closes = walk(random, BARS, PRICE, 0.012);
  const end = Math.floor(now / HOUR) * HOUR;
  const times = closes.map((_, bar) => end - (BARS - 1 - bar) * HOUR);
  const delta = closes.map(() => (random() - 0.5) * 900);
  let running = 0;
  const cvd = delta.map((step, bar) => {
    if (new Date(times[bar]!).getUTCHours() === 0) running = 0;
    return (running += step);
  });
  const hole = (bar: number) => bar >= 96 && bar < 101;
  const withHole = (values: readonly number[]) => values.map((value, bar) => (hole(bar) ? null : value));
  const ratio = 1.001;
  const rows = 220;
  const lowest = PRICE * ratio ** (-rows / 2);
  const openInterest = walk(noise(3), BARS, 84_120, 0.006);
  const spark = (values: readonly (number | null)[]) => values.slice(-48);
  return v.parse(schema, {
    v: 1,
    revision: 12,
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
    asOf: now - 42_000,
    builtAt: now - 1_000,
    price: PRICE,
    priceTime: now - 1_000,
    atr: 531,
    clusters: CLUSTERS,
    asymmetry: Math.log(1.62),
    growth: 0.17,
    signals: [
      {
        signal: 'clusters',
        reading: 'dense-above',
        value: Math.log(1.62),
        unit: 'ln-ratio',
        threshold: Math.log(1.5),
        asOf: now - 42_000,
        spark: spark(walk(noise(11), 48, 0.48, 0.3)),
      },
      {
        signal: 'cvd',
        reading: 'flat',
        value: -0.31,
        unit: 'z',
        threshold: 0.5,
        asOf: now - 42_000,
        window: 6 * HOUR,
        spark: spark(withHole(cvd)),
      },
      {
        signal: 'funding',
        reading: 'shorts-persistent',
        value: -0.082,
        unit: 'apr',
        threshold: -0.05,
        asOf: now - 5 * HOUR,
        window: 72 * HOUR,
        spark: spark(walk(noise(12), 21, -0.00008, 0.6)),
      },
      {
        signal: 'open-interest',
        reading: 'building',
        value: 15.2,
        unit: 'percent',
        threshold: 10,
        asOf: now - 190_000,
        window: 72 * HOUR,
        spark: spark(openInterest),
      },
    ],
    divergences: [],
    coverage: {
      venues: [
        {
          venue: 'binance',
          symbol: 'BTCUSDT',
          status: 'live',
          reasons: [],
          figures: { above: 240e6, below: 310e6, openInterest: 9.1e9, delta: -42e6 },
        },
      ],
      barsExpected: 2_016,
      barsPresent: 1_998,
      openInterestShare: 0.97,
      takerSplitShare: 1,
      markShare: 0.99,
      gaps: [{ series: 'bars', from: times[96], to: times[101], reason: 'rest-failing' }],
    },
    heatmap: {
      columnTimes: times,
      columnDuration: HOUR,
      lowest,
      bucketRatio: ratio,
      rows,
      intensity: heatmapBytes(closes, lowest, ratio, rows),
      reference: 38.4,
      closes: withHole(closes),
    },
    liquidations: [
      { time: times[120], price: closes[120], side: 'long', usd: 1_840_000 },
      { time: times[141], price: closes[141], side: 'short', usd: 612_000 },
    ],
    ownLevels: [],
    profile: profile(ratio),
    orderFlow: {
      interval: HOUR / 4,
      from: times[0],
      closes: withHole(closes),
      sum: {
        delta: withHole(delta),
        sources: closes.map((_, bar) => (hole(bar) ? '-' : 'b')).join(''),
        corrections: [],
        five: {
          low: withHole(delta.map((step) => Math.min(0, step) - 40)),
          high: withHole(delta.map((step) => Math.max(0, step) + 25)),
        },
      },
      venues: [
        {
          venue: 'binance',
          symbol: 'BTCUSDT',
          delta: withHole(delta),
          sources: closes.map((_, bar) => (hole(bar) ? '-' : 'b')).join(''),
          inSum: true,
        },
      ],
      spot: [],
      corrections: [],
      tradingView: {
        venue: 'binance',
        symbol: 'BTCUSDT',
        five: { delta: withHole(delta), low: withHole(delta), high: withHole(delta) },
      },
    },
    crowding: crowdingFixture(now, { times, closes: withHole(closes), openInterest: withHole(openInterest) }),
    flowState: { exhaustion: 'none' },
    forcedTotals: [
      {
        venue: 'binance',
        symbol: 'BTCUSDT',
        full: false,
        windows: [{ hours: 1, long: 1_840_000, short: 612_000, heard: 1 }],
      },
    ],
    assumptions: {
      bucketRatio: ratio,
      lookback: '7d',
      leverages: [125, 100, 75, 50, 25, 20, 10, 5, 3],
      flowShare: [0.05, 0.1, 0.05, 0.15, 0.15, 0.2, 0.15, 0.1, 0.05],
      isolatedShare: 0.5,
      crossHaircut: 0,
      crossShare: 0.4,
      isolatedExtraMargin: 0.1,
      crossExtraMargin: 1.5,
      meanHoldingHoursTimesLeverage: 240,
      maintenanceMarginRates: [0.004, 0.0045, 0.005, 0.006, 0.0075, 0.008, 0.012, 0.016, 0.018],
      takerAmplification: 4,
      closingTakerShare: 0.5,
      stopShare: 0.7,
      targetShare: 0.7,
      tierTableDate: '2024-10-24',
      scale: 1,
      scaleBasis: 'prior',
    },
    ...change,
  });
}
