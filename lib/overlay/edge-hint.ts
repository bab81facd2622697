/**
 * Bands out of view: of the nearest above and the nearest below the price, those that lie beyond the plot's top or bottom
 * are said at that edge. One an edge: the nearer to what is shown.
 */
import { yOfPrice } from '../chart/price-scale';
import type { CssPx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import { devicePoint } from './device-span';
import { colourOf } from './palette';
import type { Picture } from './picture';
import type { EdgeHint } from './scene';

/** Css px from an edge to the middle of its hint. */
const INSET = 14;
/** Of the plot's height: a page that covers more than this leaves no room for a hint. */
const MOST_COVERED = 0.3;

interface Beyond {
  readonly cluster: ClusterView;
  readonly up: boolean;
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
  const above = -yOfPrice(scale, cluster.low);
  if (above >= 0) return { cluster, up: true, distance: above };
  const below = yOfPrice(scale, cluster.high) - pane.height;
  return below >= 0 ? { cluster, up: false, distance: below } : undefined;
}

function hintOf({ cluster, up }: Beyond, { pane, room, settings, words }: Picture): EdgeHint | undefined {
  const covered = up ? room.topRight : room.bottomRight;
  if (covered > MOST_COVERED * pane.height) return undefined;
  const y = up ? covered + INSET : pane.height - covered - INSET;
  return {
    y: devicePoint(y as CssPx, pane.ratio),
    text: words.hint(cluster),
    colour: colourOf(settings.palette, cluster.strength),
    side: cluster.side,
    up,
  };
}

export function hintsOf(picture: Picture): EdgeHint[] {
  const found = (['short', 'long'] as const)
    .flatMap((side) => beyond(nearestOf(side, picture.clusters), picture) ?? [])
    .sort((a, b) => a.distance - b.distance);
  return [found.find(({ up }) => up), found.find(({ up }) => !up)].flatMap((band) =>
    band ? (hintOf(band, picture) ?? []) : [],
  );
}
