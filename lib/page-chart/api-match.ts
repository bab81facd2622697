/**
 * Finds the plot that an API's chart is drawn in, and holds what the API says against the labels beside it. Charts are
 * told apart by their labels, else by their size; where two could be meant, neither is.
 */
import type { ApiChart } from '../chart/api-chart';
import type { ScaleRefusal } from '../chart/chart-geometry';
import { type PriceScale, yOfPrice } from '../chart/price-scale';
import type { PlacedAxis } from './chart-reader';

/** A chart of the API in its place; with a scale, or the reason why there is none. */
export interface MatchedChart {
  readonly chart: ApiChart;
  readonly placed: PlacedAxis;
  readonly scale?: PriceScale;
  readonly refusal?: ScaleRefusal;
}

const SAME_SIZE = 2; // css px
const AGREEING = 2; // css px between a label and where the API has its price

/** Whether the labels stand where a scale puts them; undefined: they are of another kind, or none. */
function labelsAgree({ axis, down }: PlacedAxis, scale: PriceScale): boolean | undefined {
  if (!axis.fit || axis.refusal === 'percent') return undefined;
  return axis.fit.inliers.every(({ price, y }) => Math.abs(yOfPrice(scale, price) - (y + down)) <= AGREEING);
}

function isOfSize({ plot }: PlacedAxis, { width, height }: ApiChart): boolean {
  return Math.abs(plot.width - width) <= SAME_SIZE && Math.abs(plot.height - height) <= SAME_SIZE;
}

function matched(chart: ApiChart, placed: PlacedAxis, free: boolean): MatchedChart | undefined {
  const relative = chart.mode === 'percent' || chart.mode === 'indexed';
  for (const scale of chart.scale ? [chart.scale] : chart.candidates) {
    if (relative) return free && chart.scale ? { chart, placed, scale } : undefined;
    const agree = labelsAgree(placed, scale);
    if (agree) return { chart, placed, scale };
    if (agree === undefined && free && chart.scale) return { chart, placed, scale };
  }
  return free ? { chart, placed, refusal: relative ? chart.mode : 'conflict' } : undefined;
}

/** Charts whose plot is found, each with its own. */
export function matchCharts(charts: readonly ApiChart[], placed: readonly PlacedAxis[]): MatchedChart[] {
  const taken = new Set<PlacedAxis>();
  return charts.flatMap((chart) => {
    const fitting = placed.filter((each) => !taken.has(each) && isOfSize(each, chart));
    const plots = new Set(fitting.map(({ plot }) => plot.pane));
    const alike = charts.filter((other) => fitting.some((each) => isOfSize(each, other)));
    const free = plots.size === 1 && alike.length === 1;
    for (const each of fitting) {
      const match = matched(chart, each, free);
      if (!match) continue;
      taken.add(each);
      return [match];
    }
    return [];
  });
}
