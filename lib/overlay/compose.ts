/** Clusters and own positions + the chart's prices → what stands at a price, in device px. Pure. */
import { yOfPrice } from '../chart/price-scale';
import type { CssPx, DevicePx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import { facingOf, inView, shownClusters, spanOf } from './cluster-span';
import { devicePoint, deviceSpan } from './device-span';
import { hintsOf } from './edge-hint';
import { levelsOf, linesOf } from './own-level';
import { colourOf } from './palette';
import { type Picture, showsHeat } from './picture';
import {
  type Band,
  type BandLabel,
  type BandScene,
  type EdgeScene,
  type Margin,
  NO_MARGIN,
  type Outline,
  type Trace,
} from './scene';

const DENSEST = 0.62; // alpha of a certain band at full opacity: candles stay readable through it
const FAINTEST = 0.12; // of that, so that an uncertain band can still be seen
const THINNEST = 4; // css px: a band is a range, never a hair line
const LABEL_ROOM = 18; // css px between the middles of two labels
const MOST_LABELS = 8;

function alphaOf(cluster: ClusterView, opacity: number): number {
  return DENSEST * opacity * (FAINTEST + (1 - FAINTEST) * cluster.confidence);
}

function bandOf(cluster: ClusterView, { pane, scale, settings }: Picture, margin: number): Band | undefined {
  const { top, bottom } = spanOf(scale, cluster);
  if (!inView(pane, { top, bottom }, margin)) return undefined;
  const span = deviceSpan(top, bottom, pane.ratio, Math.round(THINNEST * pane.ratio));
  const peak = devicePoint(yOfPrice(scale, cluster.peak) as CssPx, pane.ratio);
  return {
    top: span.start,
    height: span.length,
    peak: Math.min(span.start + span.length, Math.max(span.start, peak)) as DevicePx,
    colour: colourOf(settings.palette, cluster.strength),
    alpha: alphaOf(cluster, settings.overlayOpacity),
    side: cluster.side,
    facing: facingOf(cluster.side, scale),
  };
}

function traceOf(
  cluster: ClusterView,
  { pane, scale, settings }: Picture,
  margin: number,
): Trace | undefined {
  const y = yOfPrice(scale, cluster.peak) as CssPx;
  if (!inView(pane, { top: y, bottom: y }, margin)) return undefined;
  return {
    y: devicePoint(y, pane.ratio),
    colour: colourOf(settings.palette, cluster.strength),
    alpha: alphaOf(cluster, settings.overlayOpacity) * 0.6,
  };
}

type Shown = readonly (readonly [ClusterView, Band])[];
type Plated = { readonly y: number };

/** Where a band is named: in the middle of what is in view; in its own where it is not. Undefined: no room there. */
function labelPlace({ top, height }: Band, plot: number, room: number): DevicePx | undefined {
  const bottom = top + height;
  if (bottom <= 0 || top >= plot) return Math.round(top + height / 2) as DevicePx;
  const y = Math.round((Math.max(0, top) + Math.min(plot, bottom)) / 2);
  return y > room / 2 && y < plot - room / 2 ? (y as DevicePx) : undefined;
}

/** Strongest first, so many in view and so many beyond; a label that would touch another plate is left out. */
function labelsOf(shown: Shown, plates: readonly Plated[], { pane, words }: Picture): BandLabel[] {
  const room = LABEL_ROOM * pane.ratio;
  const plot = pane.height * pane.ratio;
  const labels: BandLabel[] = [];
  let [within, beyond] = [0, 0];
  for (const [cluster, band] of shown) {
    const y = labelPlace(band, plot, room);
    const near = (other: Plated): boolean => Math.abs(other.y - y!) < room;
    if (y === undefined || plates.some(near) || labels.some(near)) continue;
    if ((y > 0 && y < plot ? within++ : beyond++) >= MOST_LABELS) continue;
    labels.push({ y, text: words.bandLabel(cluster), colour: band.colour });
  }
  return labels;
}

function outlineOf({ hovered, scale, pane }: Picture, margin: number): Outline | undefined {
  if (!hovered) return undefined;
  const span = spanOf(scale, hovered);
  if (!inView(pane, span, margin)) return undefined;
  const { start, length } = deviceSpan(span.top, span.bottom, pane.ratio, Math.round(THINNEST * pane.ratio));
  return { top: start, height: length };
}

export function compose(picture: Picture, { down }: Margin = NO_MARGIN): BandScene {
  const { pane, ground } = picture;
  const clusters = shownClusters(picture);
  const shown = clusters.flatMap((cluster) => {
    const band = cluster.thin ? undefined : bandOf(cluster, picture, down);
    return band ? [[cluster, band] as const] : [];
  });
  const levels = levelsOf(picture);
  const outline = outlineOf(picture, down);
  return {
    width: devicePoint(pane.width, pane.ratio),
    ratio: pane.ratio,
    ground,
    bands: shown.map(([, band]) => band).reverse(), // the strongest is painted last
    traces: clusters.filter(({ thin }) => thin).flatMap((cluster) => traceOf(cluster, picture, down) ?? []),
    labels: labelsOf(shown, [...hintsOf(picture, clusters, levels), ...levels], picture),
    lines: linesOf(picture, down),
    levels: levels.filter(({ beyond }) => !beyond),
    overHeat: showsHeat(picture),
    ...(outline ? { outline } : {}),
  };
}

export function composeEdges(picture: Picture): EdgeScene {
  const { pane, ground } = picture;
  const levels = levelsOf(picture);
  return {
    width: devicePoint(pane.width, pane.ratio),
    height: devicePoint(pane.height, pane.ratio),
    ratio: pane.ratio,
    ground,
    hints: hintsOf(picture, shownClusters(picture), levels),
    levels: levels.filter(({ beyond }) => beyond),
  };
}
