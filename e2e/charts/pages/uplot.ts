/** uPlot: closes, with volume on the other axis of the same plot, and RSI in a second plot below. */
/// <reference types="vite/client" />
import UPlot from 'uplot';
import css from 'uplot/dist/uPlot.min.css?inline';

import type { Chart, ChartView, PageOptions, ScaleKind } from '../chart-page';
import { type Bar, relativeStrength } from '../market';
import { drawPriceTag } from '../price-tag';
import { baseOf, decimalsOf, pricesInView, shownValue, timeOf } from '../shown-value';
import { openPage } from '../stage';

const LOWER = 120;
const RIGHT = 1;
const LEFT = 3;

/** Multiples of 1, 2 or 5 powers of 10, about six of them. */
function niceSteps(low: number, high: number): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / 6));
  const step = power * ([1, 2, 5].find((factor) => (high - low) / (factor * power) <= 9) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

class UPlotPage implements Chart {
  private upper: UPlot;
  private readonly lower: UPlot;
  private kind: ScaleKind = 'linear';
  private shown = shownValue('linear', 1);
  private view: ChartView = { from: 0, to: 1 };

  constructor(
    private readonly container: HTMLElement,
    private bars: readonly Bar[],
    private readonly options: PageOptions,
  ) {
    this.upper = this.priceChart();
    this.lower = new UPlot(
      {
        width: container.clientWidth,
        height: LOWER,
        legend: { show: false },
        cursor: { show: false },
        axes: [{}, { size: 60 }],
        series: [{}, { stroke: 'purple' }],
      },
      [[], []],
      container,
    );
  }

  plot() {
    const { left, top, width, height } = this.upper.over.getBoundingClientRect();
    return { left, top, width, height };
  }
  yOf(price: number) {
    return this.upper.valToPos(this.shown.valueOf(price), 'y', true) * this.perPixel() - this.inset();
  }
  priceAt(y: number) {
    const { bbox, over } = this.upper;
    const share = ((y + this.inset()) / this.perPixel() - bbox.top) / bbox.height;
    return this.shown.priceOf(this.upper.posToVal(share * over.clientHeight, 'y'));
  }
  xOf = (time: number) => this.upper.valToPos(time / 1000, 'x');
  timeAt = (x: number) => this.upper.posToVal(x, 'x') * 1000;
  setBars(bars: readonly Bar[]) {
    this.bars = bars;
  }
  show(view: ChartView) {
    this.view = view;
    const times = this.bars.map(({ time }) => time / 1000);
    const [min, max] = [view.from, view.to].map((index) => timeOf(this.bars, index) / 1000);
    const closes = this.bars.map(({ close }) => this.shown.valueOf(close));
    this.upper.batch(() => {
      this.upper.setData([times, closes, this.bars.map(({ volume }) => volume)], false);
      this.upper.setScale('x', { min: min!, max: max! });
    });
    this.lower.batch(() => {
      this.lower.setData([times, relativeStrength(this.bars)], false);
      this.lower.setScale('x', { min: min!, max: max! });
    });
  }
  /** The library's scales are made once: another kind is another chart. */
  setScale(kind: ScaleKind) {
    this.kind = kind;
    this.shown = shownValue(kind, baseOf(this.bars, this.view.from));
    this.upper.destroy();
    this.upper = this.priceChart();
    this.container.prepend(this.upper.root);
  }
  resize(width: number, height: number) {
    this.upper.setSize({ width, height: height - LOWER });
    this.lower.setSize({ width, height: LOWER });
  }

  /** Css px of a canvas pixel: the canvas has whole ones, and is shown over the fraction that is left. */
  private perPixel(): number {
    const { canvas } = this.upper.ctx;
    return canvas.getBoundingClientRect().height / canvas.height;
  }

  /** From the canvas's top down to the plot's. */
  private inset(): number {
    const { ctx, over } = this.upper;
    return over.getBoundingClientRect().top - ctx.canvas.getBoundingClientRect().top;
  }

  private range(): [number, number] {
    const { from, to, prices } = this.view;
    const [low, high] = prices ?? pricesInView(this.bars, from, to);
    return [this.shown.valueOf(low), this.shown.valueOf(high)];
  }

  private labelled(value: number): string {
    const relative = this.kind === 'percent' || this.kind === 'indexed';
    const decimals = relative ? 2 : decimalsOf(this.options.tick);
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return value.toLocaleString('en-US', digits) + this.shown.suffix;
  }

  private tag(chart: UPlot): void {
    const last = this.shown.valueOf(this.bars.at(-1)!.close);
    const ratio = UPlot.pxRatio;
    const y = chart.valToPos(last, 'y', true) / ratio;
    const { left, top, width, height } = chart.bbox;
    if (y < top / ratio || y > (top + height) / ratio) return;
    const onLeft = this.options.layout === 'left';
    chart.ctx.save();
    chart.ctx.scale(ratio, ratio);
    drawPriceTag(chart.ctx, {
      text: this.labelled(last),
      x: (onLeft ? left : left + width) / ratio,
      y,
      side: onLeft ? 'right' : 'left',
    });
    chart.ctx.restore();
  }

  private priceChart(): UPlot {
    const onLeft = this.options.layout === 'left';
    return new UPlot(
      {
        width: this.container.clientWidth,
        height: this.container.clientHeight - LOWER,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: true },
          y: {
            distr: this.kind === 'log' ? 3 : 1,
            dir: this.kind === 'inverted' ? -1 : 1,
            range: () => this.range(),
          },
          volume: { range: (_chart, _low, high) => [0, 4 * (high || 1)] },
        },
        axes: [
          {},
          {
            scale: 'y',
            side: onLeft ? LEFT : RIGHT,
            size: 84,
            values: (_chart, values) => values.map((value) => this.labelled(value)),
            // The library's own logarithmic splits are powers of 10: a narrow range has none, a tiny one never ends.
            ...(this.kind === 'log' && { splits: (_chart, _axis, low, high) => niceSteps(low, high) }),
            filter: (_chart, splits) => splits,
          },
          { scale: 'volume', side: onLeft ? RIGHT : LEFT, size: 60, grid: { show: false } },
        ],
        series: [
          {},
          { scale: 'y', stroke: 'teal' },
          { scale: 'volume', stroke: 'silver', paths: UPlot.paths.bars!() },
        ],
        hooks: { draw: [(chart) => this.tag(chart)] },
      },
      [[], [], []],
      this.container,
    );
  }
}

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
void openPage({
  scales: ['linear', 'log', 'percent', 'indexed', 'inverted'],
  layouts: ['right', 'left'],
  draw: (into, bars, options) => new UPlotPage(into, bars, options),
});
