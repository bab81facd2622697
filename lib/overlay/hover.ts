/** Which band is under the pointer: the nearest within reach, of several the strongest. Asked for on a move, never a frame. */
import type { ClusterView } from '../protocol/snapshot';
import { inView, shownClusters, spanOf } from './cluster-span';
import type { Picture } from './picture';

const REACH = 4; // css px beyond a band's edges

/** `x` and `y` in css px of the plot. */
export function clusterAt(picture: Picture, x: number, y: number): ClusterView | undefined {
  const { pane, scale } = picture;
  if (!(x >= 0 && x < pane.width && y >= 0 && y < pane.height)) return undefined;
  let found: ClusterView | undefined;
  let nearest = Infinity;
  for (const cluster of shownClusters(picture)) {
    const span = spanOf(scale, cluster);
    const distance = Math.max(0, span.top - y, y - span.bottom);
    if (distance >= nearest || distance > REACH || !inView(pane, span)) continue;
    nearest = distance;
    found = cluster;
  }
  return found;
}
