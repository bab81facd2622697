/** Clusters and divergences + the chart's scales → a scene in device px. Pure. */
import { xOfTime } from '../chart/time-scale';
import { yOfPrice } from '../chart/price-scale';
import type { CssPx, DevicePx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import { devicePoint, deviceSpan } from './device-span';
import { hintsOf } from './edge-hint';
import { colourOf } from './palette';
import type { Pane, Picture } from './picture';
import type { Band, BandLabel, EdgeHint, Marker, Scene, Trace } from './scene';

const DENSEST = 0.62; // alpha of a certain band at full opacity: candles stay readable through it
const FAINTEST = 0.12; // of that, so that an uncertain band can still be seen
const THINNEST = 4; // css px: a band is a range, never a hair line
const LABEL_ROOM = 18; // css px between the middles of two labels
const MOST_LABELS = 8;
const MOST_BANDS = 60;

function alphaOf(cluster: ClusterView, opacity: number): number {
  return DENSEST * opacity * (FAINTEST + (1 - FAINTEST) * cluster.confidence);
}

function inView(pane: Pane, top: number, bottom: number): boolean {
  return Number.isFinite(top) && Number.isFinite(bottom) && bottom > 0 && top < pane.height;
}

function bandOf(cluster: ClusterView, { pane, scale, settings }: Picture): Band | undefined {
  const top = yOfPrice(scale, cluster.high) as CssPx;
  const bottom = yOfPrice(scale, cluster.low) as CssPx;
  if (!inView(pane, top, bottom)) return undefined;
  const span = deviceSpan(top, bottom, pane.ratio, Math.round(THINNEST * pane.ratio));
  const peak = devicePoint(yOfPrice(scale, cluster.peak) as CssPx, pane.ratio);
  return {
    top: span.start,
    height: span.length,
    peak: Math.min(span.start + span.length, Math.max(span.start, peak)) as DevicePx,
    colour: colourOf(settings.palette, cluster.strength),
    alpha: alphaOf(cluster, settings.overlayOpacity),
    side: cluster.side,
  };
}

function traceOf(cluster: ClusterView, { pane, scale, settings }: Picture): Trace | undefined {
  const y = yOfPrice(scale, cluster.peak) as CssPx;
  if (!inView(pane, y, y)) return undefined;
  return {
    y: devicePoint(y, pane.ratio),
    colour: colourOf(settings.palette, cluster.strength),
    alpha: alphaOf(cluster, settings.overlayOpacity) * 0.6,
  };
}

/** Strongest first; a label that would touch a hint or a stronger band's label is left out. */
function labelsOf(
  shown: readonly (readonly [ClusterView, Band])[],
  hints: readonly EdgeHint[],
  picture: Picture,
): BandLabel[] {
  const { ratio, height } = picture.pane;
  const room = LABEL_ROOM * ratio;
  const labels: BandLabel[] = [];
  for (const [cluster, band] of shown) {
    if (labels.length >= MOST_LABELS) break;
    const [top, bottom] = [Math.max(0, band.top), Math.min(height * ratio, band.top + band.height)];
    const y = Math.round((top + bottom) / 2); // of what is in view
    const fits = y > room / 2 && y < height * ratio - room / 2;
    const near = (other: BandLabel): boolean => Math.abs(other.y - y) < room;
    if (!fits || hints.some(near) || labels.some(near)) continue;
    labels.push({ y: y as DevicePx, text: picture.words.bandLabel(cluster), colour: band.colour });
  }
  return labels;
}

function markersOf({ pane, scale, time, divergences, settings }: Picture): Marker[] {
  if (!time || !settings.markersVisible) return [];
  const point = (at: number, price: number) => ({
    x: devicePoint(xOfTime(time, at) as CssPx, pane.ratio),
    y: devicePoint(yOfPrice(scale, price) as CssPx, pane.ratio),
  });
  const right = pane.width * pane.ratio;
  return divergences.flatMap((divergence) => {
    const pivot = point(divergence.pivotTime, divergence.pivotPrice);
    const confirmed = point(divergence.confirmedTime, divergence.confirmedPrice);
    if (confirmed.x < 0 || pivot.x > right || !Number.isFinite(pivot.y)) return [];
    return {
      ...pivot,
      confirmedX: confirmed.x,
      confirmedY: confirmed.y,
      bullish: divergence.kind.endsWith('bullish'),
      hidden: divergence.kind.startsWith('hidden'),
    };
  });
}

export function compose(picture: Picture): Scene {
  const { pane } = picture;
  const strongestFirst = [...picture.clusters].sort((a, b) => b.strength - a.strength).slice(0, MOST_BANDS);
  const wide = strongestFirst.filter(({ thin }) => !thin);
  const shown = wide.flatMap((cluster) => {
    const band = bandOf(cluster, picture);
    return band ? [[cluster, band] as const] : [];
  });
  const hints = hintsOf(picture);
  return {
    width: Math.round(pane.width * pane.ratio) as DevicePx,
    height: Math.round(pane.height * pane.ratio) as DevicePx,
    ratio: pane.ratio,
    bands: shown.map(([, band]) => band).reverse(), // the strongest is painted last
    traces: strongestFirst.filter(({ thin }) => thin).flatMap((cluster) => traceOf(cluster, picture) ?? []),
    labels: labelsOf(shown, hints, picture),
    hints,
    markers: markersOf(picture),
  };
}
