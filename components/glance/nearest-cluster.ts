/** Which band is next on each side of price: shorts are closed above it, longs below. */
import type { ClusterView } from '../../lib/protocol/snapshot';

export type Direction = 'above' | 'below';

export const SIDE_OF: Record<Direction, ClusterView['side']> = { above: 'short', below: 'long' };

/** The nearest band that is more than a thin line. */
export function nearestCluster(
  clusters: readonly ClusterView[],
  direction: Direction,
): ClusterView | undefined {
  const candidates = clusters.filter(({ side, thin }) => side === SIDE_OF[direction] && !thin);
  return candidates.reduce<ClusterView | undefined>(
    (nearest, cluster) => (nearest && nearest.distancePct <= cluster.distancePct ? nearest : cluster),
    undefined,
  );
}

/** How many average true ranges the band's peak is away. */
export function distanceInAtr(cluster: ClusterView, price: number, atr: number): number {
  return Math.abs(cluster.peak - price) / atr;
}
