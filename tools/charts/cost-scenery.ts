/** A worker's picture as full as pictures get: bands on either side, marks of every kind, a week of heat. */
import { clusterAt, type FullScenery } from '../../e2e/overlay/stand-in';
import type { ClusterView, DivergenceView, HeatmapView, LiquidationView } from '../../lib/protocol/snapshot';

const BAR = 900_000; // ms
const BUCKET = 1.001;
const ROWS = 240;
const COLUMNS = 672;

/** Sixteen a side, every other one a thin line; the farthest are out of view. */
function clusters(price: number): ClusterView[] {
  return [1, -1].flatMap((sign) =>
    Array.from({ length: 16 }, (_, i) => {
      const thin = i % 2 === 1;
      const peak = price * (1 + sign * (0.006 + 0.006 * i));
      const side = sign > 0 ? ('short' as const) : ('long' as const);
      const strength = ((i * 7) % 16) / 16;
      const distancePct = Math.abs(peak / price - 1) * 100;
      return clusterAt(peak, thin ? 0.02 : 0.25, { side, strength, thin, distancePct });
    }),
  );
}

function divergences(price: number, now: number): DivergenceView[] {
  return [12, 50, 110].map((back, i) => ({
    kind: i % 2 ? 'hidden-bearish' : 'regular-bullish',
    pivotTime: now - back * BAR,
    pivotPrice: price * (1 + 0.004 * (i - 1)),
    confirmedTime: now - (back - 6) * BAR,
    confirmedPrice: price,
    residualZ: 2.3,
  }));
}

function liquidations(price: number, now: number): LiquidationView[] {
  return Array.from({ length: 200 }, (_, i) => ({
    time: now - i * BAR,
    price: price * (1 + 0.02 * Math.sin(i)),
    side: i % 2 ? 'long' : 'short',
    usd: 1e4 * (1 + (i % 37)),
  }));
}

function heatmap(price: number, now: number): HeatmapView {
  const bytes = Buffer.from(Array.from({ length: COLUMNS * ROWS }, (_, i) => (i * i) % 256));
  return {
    columnTimes: Array.from({ length: COLUMNS }, (_, i) => now - (COLUMNS - i) * BAR),
    columnDuration: BAR,
    lowest: price * BUCKET ** (-ROWS / 2),
    bucketRatio: BUCKET,
    rows: ROWS,
    intensity: bytes.toString('base64'),
    reference: 100,
    closes: Array.from({ length: COLUMNS }, () => price),
  };
}

export function fullScenery(price: number, now: number, heat: boolean): FullScenery {
  return {
    price,
    now,
    clusters: clusters(price),
    divergences: divergences(price, now),
    liquidations: liquidations(price, now),
    ownLevels: [{ of: 0, side: 'long', entry: price, leverage: 10, liquidation: price * 0.985 }],
    ...(heat ? { heatmap: heatmap(price, now) } : {}),
  };
}
