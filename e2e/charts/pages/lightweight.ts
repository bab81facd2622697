/** lightweight-charts 3 and 4, which have one pane: volume lies over the price, RSI has the other price axis. */
import type { createChart, IChartApi, ISeriesApi, Logical, UTCTimestamp } from 'lightweight-charts-4';

import type { Chart, ChartLibrary, ChartView, PageOptions, ScaleKind } from '../chart-page';
import { type Bar, relativeStrength } from '../market';
import { decimalsOf, indexOf, timeOf } from '../shown-value';

const MODES: Record<ScaleKind, number> = { linear: 0, inverted: 0, log: 1, percent: 2, indexed: 3 };

class LightweightChart implements Chart {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volume: ISeriesApi<'Histogram'>;
  private readonly rsi: ISeriesApi<'Line'>;
  private bars: readonly Bar[] = [];
  private prices: ChartView['prices'];

  constructor(
    create: typeof createChart,
    private readonly container: HTMLElement,
    private readonly side: 'left' | 'right',
    tick: number,
    private readonly wholePixels: boolean,
  ) {
    const { clientWidth: width, clientHeight: height } = container;
    this.chart = create(container, {
      width,
      height,
      timeScale: { timeVisible: true, minBarSpacing: 0.3 },
      leftPriceScale: { visible: true },
      rightPriceScale: { visible: true },
    });
    this.candles = this.chart.addCandlestickSeries({
      priceScaleId: side,
      priceFormat: { type: 'price', minMove: tick, precision: decimalsOf(tick) },
      autoscaleInfoProvider: (original: () => ReturnType<typeof this.autoscale>) =>
        this.autoscale() ?? original(),
    });
    this.volume = this.chart.addHistogramSeries({ priceScaleId: '', priceFormat: { type: 'volume' } });
    this.rsi = this.chart.addLineSeries({ priceScaleId: side === 'left' ? 'right' : 'left' });
  }

  plot() {
    const { left, top, height } = this.container.getBoundingClientRect();
    return {
      left: left + this.chart.priceScale('left').width(),
      top,
      width: this.chart.timeScale().width(),
      height: height - this.chart.timeScale().height(),
    };
  }
  yOf = (price: number) => (this.candles.priceToCoordinate(price) ?? Number.NaN) * this.stretch();
  priceAt = (y: number) => this.candles.coordinateToPrice(y / this.stretch()) ?? Number.NaN;
  xOf(time: number) {
    const [first, bar] = this.timeLine();
    return first + bar * indexOf(this.bars, time);
  }
  timeAt(x: number) {
    const [first, bar] = this.timeLine();
    return timeOf(this.bars, (x - first) / bar);
  }
  setBars(bars: readonly Bar[]) {
    this.bars = bars;
    const strength = relativeStrength(bars);
    const at = ({ time }: Bar) => (time / 1000) as UTCTimestamp;
    this.candles.setData(bars.map((bar) => ({ ...bar, time: at(bar) })));
    this.volume.setData(bars.map((bar) => ({ time: at(bar), value: bar.volume })));
    this.rsi.setData(bars.map((bar, i) => ({ time: at(bar), value: strength[i]! })));
  }
  show({ from, to, prices }: ChartView) {
    this.prices = prices;
    this.chart.priceScale(this.side).applyOptions({ autoScale: true });
    this.candles.applyOptions({}); // asks the provider anew
    this.chart.timeScale().setVisibleLogicalRange({ from, to });
  }
  setScale(kind: ScaleKind) {
    this.chart.priceScale(this.side).applyOptions({ mode: MODES[kind], invertScale: kind === 'inverted' });
  }
  resize(width: number, height: number) {
    this.chart.resize(width, height);
  }

  /**
   * Version 3 draws on whole device pixels at the window's ratio, and its canvas is shown over the fraction that is left;
   * version 4 draws at the canvas's own ratio.
   */
  private stretch(): number {
    const canvas = this.plotCanvas();
    if (!this.wholePixels || !canvas) return 1;
    return (canvas.getBoundingClientRect().height * window.devicePixelRatio) / canvas.height;
  }

  private plotCanvas(): HTMLCanvasElement | undefined {
    const plot = this.plot();
    return [...this.container.querySelectorAll('canvas')].find((canvas) => {
      const { left, top, width } = canvas.getBoundingClientRect();
      return top === plot.top && left === plot.left && width === plot.width;
    });
  }

  /** x of the first bar, and px a bar: the library knows whole bars only. */
  private timeLine(): [number, number] {
    const [a, b] = [0, 1000].map((index) => this.chart.timeScale().logicalToCoordinate(index as Logical));
    return [a!, (b! - a!) / 1000];
  }

  private autoscale() {
    if (!this.prices) return undefined;
    const [minValue, maxValue] = this.prices;
    return { priceRange: { minValue, maxValue }, margins: { above: 0, below: 0 } };
  }
}

export function lightweight(create: typeof createChart, wholePixels = false): ChartLibrary {
  return {
    scales: ['linear', 'log', 'percent', 'indexed', 'inverted'],
    layouts: ['right', 'left'],
    draw(into: HTMLElement, bars: readonly Bar[], { layout, tick }: PageOptions) {
      const chart = new LightweightChart(
        create,
        into,
        layout === 'left' ? 'left' : 'right',
        tick,
        wholePixels,
      );
      chart.setBars(bars);
      return chart;
    },
  };
}
