/** Reads the texts of one surface as vertical axes: which number stands where, and on what kind of scale. */
import type { ScaleRefusal } from './chart-geometry';
import { offGridLabels } from './grid-labels';
import { alignedColumns, leftOf, type TextMark } from './label-column';
import { areRound, type LabelPoint } from './label-point';
import { FEWEST_LABELS } from './line-fit';
import { readColumn } from './number-column';
import { type NumberLabel, readNumberLabel } from './number-label';
import { type PriceScale, yOfPrice } from './price-scale';
import { fitScales, refitScale, type ScaleFit, sharpened } from './scale-fit';
import type { Lean } from './scale-kind';

/** Css px of the surface: where an axis' own labels stand. */
export interface LabelExtent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface AxisReading {
  readonly scale?: PriceScale;
  readonly refusal?: Extract<ScaleRefusal, 'percent' | 'inverted' | 'unreadable'>;
  /** See NumberColumn. */
  readonly otherFactor?: number;
  /** Labels that follow a value (last price, indicators), told from the grid by their ink, else by their place. */
  readonly followers: readonly LabelPoint[];
  readonly extent: LabelExtent;
  /** Where numbers in the same column stand that are not on the scale: another pane's. */
  readonly strangers: readonly number[];
  /** What the grid is written in. */
  readonly ink: string;
  /** What the next frame's fast path starts from. */
  readonly fit?: ScaleFit;
  /** What the axis' draws say of its kind in all; kept while labels cannot be read. */
  readonly lean: Lean;
}

interface NumberMark {
  readonly mark: TextMark;
  readonly label: NumberLabel;
}

const MOST_COLUMNS = 4;
const ON_SCALE = 4; // css px
const SAME_COLUMN = 12; // css px that a column's edge may move when its labels get longer

function extentOf(marks: readonly TextMark[]): LabelExtent {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const mark of marks) {
    const start = leftOf(mark);
    left = Math.min(left, start);
    right = Math.max(right, start + mark.width);
    top = Math.min(top, mark.y);
    bottom = Math.max(bottom, mark.y);
  }
  return { left, right, top, bottom };
}

/** Columns of at least three numbers one above the other, longest first. */
function numberColumns(marks: readonly TextMark[]): NumberMark[][] {
  const columns: NumberMark[][] = [];
  for (const column of alignedColumns(marks)) {
    if (column.length < FEWEST_LABELS) break;
    const numbers = column.flatMap((mark) => {
      const label = readNumberLabel(mark.text);
      return label ? [{ mark, label }] : [];
    });
    if (numbers.length < FEWEST_LABELS || numbers.length * 2 < column.length) continue;
    if (numbers.some(({ mark }) => mark.y !== numbers[0]!.mark.y)) columns.push(numbers);
  }
  return columns.sort((a, b) => b.length - a.length).slice(0, MOST_COLUMNS);
}

