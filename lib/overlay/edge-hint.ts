/**
 * Bands out of view: of the nearest above and the nearest below the price, those that lie beyond the plot's top or bottom
 * are said at that edge. One an edge: the nearer to what is shown.
 */
import type { ClusterView } from '../protocol/snapshot';
import { facingOf, spanOf } from './cluster-span';
import { devicePoint } from './device-span';
import { edgePlace } from './own-level';
import { colourOf } from './palette';
import type { Picture } from './picture';
import type { EdgeHint, OwnLevel } from './scene';

/** Of the plot's height: a page that covers more than this leaves no room for a hint. */
const MOST_COVERED = 0.3;

interface Beyond {
  readonly cluster: ClusterView;
  readonly edge: 'top' | 'bottom';
  /** Css px from the edge to the band. */
  readonly distance: number;
}

function nearestOf(side: ClusterView['side'], clusters: readonly ClusterView[]): ClusterView | undefined {
  let nearest: ClusterView | undefined;
  for (const cluster of clusters) {
    if (cluster.thin || cluster.side !== side) continue;
    if (!nearest || cluster.distancePct < nearest.distancePct) nearest = cluster;
  }
  return nearest;
}

function beyond(cluster: ClusterView | undefined, { scale, pane }: Picture): Beyond | undefined {
  if (!cluster) return undefined;
  const { top, bottom } = spanOf(scale, cluster);
  if (bottom <= 0) return { cluster, edge: 'top', distance: -bottom };
  return top >= pane.height ? { cluster, edge: 'bottom', distance: top - pane.height } : undefined;
}

function hintOf(
  { cluster, edge }: Beyond,
  picture: Picture,
  levels: readonly OwnLevel[],
): EdgeHint | undefined {
  const { pane, room, settings, words, scale } = picture;
  const covered = edge === 'top' ? room.topRight : room.bottomRight;
  if (covered > MOST_COVERED * pane.height) return undefined;
  const place = levels.filter((level) => level.beyond === edge).length;
  return {
    y: devicePoint(edgePlace(edge, place, picture), pane.ratio),
    text: words.hint(cluster),
    colour: colourOf(settings.palette, cluster.strength),
    side: cluster.side,
    facing: facingOf(cluster.side, scale),
    up: edge === 'top',
  };
}

/** Of the clusters that are shown; the user's own levels at an edge come before. */
export function hintsOf(
  picture: Picture,
  clusters: readonly ClusterView[],
  levels: readonly OwnLevel[],
): EdgeHint[] {
  const found = (['short', 'long'] as const)
    .flatMap((side) => beyond(nearestOf(side, clusters), picture) ?? [])
    .sort((a, b) => a.distance - b.distance);
  return (['top', 'bottom'] as const).flatMap((wanted) => {
    const nearest = found.find(({ edge }) => edge === wanted);
    return nearest ? (hintOf(nearest, picture, levels) ?? []) : [];
  });
}
