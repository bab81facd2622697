/** Where bands stand on a ladder around price: y = middle - ln(p ÷ price) ÷ reach · middle, ratios above and below being alike. */
import type { ClusterView } from '../../lib/protocol/snapshot';
import { nearestCluster } from './nearest-cluster';

export interface LadderBand {
  readonly cluster: ClusterView;
  readonly top: number;
  readonly height: number;
}

export interface Ladder {
  readonly bands: readonly LadderBand[];
  readonly ticks: readonly { readonly percent: number; readonly y: number }[];
}

/** The bounds of the proximity classes, and ±1 % for near views. */
const MARKS = [1, 3, 5, 10, 20];
const SHORTEST_REACH = 0.035;
const LONGEST_REACH = 0.2;
const THINNEST = 5;

/** Both nearest bands are in view with room behind them. */
function reachOf(clusters: readonly ClusterView[], price: number): number {
  const edges = (['above', 'below'] as const).map((direction) => {
    const cluster = nearestCluster(clusters, direction);
    return cluster ? Math.abs(Math.log((direction === 'above' ? cluster.high : cluster.low) / price)) : 0;
  });
  return Math.min(LONGEST_REACH, Math.max(SHORTEST_REACH, 1.35 * Math.max(...edges)));
}

export function ladderOf(clusters: readonly ClusterView[], price: number, height: number): Ladder {
  const reach = reachOf(clusters, price);
  const middle = height / 2;
  const y = (at: number) => middle - (Math.log(at / price) / reach) * middle;
  const bands = clusters
    .filter(({ thin, peak }) => !thin && Math.abs(Math.log(peak / price)) < reach)
    .map((cluster) => {
      const height = Math.max(THINNEST, y(cluster.low) - y(cluster.high));
      return { cluster, height, top: (y(cluster.low) + y(cluster.high) - height) / 2 };
    });
  const ticks = MARKS.flatMap((mark) => [mark, -mark])
    .map((percent) => ({ percent, y: y(price * (1 + percent / 100)) }))
    .filter(({ percent, y }) => y > 8 && y < height - 8 && (Math.abs(percent) > 1 || reach < 0.05));
  return { bands, ticks };
}
