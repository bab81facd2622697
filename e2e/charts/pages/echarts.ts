/** ECharts: candles over volume and RSI, all on one canvas; the last price is a mark line's label. */
import * as echarts from 'echarts';

import type { Chart, ChartView, PageOptions, ScaleKind } from '../chart-page';
import { type Bar, relativeStrength } from '../market';
import { baseOf, decimalsOf, indexOf, shownValue, timeOf } from '../shown-value';
import { openPage } from '../stage';

const FUTURE = 20; // empty bars right of the newest
const LOG_BASE = 1.05; // a narrow range holds no power of 10, so pages choose less
const LOWER = 120; // css px below the price plot

interface Internals {
  getModel(): {
    getComponent(
      name: string,
      index: number,
    ): {
      coordinateSystem: { getRect(): { x: number; y: number; width: number; height: number } };
    };
  };
}

function clock(time: number): string {
  const at = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

class EChartsPage implements Chart {
  private readonly chart: echarts.ECharts;
  private kind: ScaleKind = 'linear';
  private shown = shownValue('linear', 1);
  private view: ChartView = { from: 0, to: 1 };

  constructor(
    private readonly container: HTMLElement,
    private bars: readonly Bar[],
    private readonly options: PageOptions,
  ) {
    this.chart = echarts.init(container);
    this.compose();
  }

  plot() {
    const { left, top } = this.container.getBoundingClientRect();
    const model = (this.chart as unknown as Internals).getModel();
    const { x, y, width, height } = model.getComponent('grid', 0).coordinateSystem.getRect();
    const [wide, high] = this.stretch();
    return { left: left + x * wide, top: top + y * high, width: width * wide, height: height * high };
  }
  yOf(price: number) {
    const y = this.chart.convertToPixel({ yAxisIndex: 0 }, this.shown.valueOf(price)) as unknown as number;
    return y * this.stretch()[1] + this.origin().y;
  }
  priceAt(y: number) {
    const pixel = (y - this.origin().y) / this.stretch()[1];
    return this.shown.priceOf(this.chart.convertFromPixel({ yAxisIndex: 0 }, pixel) as unknown as number);
  }
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
    this.compose();
  }
  show(view: ChartView) {
    this.view = view;
    this.compose();
  }
  setScale(kind: ScaleKind) {
    this.kind = kind;
    this.shown = shownValue(kind, baseOf(this.bars, this.view.from));
    this.compose();
  }
  resize(width: number, height: number) {
    this.chart.resize({ width, height });
  }

  private origin() {
    const { left, top } = this.container.getBoundingClientRect();
    const plot = this.plot();
    return { x: left - plot.left, y: top - plot.top };
  }

  /** x of the first bar, and px a bar: the library knows whole categories only. */
  private timeLine(): [number, number] {
    const [a, b] = [0, 100].map(
      (index) => this.chart.convertToPixel({ xAxisIndex: 0 }, index) as unknown as number,
    );
    const [wide] = this.stretch();
    return [a! * wide + this.origin().x, ((b! - a!) * wide) / 100];
  }

  /** The canvas has whole device pixels, and is shown over the fraction that is left. */
  private stretch(): readonly [number, number] {
    const canvas = this.container.querySelector('canvas');
    if (!canvas) return [1, 1];
    const { width, height } = canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    return [(width * ratio) / canvas.width, (height * ratio) / canvas.height];
  }

  private compose(): void {
    const { layout, tick } = this.options;
    const { valueOf, suffix } = this.shown;
    const interval = this.bars[1]!.time - this.bars[0]!.time;
    const future = Array.from({ length: FUTURE }, (_, i) => this.bars.at(-1)!.time + (i + 1) * interval);
    const times = [...this.bars.map(({ time }) => time), ...future].map(clock);
    const strength = relativeStrength(this.bars);
    const decimals = suffix || this.kind === 'indexed' ? 2 : decimalsOf(tick);
    const last = valueOf(this.bars.at(-1)!.close);
    const [min, max] = this.view.prices?.map(valueOf) ?? [null, null];
    const side = layout === 'left' ? 'left' : 'right';
    const edges = { left: 70, right: 80 };
    this.chart.setOption({
      animation: false,
      grid: [
        { ...edges, top: 12, bottom: LOWER + 20 },
        { ...edges, height: LOWER - 30, bottom: 22 },
      ],
      xAxis: [
        { type: 'category', data: times, gridIndex: 0, axisLabel: { show: false } },
        { type: 'category', data: times, gridIndex: 1 },
      ],
      yAxis: [
        {
          type: this.kind === 'log' ? 'log' : 'value',
          logBase: LOG_BASE,
          scale: true,
          position: side,
          inverse: this.kind === 'inverted',
          min,
          max,
          axisLabel: {
            inside: layout === 'inside',
            ...((suffix || this.kind === 'log') && {
              formatter: (value: number) => value.toFixed(decimals) + suffix,
            }),
          },
        },
        { type: 'value', gridIndex: 1, position: 'right', splitNumber: 3 },
        { type: 'value', gridIndex: 1, position: 'left', min: 0, max: 100, splitNumber: 2 },
      ],
      dataZoom: [
        {
          type: 'inside',
          xAxisIndex: [0, 1],
          startValue: Math.max(0, Math.round(this.view.from)),
          endValue: Math.round(this.view.to),
        },
      ],
      series: [
        {
          type: 'candlestick',
          data: this.bars.map(({ open, close, low, high }) => [open, close, low, high].map(valueOf)),
          markLine: {
            symbol: 'none',
            precision: decimals,
            data: [{ yAxis: last }],
            label: {
              position: side === 'left' ? 'start' : 'end',
              formatter: last.toFixed(decimals) + suffix,
            },
          },
        },
        { type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: this.bars.map(({ volume }) => volume) },
        { type: 'line', xAxisIndex: 1, yAxisIndex: 2, data: strength, showSymbol: false },
      ],
    });
  }
}

void openPage({
  scales: ['linear', 'log', 'percent', 'indexed', 'inverted'],
  layouts: ['right', 'left', 'inside'],
  draw: (into, bars, options) => new EChartsPage(into, bars, options),
});
