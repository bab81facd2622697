/**
 * Fits price ↔ y to axis labels: the line that most agree on, then what its inliers leave of it: the centre of the lines
 * that rounded labels allow (rounded-fit.ts), least squares through exact ones. Labels that stand clearly off are dropped
 * where the others agree better, so that a last-price label does not tilt the scale. Several panes may share a column of
 * labels: the best line is taken off with its stretch of the column, then the next.
 */
import { EXACT, type LabelPoint, placeReach, valueReach } from './label-point';
import { bestPair, distance, FEWEST_LABELS, isInlier, leastSquares } from './line-fit';
import type { PriceScale } from './price-scale';
import { allowedLines, type AllowedLines } from './rounded-fit';
import { isOpen, type Lean, leanAfter } from './scale-kind';

/** The best scale of one kind. */
export interface KindFit {
  readonly scale: PriceScale;
  readonly inliers: readonly LabelPoint[];
  /** Root mean square of the inliers' distances, css px. */
  readonly residual: number;
  /** Labels agree so well that neither their places nor their values were rounded. */
  readonly exact: boolean;
  /** See AllowedLines; undefined where no line passes the inliers as near as they are exact. */
  readonly room?: number;
}

export interface ScaleFit extends KindFit {
  readonly lean: Lean;
  /** The labels do not tell whether the scale is linear or logarithmic, and it matters. */
  readonly open: boolean;
}

const MOST_LABELS = 40;
const MOST_PANES = 3;

function residualOf(scale: PriceScale, points: readonly LabelPoint[]): number {
  let sum = 0;
  for (const point of points) sum += distance(scale, point) ** 2;
  return Math.sqrt(sum / points.length);
}

/** Leaves out labels that stand clearly farther off than half of them do. */
function sharpest(scale: PriceScale, points: readonly LabelPoint[]): readonly LabelPoint[] {
  const distances = points.map((point) => distance(scale, point));
  const middle = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 2)]!;
  const kept = points.filter((_, i) => distances[i]! <= 3 * middle + 0.02);
  return kept.length >= FEWEST_LABELS ? kept : points;
}

function linesNear(scale: PriceScale, points: readonly LabelPoint[]): AllowedLines | undefined {
  const stripes = points.map((point) => {
    return { price: point.price, y: point.y, reach: placeReach(point) + valueReach(scale, point) };
  });
  return allowedLines(scale.kind, stripes);
}

/** Through labels that agree as chance would not make three of them; a few may say their price in short. */
function exactFit(first: PriceScale, inliers: readonly LabelPoint[]): KindFit | undefined {
  const sharp = sharpest(first, inliers);
  const scale = leastSquares(first.kind, sharp);
  if (!scale || sharp.length <= FEWEST_LABELS || sharp.some(({ grain }) => grain > 0)) return undefined;
  const residual = residualOf(scale, sharp);
  if (residual > EXACT) return undefined;
  const lines = linesNear(
    scale,
    sharp.map((point) => ({ ...point, rounding: 0 })),
  );
  return { scale, inliers, residual, exact: true, ...(lines ? { room: lines.room } : {}) };
}

function roundedFit(first: PriceScale, inliers: readonly LabelPoint[]): KindFit {
  const lines = linesNear(first, inliers);
  const sharp = lines ? inliers : sharpest(first, inliers);
  const scale = (lines ?? linesNear(first, sharp))?.centre ?? leastSquares(first.kind, sharp) ?? first;
  const residual = residualOf(scale, sharp);
  return { scale, inliers, residual, exact: false, ...(lines ? { room: lines.room } : {}) };
}

function refine(start: PriceScale, points: readonly LabelPoint[]): KindFit | undefined {
  const inliers = points.filter((point) => isInlier(start, point));
  if (inliers.length < FEWEST_LABELS) return undefined;
  const first = leastSquares(start.kind, sharpest(start, inliers));
  return first && (exactFit(first, inliers) ?? roundedFit(first, inliers));
}

function stretchOf({ inliers }: KindFit): readonly [number, number] {
  let [top, bottom] = [Infinity, -Infinity];
  for (const { y } of inliers) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  return [top, bottom];
}

