/** Bands as they stand at the newest price. */
import { proximityClass } from '../liquidation/clusters';
import type { ClusterView } from '../protocol/snapshot';

/** Nearest first. A band that price has gone through is no longer there; the others change only with the next estimate. */
export function atPrice(clusters: readonly ClusterView[], price: number): ClusterView[] {
  return clusters
    .filter(({ side, low, high }) => (side === 'long' ? price >= low : price <= high))
    .map((cluster) => {
      const distancePct = Math.abs(cluster.peak / price - 1) * 100;
      return { ...cluster, distancePct, class: proximityClass(distancePct) };
    })
    .sort((a, b) => a.distancePct - b.distancePct);
}
