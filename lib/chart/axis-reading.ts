/** Reads one canvas's texts as a vertical axis: which number stands where, and on what kind of scale. */
import { offGridLabels } from './grid-labels';
import { alignedColumns, type TextMark } from './label-column';
import { readColumn } from './number-column';
import { type NumberLabel, readNumberLabel } from './number-label';
import type { PriceScale } from './price-scale';
import { FEWEST_LABELS, fitScale, type LabelPoint, refitScale, type ScaleFit } from './scale-fit';

/** Why an axis with labels cannot be painted on. */
export type AxisRefusal = 'percent' | 'inverted' | 'unreadable';

export interface AxisReading {
  readonly scale?: PriceScale;
  readonly refusal?: AxisRefusal;
  readonly residual: number;
  /** See NumberColumn. */
  readonly otherFactor?: number;
  /** Labels that follow a value (last price, indicators), told from the grid by their ink, else by their place. */
  readonly followers: readonly LabelPoint[];
  /** What the next frame's fast path starts from. */
  readonly fit?: ScaleFit;
}

interface NumberMark {
  readonly mark: TextMark;
  readonly label: NumberLabel;
}

/** The largest column of numbers; undefined when the canvas carries no axis. */
function numberColumn(marks: readonly TextMark[]): NumberMark[] | undefined {
  let best: NumberMark[] = [];
  for (const column of alignedColumns(marks)) {
    const numbers = column.flatMap((mark) => {
      const label = readNumberLabel(mark.text);
      return label ? [{ mark, label }] : [];
    });
    if (numbers.length > best.length) best = numbers;
  }
  const ys = best.map(({ mark }) => mark.y);
  const height = Math.max(...ys) - Math.min(...ys);
  return best.length >= FEWEST_LABELS && height > 0 ? best : undefined;
}

function refused(refusal: AxisRefusal): AxisReading {
  return { refusal, residual: 0, followers: [] };
}

/** The ink that most labels are written in is the grid's. */
function gridInk(column: readonly NumberMark[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { mark } of column) counts.set(mark.ink, (counts.get(mark.ink) ?? 0) + 1);
  const [ink, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  return counts.size > 1 && count >= FEWEST_LABELS ? ink : undefined;
}

/** `previous` is the same canvas's last reading. Undefined: the texts are no axis. */
export function readAxis(marks: readonly TextMark[], previous?: AxisReading): AxisReading | undefined {
  const column = numberColumn(marks);
  if (!column) return undefined;
  if (column.filter(({ label }) => label.percent).length * 2 > column.length) return refused('percent');
  const { values, roundings, otherFactor } = readColumn(column.map(({ label }) => label));
  const points = column.map(({ mark }, i) => ({ price: values[i]!, y: mark.y, rounding: roundings[i]! }));
  const ink = gridInk(column);
  const grid = ink === undefined ? points : points.filter((_, i) => column[i]!.mark.ink === ink);
  const fit = (previous?.fit && refitScale(previous.fit, grid)) ?? fitScale(grid, previous?.fit?.scale.kind);
  if (!fit) return refused('unreadable');
  if (fit.scale.slope > 0) return refused('inverted');
  const followers =
    ink === undefined
      ? offGridLabels(points.map(({ y }) => y)).map((i) => points[i]!)
      : points.filter((_, i) => column[i]!.mark.ink !== ink);
  return {
    scale: fit.scale,
    residual: fit.residual,
    fit,
    followers,
    ...(otherFactor === undefined ? {} : { otherFactor }),
  };
}
