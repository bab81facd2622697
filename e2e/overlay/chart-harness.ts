/** A bare page with three panes (price, volume, RSI) over a made-up market, and calls to move it about. */
import {
  CandlestickSeries,
  createChart,
  HistogramSeries,
  LineSeries,
  PriceScaleMode,
  type UTCTimestamp,
} from 'lightweight-charts';

export interface ChartHarness {
  readonly lastPrice: number;
  readonly lastTime: number;
  /** Shows bars counted from the newest: so many back, so many to come. */
  view(back: number, ahead: number): void;
  setMode(mode: 'normal' | 'log' | 'percent' | 'inverted'): void;
  /** The chart's own arithmetic. */
  yOf(price: number): number;
  xOf(time: number): number;
  priceAt(y: number): number;
  paneHeight(): number;
  resize(width: number, height: number): void;
}

declare global {
  interface Window {
    harness: ChartHarness;
  }
}

const BAR = 900;
const BARS = 1500;
const settings = {
  start: 60_000,
  tick: 0.1,
  ...(window as { market?: { start: number; tick: number } }).market,
};
const end = Math.floor(Date.now() / 1000 / BAR) * BAR;

let seed = 7;
function noise(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648 - 0.5;
}

const onTick = (price: number): number => Math.round(price / settings.tick) * settings.tick;
let price = settings.start;
const bars = Array.from({ length: BARS }, (_, i) => {
  const open = price;
  price *= 1 + 0.012 * noise();
  const high = onTick(Math.max(open, price) * (1 + 0.002 * Math.abs(noise())));
  const low = onTick(Math.min(open, price) * (1 - 0.002 * Math.abs(noise())));
  const time = (end - (BARS - 1 - i) * BAR) as UTCTimestamp;
  return { time, open: onTick(open), high, low, close: onTick(price), volume: 100 * (1 + noise()) };
});
const last = bars.at(-1)!;

const container = document.createElement('div');
container.style.cssText = 'position:absolute;left:20px;top:20px;width:900px;height:560px';
document.body.append(container);
const chart = createChart(container, {
  timeScale: { timeVisible: true, rightOffset: 6 },
  width: 900,
  height: 560,
});
const candles = chart.addSeries(CandlestickSeries, {
  priceFormat: {
    type: 'price',
    minMove: settings.tick,
    precision: Math.max(0, Math.round(-Math.log10(settings.tick))),
  },
});
candles.setData(bars);
chart
  .addSeries(HistogramSeries, { priceFormat: { type: 'volume' } }, 1)
  .setData(bars.map(({ time, volume }) => ({ time, value: volume })));
chart
  .addSeries(LineSeries, {}, 2)
  .setData(bars.map(({ time }, i) => ({ time, value: 50 + 40 * Math.sin(i / 9) })));

window.harness = {
  lastPrice: last.close,
  lastTime: last.time * 1000,
  view(back, ahead) {
    chart.timeScale().setVisibleLogicalRange({ from: BARS - back, to: BARS + ahead });
  },
  setMode(mode) {
    const modes = {
      normal: 0,
      inverted: 0,
      log: PriceScaleMode.Logarithmic,
      percent: PriceScaleMode.Percentage,
    };
    chart
      .priceScale('right')
      .applyOptions({ mode: modes[mode], invertScale: mode === 'inverted', autoScale: true });
  },
  yOf: (value) => candles.priceToCoordinate(value) ?? Number.NaN,
  xOf: (time) => chart.timeScale().timeToCoordinate((time / 1000) as UTCTimestamp) ?? Number.NaN,
  priceAt: (y) => candles.coordinateToPrice(y) ?? Number.NaN,
  paneHeight: () => chart.panes()[0]!.getHeight(),
  resize(width, height) {
    container.style.width = `${width}px`;
    container.style.height = `${height}px`;
    chart.resize(width, height);
  },
};
