/** Runs the reader inside a test page, without the extension, and leaves what it read where the test can see it. */
import type { ChartGeometry } from '../../lib/chart/chart-geometry';
import { yOfPrice } from '../../lib/chart/price-scale';
import { NO_TRUST, type ScaleTrust, trustAfterDraw } from '../../lib/chart/scale-trust';
import { PaneTimes } from '../../lib/chart/pane-times';
import { type TimeScale, xOfTime } from '../../lib/chart/time-scale';
import { ChartReader } from '../../lib/page-chart/chart-reader';
import { captureCanvasText } from '../../lib/page-chart/canvas-text';
import { LabelHunt } from '../../lib/page-chart/label-hunt';
import { findApi, readCharts } from '../../lib/page-chart/tradingview/api-charts';

export interface Reading {
  trust: ScaleTrust;
  time: TimeScale | undefined;
  geometry: ChartGeometry | undefined;
  /** The feed's last price and time, which the test sets. */
  lastPrice: number | undefined;
  now: number;
  /** Whose feed it is, as a chart's API would name it. */
  symbol: string;
  /** Whether a hand may have moved the chart. */
  steered(): boolean;
  flushes: number[];
  /** The most that a plot may show, as ln(highest ÷ lowest). */
  widest: number;
  /** Called when a draw has been read, before it is on screen. */
  afterDraw: () => void;
  panes: Map<number, Element>;
  /** The trusted axis' plot, css px of the window. */
  plot(): { left: number; top: number; width: number; height: number } | undefined;
  yOf(price: number): number;
  xOf(time: number): number;
}

declare global {
  interface Window {
    reading: Reading;
  }
}

const reading: Reading = {
  trust: NO_TRUST,
  time: undefined,
  geometry: undefined,
  lastPrice: undefined,
  now: Date.now(),
  symbol: 'BINANCE:BTCUSDT.P',
  steered: () => true,
  flushes: [],
  afterDraw: () => undefined,
  panes: new Map(),
  widest: Infinity,
  plot() {
    const { axis } = reading.trust;
    const rect = axis && reading.panes.get(axis.pane)?.getBoundingClientRect();
    return (
      rect && {
        left: rect.left + axis.left,
        top: rect.top + axis.top,
        width: axis.width,
        height: axis.height,
      }
    );
  },
  yOf: (price) => (reading.trust.scale ? yOfPrice(reading.trust.scale, price) : Number.NaN),
  xOf: (time) => (reading.time ? xOfTime(reading.time, time) : Number.NaN),
};
window.reading = reading;

const times = new PaneTimes((time) => -60_000 * new Date(time).getTimezoneOffset());

/** A chart whose API speaks is judged as the overlay does: with the feed of its own symbol, or not at all. */
function take(geometry: ChartGeometry): void {
  if (geometry.symbol !== undefined && geometry.symbol !== reading.symbol) return;
  if (geometry.axes.length === 0 && reading.geometry && reading.geometry.chart !== geometry.chart) return;
  reading.geometry = geometry;
  times.read(geometry, reading.now, reading.steered());
  const axis = geometry.axes.find((each) => each.axis === reading.trust.axis?.axis) ?? geometry.axes[0];
  const lead = axis && times.of(axis).lead;
  reading.trust = trustAfterDraw(reading.trust, {
    geometry,
    ...(reading.lastPrice === undefined ? {} : { expected: { price: reading.lastPrice, within: 0.001 } }),
    ...(lead === undefined ? {} : { lead }),
    widest: reading.widest,
  });
  reading.time = geometry.time ?? (reading.trust.axis && times.of(reading.trust.axis).exchange);
}

const reader = new ChartReader(
  { pane: (number, element) => void reading.panes.set(number, element), geometry: take },
  () => readCharts(findApi(window) ?? {}),
);
captureCanvasText((drawn) => {
  const start = performance.now();
  reader.read(drawn);
  reading.flushes.push(performance.now() - start);
  reading.afterDraw();
});
new LabelHunt(
  document,
  (surface, marks) => {
    reader.readMarks(surface, marks);
    reading.afterDraw();
  },
  () => reader.hasAxes,
).start();