/** The labels of one pane stand together: in the stretch of a line's inliers hardly any other may stand. */
function standsTogether(fit: KindFit, points: readonly LabelPoint[]): boolean {
  const [top, bottom] = stretchOf(fit);
  let within = 0;
  for (const { y } of points) if (y >= top && y <= bottom) within++;
  return bottom > top && fit.inliers.length * 3 >= within * 2;
}

function usable(kind: PriceScale['kind'], points: readonly LabelPoint[]): readonly LabelPoint[] {
  return kind === 'log' ? points.filter(({ price }) => price > 0) : points;
}

function fitFrom(start: PriceScale | undefined, points: readonly LabelPoint[]): KindFit | undefined {
  const fit = start && refine(start, usable(start.kind, points));
  return fit && standsTogether(fit, points) ? fit : undefined;
}

function decided(before: Lean, linear: KindFit | undefined, log: KindFit | undefined): ScaleFit | undefined {
  if (!linear && !log) return undefined;
  const lean = leanAfter(before, linear, log);
  const fit = lean >= 0 ? (linear ?? log!) : (log ?? linear!);
  return { ...fit, lean, open: isOpen(lean, linear, log) };
}

function fitOne(points: readonly LabelPoint[], before: Lean): ScaleFit | undefined {
  const [linear, log] = (['linear', 'log'] as const).map((kind) =>
    fitFrom(bestPair(kind, usable(kind, points)), points),
  );
  return decided(before, linear, log);
}

/**
 * The scales that the labels of a column agree on, most labels first; none when fewer than half of the labels belong to
 * one. `leans`: what an earlier draw's scales of the column leant to.
 */
export function fitScales(labels: readonly LabelPoint[], leans: readonly Lean[] = []): ScaleFit[] {
  let rest: readonly LabelPoint[] = labels.slice(0, MOST_LABELS);
  const all = rest.length;
  const fits: ScaleFit[] = [];
  while (fits.length < MOST_PANES && rest.length >= FEWEST_LABELS) {
    const fit = fitOne(rest, leans[fits.length] ?? 0);
    if (!fit) break;
    fits.push(fit);
    const [top, bottom] = stretchOf(fit);
    rest = rest.filter(({ y }) => y < top || y > bottom);
  }
  const explained = fits.reduce((sum, { inliers }) => sum + inliers.length, 0);
  return explained * 2 >= all ? fits : [];
}

function areSame(a: readonly LabelPoint[], b: readonly LabelPoint[]): boolean {
  return a.length === b.length && a.every(({ price, y }, i) => price === b[i]!.price && y === b[i]!.y);
}

/**
 * The fast path: on pan and zoom most labels stay, so last frame's inliers, found again by their price, are refitted.
 * Undefined when they no longer make one clean line; then the slow path decides.
 */
export function refitScale(previous: ScaleFit, labels: readonly LabelPoint[]): ScaleFit | undefined {
  const { kind } = previous.scale;
  const known = new Set(previous.inliers.map(({ price }) => price));
  const kept = labels.filter(({ price }) => known.has(price));
  // The same labels again say nothing new of their kind.
  if (areSame(previous.inliers, kept)) return { ...previous, inliers: kept };
  if (kept.length < FEWEST_LABELS || kept.length * 2 < known.size) return undefined;
  const start = leastSquares(kind, kept);
  if (!start || !kept.every((point) => isInlier(start, point))) return undefined;
  const [linear, log] = (['linear', 'log'] as const).map((each) =>
    fitFrom(leastSquares(each, usable(each, kept)), labels),
  );
  const fit = decided(previous.lean, linear, log);
  // A chart that goes from linear to log keeps some labels, and a few that say their price in short bend a line.
  const clean = fit?.exact === true || (fit?.room !== undefined && kept.every(({ grain }) => grain > 0));
  return clean && fit?.scale.kind === kind ? fit : undefined;
}

/** The same scale, made sharper by labels that follow a value, where all were rounded to whole pixels. */
export function sharpened(fit: ScaleFit, followers: readonly LabelPoint[]): ScaleFit {
  if (fit.inliers.some(({ grain }) => grain === 0)) return fit;
  const near = followers.filter((point) => point.grain > 0 && distance(fit.scale, point) <= 1);
  const lines = near.length > 0 ? linesNear(fit.scale, [...fit.inliers, ...near]) : undefined;
  return lines ? { ...fit, scale: lines.centre } : fit;
}
