/**
 * Fits price ↔ y to axis labels: every pair of labels proposes a line in F(price), the line with the most inliers wins
 * (RANSAC over all pairs, Fischler & Bolles 1981), least squares on its inliers finish it. A label is an inlier within
 * 0.9 px plus what its rounding is worth. Labels that a chart snaps to whole pixels are dropped again where the others
 * agree better, so that a last-price label does not tilt the scale. Several panes may share a column of labels: the
 * best line is taken off with its stretch of the column, then the next.
 */
import { withinRounding } from './rounded-fit';
import { priceOfY, type PriceScale, transformed, yOfPrice } from './price-scale';

export interface LabelPoint {
  readonly price: number;
  /** Css px below the top of the pane. */
  readonly y: number;
  /** Half a unit of the label's last digit. */
  readonly rounding: number;
  /** Css px that `y` was rounded to; 0: it was not. */
  readonly grain: number;
}

export interface ScaleFit {
  readonly scale: PriceScale;
  readonly inliers: readonly LabelPoint[];
  /** Root mean square of the inliers' distances, css px. */
  readonly residual: number;
}

const TOLERANCE = 0.9;
const MOST_ROUNDING = 1.5; // css px: what is rounded by more proves nothing
export const FEWEST_LABELS = 3;
const MOST_LABELS = 40;
const MOST_PANES = 3;
const EXACT = 0.05; // css px: the residual of labels that are not rounded
const ASTRAY = 1.2; // css px
const BLUR = 0.3; // css px: what rounding to whole pixels leaves

function tolerance(scale: PriceScale, point: LabelPoint): number {
  const perUnit = scale.kind === 'linear' ? scale.slope : scale.slope / point.price;
  return TOLERANCE + Math.min(MOST_ROUNDING, Math.abs(perUnit) * point.rounding);
}

function isInlier(scale: PriceScale, point: LabelPoint): boolean {
  return Math.abs(yOfPrice(scale, point.price) - point.y) <= tolerance(scale, point);
}

function leastSquares(kind: PriceScale['kind'], points: readonly LabelPoint[]): PriceScale | undefined {
  const n = points.length;
  let meanU = 0;
  let meanY = 0;
  for (const { price, y } of points) {
    meanU += transformed(kind, price) / n;
    meanY += y / n;
  }
  let uu = 0;
  let uy = 0;
  for (const { price, y } of points) {
    const du = transformed(kind, price) - meanU;
    uu += du * du;
    uy += du * (y - meanY);
  }
  const slope = uy / uu;
  if (!Number.isFinite(slope) || slope === 0) return undefined;
  return { kind, slope, intercept: meanY - slope * meanU };
}

function residualOf(scale: PriceScale, points: readonly LabelPoint[]): number {
  let sum = 0;
  for (const point of points) sum += (yOfPrice(scale, point.price) - point.y) ** 2;
  return Math.sqrt(sum / points.length);
}

/** Leaves out labels that stand clearly farther off than half of them do. */
function sharpest(scale: PriceScale, points: readonly LabelPoint[]): readonly LabelPoint[] {
  const distances = points.map(({ price, y }) => Math.abs(yOfPrice(scale, price) - y));
  const middle = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 2)]!;
  const kept = points.filter((_, i) => distances[i]! <= 3 * middle + 0.02);
  return kept.length >= FEWEST_LABELS ? kept : points;
}

function refine(start: PriceScale, points: readonly LabelPoint[]): ScaleFit | undefined {
  const inliers = points.filter((point) => isInlier(start, point));
  if (inliers.length < FEWEST_LABELS) return undefined;
  const first = leastSquares(start.kind, sharpest(start, inliers));
  if (!first) return undefined;
  const sharp = sharpest(first, inliers);
  const scale = withinRounding(start.kind, sharp) ?? leastSquares(start.kind, sharp) ?? first;
  return { scale, inliers, residual: residualOf(scale, sharp) };
}

function better(a: ScaleFit | undefined, b: ScaleFit | undefined): ScaleFit | undefined {
  if (!a || !b) return a ?? b;
  if (a.inliers.length !== b.inliers.length) return a.inliers.length > b.inliers.length ? a : b;
  return a.residual <= b.residual ? a : b;
}

/** How many labels a line has within their tolerance, and how far from it those stand in all. */
function support(scale: PriceScale, points: readonly LabelPoint[]): { count: number; off: number } {
  let [count, off] = [0, 0];
  for (const point of points) {
    const distance = Math.abs(yOfPrice(scale, point.price) - point.y);
    if (distance > tolerance(scale, point)) continue;
    count++;
    off += distance;
  }
  return { count, off };
}

/** The line through two labels that most agree on; of several the one that they stand nearest to. */
function bestPair(kind: PriceScale['kind'], points: readonly LabelPoint[]): PriceScale | undefined {
  let best: PriceScale | undefined;
  let most = { count: FEWEST_LABELS - 1, off: 0 };
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const scale = leastSquares(kind, [points[i]!, points[j]!]);
      if (!scale) continue;
      const found = support(scale, points);
      if (found.count < most.count || (found.count === most.count && found.off >= most.off)) continue;
      [best, most] = [scale, found];
    }
  }
  return best;
}

