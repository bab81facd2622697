/** Clusters and own positions + the chart's prices → what stands at a price, in device px. Pure. */
import { yOfPrice } from '../chart/price-scale';
import type { CssPx, DevicePx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import { facingOf, inView, shownClusters, spanOf } from './cluster-span';
import { devicePoint, deviceSpan } from './device-span';
import { hintsOf } from './edge-hint';
import { levelsOf } from './own-level';
import { colourOf } from './palette';
import { type Picture, showsHeat } from './picture';
import type { Band, BandLabel, BandScene, Outline, Trace } from './scene';

const DENSEST = 0.62; // alpha of a certain band at full opacity: candles stay readable through it
const FAINTEST = 0.12; // of that, so that an uncertain band can still be seen
const THINNEST = 4; // css px: a band is a range, never a hair line
const LABEL_ROOM = 18; // css px between the middles of two labels
const MOST_LABELS = 8;

function alphaOf(cluster: ClusterView, opacity: number): number {
  return DENSEST * opacity * (FAINTEST + (1 - FAINTEST) * cluster.confidence);
}

function bandOf(cluster: ClusterView, { pane, scale, settings }: Picture): Band | undefined {
  const { top, bottom } = spanOf(scale, cluster);
  if (!inView(pane, { top, bottom })) return undefined;
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

function traceOf(cluster: ClusterView, { pane, scale, settings }: Picture): Trace | undefined {
  const y = yOfPrice(scale, cluster.peak) as CssPx;
  if (!inView(pane, { top: y, bottom: y })) return undefined;
  return {
    y: devicePoint(y, pane.ratio),
    colour: colourOf(settings.palette, cluster.strength),
    alpha: alphaOf(cluster, settings.overlayOpacity) * 0.6,
  };
}

type Shown = readonly (readonly [ClusterView, Band])[];

/** Strongest first; a label that would touch another plate is left out. */
function labelsOf(shown: Shown, plates: readonly { readonly y: number }[], picture: Picture): BandLabel[] {
  const { ratio, height } = picture.pane;
  const room = LABEL_ROOM * ratio;
  const labels: BandLabel[] = [];
  for (const [cluster, band] of shown) {
    if (labels.length >= MOST_LABELS) break;
    const [top, bottom] = [Math.max(0, band.top), Math.min(height * ratio, band.top + band.height)];
    const y = Math.round((top + bottom) / 2); // of what is in view
    const fits = y > room / 2 && y < height * ratio - room / 2;
    const near = (other: { readonly y: number }): boolean => Math.abs(other.y - y) < room;
    if (!fits || plates.some(near) || labels.some(near)) continue;
    labels.push({ y: y as DevicePx, text: picture.words.bandLabel(cluster), colour: band.colour });
  }
  return labels;
}

function outlineOf({ hovered, scale, pane }: Picture): Outline | undefined {
  if (!hovered) return undefined;
  const span = spanOf(scale, hovered);
  if (!inView(pane, span)) return undefined;
  const { start, length } = deviceSpan(span.top, span.bottom, pane.ratio, Math.round(THINNEST * pane.ratio));
  return { top: start, height: length };
}

export function compose(picture: Picture): BandScene {
  const { pane } = picture;
  const clusters = shownClusters(picture);
  const shown = clusters.flatMap((cluster) => {
    const band = cluster.thin ? undefined : bandOf(cluster, picture);
    return band ? [[cluster, band] as const] : [];
  });
  const levels = levelsOf(picture);
  const hints = hintsOf(picture, clusters, levels);
  const outline = outlineOf(picture);
  return {
    width: Math.round(pane.width * pane.ratio) as DevicePx,
    height: Math.round(pane.height * pane.ratio) as DevicePx,
    ratio: pane.ratio,
    ground: picture.ground,
    bands: shown.map(([, band]) => band).reverse(), // the strongest is painted last
    traces: clusters.filter(({ thin }) => thin).flatMap((cluster) => traceOf(cluster, picture) ?? []),
    labels: labelsOf(shown, [...hints, ...levels], picture),
    hints,
    levels,
    overHeat: showsHeat(picture),
    ...(outline ? { outline } : {}),
  };
}
