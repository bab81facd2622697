/**
 * Reads TradingView charts by the documented calls of their library: IChartingLibraryWidget, IChartWidgetApi, IPaneApi,
 * IPriceScaleApi and ITimeScaleApi (tradingview.com/charting-library-docs). Only getters are called: nothing is
 * subscribed to, drawn or changed.
 */
import {
  type ApiChart,
  type ApiMode,
  apiScale,
  apiTime,
  type BarAxis,
  intervalOf,
  newestBar,
} from '../../chart/api-chart';
import { handlesOf } from './chart-handles';
import { ask, finite, propertyOf, text } from './page-calls';
import { symbolOf, zoneOf } from './symbol-info';

const NAMES = ['tradingViewApi', 'TradingViewApi'];
const MODES: readonly ApiMode[] = ['linear', 'log', 'percent', 'indexed']; // PriceScaleMode 0 … 3
const MOST_CHARTS = 16;
const MOST_PANES = 40;
const LATEST_SECONDS = 1e11;

/** The library's object in this frame: it may come late, and be another one later. */
export function findApi(view: Window): unknown {
  for (const name of NAMES) {
    const api = propertyOf(view, name);
    if (typeof propertyOf(api, 'activeChart') === 'function') return api;
  }
  return undefined;
}

interface Panes {
  readonly heights: readonly number[];
  readonly main: number;
  readonly priceScale: unknown;
}

function panesOf(chart: unknown): Panes | undefined {
  const panes = ask(chart, 'getPanes');
  if (!Array.isArray(panes) || panes.length > MOST_PANES) return undefined;
  const heights: number[] = [];
  let main = -1;
  for (let i = 0; i < panes.length; i++) {
    const height = finite(ask(panes[i], 'getHeight'));
    if (height === undefined) return undefined;
    heights.push(height);
    if (main < 0 && ask(panes[i], 'hasMainSeries') === true) main = i;
  }
  return main < 0 ? undefined : { heights, main, priceScale: ask(panes[main], 'getMainSourcePriceScale') };
}

type PriceReading = Pick<ApiChart, 'mode' | 'inverted' | 'scale' | 'candidates'>;

function priceOf(priceScale: unknown, height: number): PriceReading {
  const mode = MODES[finite(ask(priceScale, 'getMode')) ?? -1];
  const told = ask(priceScale, 'isInverted');
  const inverted = typeof told === 'boolean' ? told : undefined;
  const range = ask(priceScale, 'getVisiblePriceRange');
  const [from, to] = [finite(propertyOf(range, 'from')), finite(propertyOf(range, 'to'))];
  const foreign = ask(priceScale, 'hasMainSeries') === false; // a study's scale, though in the main pane
  return {
    ...(mode && { mode }),
    ...(inverted !== undefined && { inverted }),
    ...(from === undefined || to === undefined || foreign
      ? { candidates: [] }
      : apiScale({ from, to }, mode, inverted, height)),
  };
}

/** Times come in seconds, as all of the library's do. */
function timeAt(timeScale: unknown, x: number): number | undefined {
  const time = finite(ask(timeScale, 'coordinateToTime', x));
  return time !== undefined && time > 0 && time < LATEST_SECONDS ? time * 1000 : undefined;
}

type TimeReading = Pick<ApiChart, 'interval' | 'time' | 'newestBar'>;

function timeOf(timeScale: unknown, width: number, resolution: string): TimeReading {
  const interval = intervalOf(resolution);
  const barSpacing = finite(ask(timeScale, 'barSpacing'));
  const rightOffset = finite(ask(timeScale, 'rightOffset'));
  if (interval === undefined) return {};
  if (barSpacing === undefined || rightOffset === undefined) return { interval };
  const axis: BarAxis = { width, barSpacing, rightOffset, interval, timeAt: (x) => timeAt(timeScale, x) };
  const time = apiTime(axis);
  const newest = time && newestBar(axis, time);
  return { interval, ...(time && { time }), ...(newest !== undefined && { newestBar: newest }) };
}

function readChart(chart: unknown, index: number): ApiChart | undefined {
  if (typeof chart !== 'object' || chart === null) return undefined;
  const info = ask(chart, 'symbolExt');
  const symbol = symbolOf(chart, info);
  const panes = panesOf(chart);
  if (symbol === undefined || !panes) return undefined;
  const resolution = text(ask(chart, 'resolution')) ?? '';
  const { timeScale, zones } = handlesOf(chart, symbol, resolution);
  const width = finite(ask(timeScale, 'width'));
  const height = panes.heights[panes.main]!;
  if (width === undefined || !(width > 0 && height > 0)) return undefined;
  const zone = zoneOf(zones, info);
  return {
    index,
    symbol,
    ...(zone !== undefined && { zone }),
    width,
    height,
    paneHeights: panes.heights,
    mainPane: panes.main,
    ...priceOf(panes.priceScale, height),
    ...timeOf(timeScale, width, resolution),
  };
}

/** The charts of a layout, each with what it tells; one that lacks its symbol or its sizes is left out. */
export function readCharts(api: unknown): ApiChart[] {
  const count = finite(ask(api, 'chartsCount')) ?? 1;
  const charts: ApiChart[] = [];
  for (let i = 0; i < Math.min(count, MOST_CHARTS); i++) {
    const widget = ask(api, 'chart', i) ?? (count === 1 ? ask(api, 'activeChart') : undefined);
    const chart = readChart(widget, i);
    if (chart) charts.push(chart);
  }
  return charts;
}