function stretchOf({ inliers }: ScaleFit): readonly [number, number] {
  let [top, bottom] = [Infinity, -Infinity];
  for (const { y } of inliers) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  return [top, bottom];
}

/** The labels of one pane stand together: in the stretch of a line's inliers hardly any other may stand. */
function standsTogether(fit: ScaleFit, points: readonly LabelPoint[]): boolean {
  const [top, bottom] = stretchOf(fit);
  let within = 0;
  for (const { y } of points) if (y >= top && y <= bottom) within++;
  return bottom > top && fit.inliers.length * 3 >= within * 2;
}

function fitKind(kind: PriceScale['kind'], points: readonly LabelPoint[]): ScaleFit | undefined {
  const usable = kind === 'log' ? points.filter(({ price }) => price > 0) : points;
  const start = bestPair(kind, usable);
  const fit = start && refine(start, usable);
  return fit && standsTogether(fit, points) ? fit : undefined;
}

/** How far two scales put the same price apart, a label's distance beyond the first and the last label, css px. */
function apart(a: PriceScale, b: PriceScale, fit: ScaleFit): number {
  const [top, bottom] = stretchOf(fit);
  const pitch = (bottom - top) / (fit.inliers.length - 1);
  return Math.max(...[top - pitch, bottom + pitch].map((y) => Math.abs(yOfPrice(b, priceOfY(a, y)) - y)));
}

/** Whether labels that are rounded, in place or in value, leave open which of two kinds they are on, and it matters. */
function isOpen(a: ScaleFit, b: ScaleFit): boolean {
  if (a.inliers.length !== b.inliers.length) return false;
  const [better, worse] = [Math.min(a.residual, b.residual), Math.max(a.residual, b.residual)];
  return better > EXACT && worse < 3 * better && !(apart(a.scale, b.scale, a) <= ASTRAY);
}

/** The kind that was seen before stays, where labels cannot tell; where none was, neither is believed. */
function fitOne(points: readonly LabelPoint[], before: PriceScale['kind'] | undefined): ScaleFit | undefined {
  const linear = fitKind('linear', points);
  const log = fitKind('log', points);
  const known = before === 'log' ? log : before && linear;
  const best = better(linear, log);
  if (known && best && known.inliers.length >= best.inliers.length && known.residual < BLUR) return known;
  return linear && log && isOpen(linear, log) ? undefined : best;
}

/**
 * The scales that the labels of a column agree on, most labels first; none when fewer than half of the labels belong to
 * one. `before` is the kind that an earlier draw of the column had.
 */
export function fitScales(labels: readonly LabelPoint[], before?: PriceScale['kind']): ScaleFit[] {
  let rest = labels.slice(0, MOST_LABELS);
  const all = rest.length;
  const fits: ScaleFit[] = [];
  while (fits.length < MOST_PANES && rest.length >= FEWEST_LABELS) {
    const fit = fitOne(rest, before);
    if (!fit) break;
    fits.push(fit);
    const [top, bottom] = stretchOf(fit);
    rest = rest.filter(({ y }) => y < top || y > bottom);
  }
  const explained = fits.reduce((sum, { inliers }) => sum + inliers.length, 0);
  return explained * 2 >= all ? fits : [];
}

/**
 * The fast path: on pan and zoom most labels stay, so last frame's inliers, found again by their price, are refitted.
 * Undefined when they no longer make one clean line; then the slow path decides.
 */
export function refitScale(previous: ScaleFit, labels: readonly LabelPoint[]): ScaleFit | undefined {
  const { kind } = previous.scale;
  const known = new Set(previous.inliers.map(({ price }) => price));
  const kept = labels.filter(({ price }) => known.has(price));
  if (kept.length < FEWEST_LABELS || kept.length * 2 < known.size) return undefined;
  const start = leastSquares(kind, kept);
  if (!start || !kept.every((point) => isInlier(start, point))) return undefined;
  const fit = refine(start, labels);
  // A chart that goes from linear to log keeps some labels: a blurred fit is no proof of the old kind.
  return fit && standsTogether(fit, labels) && fit.residual <= previous.residual + 0.05 ? fit : undefined;
}

/** The same scale, made sharper by labels that follow a value, where all were rounded to whole pixels. */
export function sharpened(fit: ScaleFit, followers: readonly LabelPoint[]): ScaleFit {
  const { kind } = fit.scale;
  const near = followers.filter(
    (point) => point.grain > 0 && Math.abs(yOfPrice(fit.scale, point.price) - point.y) <= point.grain,
  );
  const scale = near.length > 0 ? withinRounding(kind, [...fit.inliers, ...near]) : undefined;
  return scale ? { ...fit, scale } : fit;
}
