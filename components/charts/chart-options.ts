import uPlot from 'uplot';

import { formatClock, formatDay } from '../format';
import { type Candles, paintCandles, paintMarks, paintSigns, type Sign } from './chart-painters';
import { type ChartRole, roleColour } from './chart-theme';

export interface ChartSeries {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** `rings`: hollow points, for what has not happened yet. `unseen`: in the readout and in the scale only. `marks`: small signs at the top, where there is a value. */
  readonly kind: 'line' | 'bars' | 'rings' | 'candles' | 'marks' | 'unseen';
  readonly role: ChartRole;
  /** `right` is a scale of its own, without a grid. */
  readonly scale: 'left' | 'right';
  readonly format: (value: number) => string;
  /** Drawn behind the others and not read out. */
  readonly quiet?: true;
  /** With `marks`: set beside the first line or candles, instead of at the top. */
  readonly sign?: Sign;
  /** Left out of the readout where it has no value. */
  readonly sparse?: boolean;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[];
  /** With `candles`: where each opens, and how far it goes; `values` are the closes. */
  readonly candles?: Candles;
}

const FONT = '11px -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif';

const SCALE_OF_ITS_OWN = 'marks';

function seriesOf({ label, kind, role, scale, quiet, dash }: ChartSeries): uPlot.Series {
  const colour = () => roleColour(role);
  const bars = uPlot.paths.bars?.({ size: [0.7, 10] });
  return {
    label,
    scale: kind === 'marks' ? SCALE_OF_ITS_OWN : scale,
    stroke: colour,
    width: scale === 'right' || quiet ? 1 : 1.5,
    points: kind === 'rings' ? { show: true, size: 8, fill: () => roleColour('page') } : { show: false },
    spanGaps: false,
    ...(dash || scale === 'right' ? { dash: [...(dash ?? [4, 3])] } : {}),
    ...(kind === 'line' || kind === 'bars' ? {} : { paths: () => null }),
    ...(kind === 'bars' && bars ? { fill: colour, paths: bars } : {}),
  };
}

function valueAxis(series: readonly ChartSeries[], scale: ChartSeries['scale']): uPlot.Axis[] {
  const owner = series.find((one) => one.scale === scale);
  if (!owner) return [];
  return [
    {
      scale,
      side: scale === 'left' ? 3 : 1,
      size: 60,
      gap: 4,
      space: 32,
      font: FONT,
      stroke: () => roleColour('faint'),
      values: (_, splits) => splits.map(owner.format),
      grid: { show: scale === 'left', stroke: () => roleColour('line'), width: 1 },
      ticks: { show: false },
    },
  ];
}

const TIME_AXIS: uPlot.Axis = {
  size: 22,
  gap: 2,
  space: 64,
  font: FONT,
  stroke: () => roleColour('faint'),
  values: (_, splits) =>
    splits.map((time) => (new Date(time).getHours() === 0 ? formatDay(time) : formatClock(time))),
  grid: { show: false },
  ticks: { show: false },
};

/** Room for half a bar, or for a ring, at both ends. */
function roomyRange(points: number): uPlot.Range.Function {
  return (_, first, last) => {
    const half = points > 1 ? (last - first) / (points - 1) / 2 : 1;
    return [first - half, last + half];
  };
}

export function chartOptions(
  series: readonly ChartSeries[],
  width: number,
  height: number,
  onRead: (index: number | undefined) => void,
  newest: () => readonly ChartSeries[],
): uPlot.Options {
  const wide = series.find(({ kind }) => kind === 'bars' || kind === 'candles' || kind === 'rings');
  return {
    width,
    height,
    ms: 1,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 6 } },
    scales: { x: { time: true, ...(wide ? { range: roomyRange(wide.values.length) } : {}) } },
    series: [{}, ...series.map(seriesOf)],
    axes: [TIME_AXIS, ...valueAxis(series, 'left'), ...valueAxis(series, 'right')],
    hooks: {
      setCursor: [({ cursor }) => onRead(cursor.idx ?? undefined)],
      drawSeries: [
        (chart, index) => {
          const one = newest()[index - 1];
          if (one?.kind === 'candles') paintCandles(chart, one);
          if (one?.kind === 'marks' && one.sign)
            paintSigns(chart, { ...one, sign: one.sign, along: newest()[0]!.values });
          else if (one?.kind === 'marks') paintMarks(chart, one);
        },
      ],
    },
  };
}
