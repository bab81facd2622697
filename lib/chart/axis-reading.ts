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
  /** Labels off the grid: last price, indicators. */
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

/** `previous` is the same canvas's last reading. Undefined: the texts are no axis. */
export function readAxis(marks: readonly TextMark[], previous?: AxisReading): AxisReading | undefined {
  const column = numberColumn(marks);
  if (!column) return undefined;
  if (column.filter(({ label }) => label.percent).length * 2 > column.length) return refused('percent');
  const { values, roundings, otherFactor } = readColumn(column.map(({ label }) => label));
  const points = column.map(({ mark }, i) => ({ price: values[i]!, y: mark.y, rounding: roundings[i]! }));
  const fit = (previous?.fit && refitScale(previous.fit, points)) ?? fitScale(points);
  if (!fit) return refused('unreadable');
  if (fit.scale.slope > 0) return refused('inverted');
  return {
    scale: fit.scale,
    residual: fit.residual,
    fit,
    followers: offGridLabels(points.map(({ y }) => y)).map((i) => points[i]!),
    ...(otherFactor === undefined ? {} : { otherFactor }),
  };
}