/** The ink that most labels are written in is the grid's. */
function gridInk(column: readonly NumberMark[]): string {
  const counts = new Map<string, number>();
  for (const { mark } of column) counts.set(mark.ink, (counts.get(mark.ink) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

function isNear(extent: LabelExtent, mark: TextMark): boolean {
  const left = leftOf(mark);
  return left <= extent.right + SAME_COLUMN && left + mark.width >= extent.left - SAME_COLUMN;
}

/** Last draw's scales, if each is still there and no pane has come. */
function refitAll(previous: readonly AxisReading[], points: readonly LabelPoint[]): ScaleFit[] | undefined {
  const fits = previous.flatMap(({ fit }) => (fit && refitScale(fit, points)) ?? []);
  if (fits.length === 0 || fits.length !== previous.length) return undefined;
  const explained = fits.reduce((sum, { inliers }) => sum + inliers.length, 0);
  return explained + FEWEST_LABELS > points.length ? fits : undefined;
}

interface Column {
  /** The column's own, then other numbers near it. */
  readonly marks: readonly NumberMark[];
  readonly points: readonly LabelPoint[];
  /** The points that are the grid's; all of the column's own, where they share one ink. */
  readonly grid: readonly LabelPoint[];
  readonly ink: string;
  readonly otherFactor: number | undefined;
}

function columnOf(own: readonly NumberMark[], others: readonly NumberMark[]): Column {
  const marks = [...own, ...others];
  const { values, roundings, otherFactor } = readColumn(marks.map(({ label }) => label));
  const ink = gridInk(own);
  const inked = own.filter(({ mark }) => mark.ink === ink).length >= FEWEST_LABELS;
  const onGrid = (i: number): boolean => i < own.length && (!inked || marks[i]!.mark.ink === ink);
  const said = marks.map(({ mark: { y, grain } }, i) => {
    return { price: values[i]!, y, rounding: roundings[i]!, grain };
  });
  const round = areRound(said.filter((_, i) => onGrid(i)));
  const points = round ? said.map((point, i) => (onGrid(i) ? { ...point, rounding: 0 } : point)) : said;
  return { marks, points, grid: points.filter((_, i) => onGrid(i)), ink, otherFactor };
}

function refused(refusal: 'percent' | 'unreadable', { marks, ink }: Column, lean: Lean): AxisReading {
  const extent = extentOf(marks.map(({ mark }) => mark));
  return { refusal, followers: [], extent, strangers: [], ink, lean };
}

function isOn(scale: PriceScale, { price, y }: LabelPoint): boolean {
  return Math.abs(yOfPrice(scale, price) - y) <= ON_SCALE;
}

function mappingOf({ scale, open }: ScaleFit): Pick<AxisReading, 'scale' | 'refusal'> {
  if (open) return { refusal: 'unreadable' };
  return scale.slope > 0 ? { refusal: 'inverted' } : { scale };
}

function readingOf(read: ScaleFit, column: Column, panes: number): AxisReading {
  const { grid } = column;
  const own = column.marks.filter((_, i) => read.inliers.includes(column.points[i]!)).map(({ mark }) => mark);
  const extent = extentOf(own);
  const apart = column.points.filter((point) => !grid.includes(point));
  const near = panes === 1 ? grid : grid.filter(({ y }) => y >= extent.top && y <= extent.bottom);
  const followers = [...apart, ...offGridLabels(near.map(({ y }) => y)).map((i) => near[i]!)];
  const fit = sharpened(read, apart);
  return {
    ...mappingOf(fit),
    fit: read,
    lean: fit.lean,
    followers,
    extent,
    strangers: followers.filter((point) => !isOn(fit.scale, point)).map(({ y }) => y),
    ink: column.ink,
    ...(column.otherFactor === undefined ? {} : { otherFactor: column.otherFactor }),
  };
}

/** Other numbers in a column's place: of another alignment, or on a surface over it. */
function numbersNear(extent: LabelExtent, marks: readonly TextMark[]): NumberMark[] {
  return marks.flatMap((mark) => {
    const label = isNear(extent, mark) && readNumberLabel(mark.text);
    return label ? [{ mark, label }] : [];
  });
}

function readColumnOf(
  marks: readonly NumberMark[],
  previous: readonly AxisReading[],
  others: readonly TextMark[],
): AxisReading[] {
  const own = new Set(marks.map(({ mark }) => mark));
  const apart = others.filter((mark) => !own.has(mark));
  const column = columnOf(marks, numbersNear(extentOf([...own]), apart));
  if (marks.filter(({ label }) => label.percent).length * 2 > marks.length)
    return [refused('percent', column, 0)];
  const before = previous.filter(({ extent }) => isNear(extent, marks[0]!.mark));
  const leans = before.map(({ lean }) => lean);
  const fits = refitAll(before, column.grid) ?? fitScales(column.grid, leans);
  if (fits.length === 0) return [refused('unreadable', column, leans[0] ?? 0)];
  return fits.map((fit) => readingOf(fit, column, fits.length));
}

/**
 * The axes of a surface, the column of most labels first, within a column the pane of most labels first. `previous` are
 * the same surface's last ones; `stacked` are texts of surfaces over this one, where some charts write the last price.
 * None: the texts are no axis.
 */
export function readAxes(
  marks: readonly TextMark[],
  previous: readonly AxisReading[] = [],
  stacked: readonly TextMark[] = [],
): AxisReading[] {
  const all = stacked.length > 0 ? [...marks, ...stacked] : marks;
  return numberColumns(marks).flatMap((column) => readColumnOf(column, previous, all));
}
