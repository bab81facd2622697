/** Runs the reader inside a test page, without the extension, and leaves what it read where the test can see it. */
import type { ChartGeometry } from '../../lib/chart/chart-geometry';
import { yOfPrice } from '../../lib/chart/price-scale';
import { NO_TRUST, type ScaleTrust, trustAfterDraw } from '../../lib/chart/scale-trust';
import { fitTime, timeOfX, type TimeFit, xOfTime } from '../../lib/chart/time-scale';
import { ChartReader } from '../../lib/page-chart/chart-reader';
import { captureText } from '../../lib/page-chart/text-capture';

export interface Reading {
  trust: ScaleTrust;
  time: TimeFit | undefined;
  geometry: ChartGeometry | undefined;
  /** The feed's last price and time, which the test sets. */
  lastPrice: number | undefined;
  now: number;
  flushes: number[];
  /** Called when a draw has been read, before it is on screen. */
  afterDraw: () => void;
  panes: Map<number, HTMLCanvasElement>;
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
  flushes: [],
  afterDraw: () => undefined,
  panes: new Map(),
  yOf: (price) => (reading.trust.scale ? yOfPrice(reading.trust.scale, price) : Number.NaN),
  xOf: (time) => (reading.time ? xOfTime(reading.time, time) : Number.NaN),
};
window.reading = reading;

let lastTime: TimeFit | undefined;
const reader = new ChartReader({
  pane: (number, element) => void reading.panes.set(number, element),
  geometry(geometry) {
    reading.geometry = geometry;
    const width = geometry.axes[0]?.width ?? 0;
    reading.time = fitTime(geometry.anchors, width, reading.now, lastTime);
    lastTime = reading.time ?? lastTime;
    reading.trust = trustAfterDraw(reading.trust, {
      geometry,
      ...(reading.lastPrice === undefined ? {} : { lastPrice: reading.lastPrice }),
      ...(reading.time ? { lead: timeOfX(reading.time, width) - reading.now } : {}),
    });
  },
});
captureText((drawn) => {
  const start = performance.now();
  reader.read(drawn);
  reading.flushes.push(performance.now() - start);
  reading.afterDraw();
});
