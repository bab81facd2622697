/** Chart.js: a line of closes with volume on the other axis; time by the page's own tick callback. */
import { Chart as ChartJs, type ChartOptions, type Scale } from 'chart.js/auto';

import type { Chart, ChartView, PageOptions, ScaleKind } from '../chart-page';
import type { Bar } from '../market';
import { drawPriceTag } from '../price-tag';
import { baseOf, decimalsOf, pricesInView, shownValue, timeOf } from '../shown-value';
import { openPage } from '../stage';

const DAY = 86_400_000;
const STEPS = [0.25, 0.5, 1, 2, 4, 6, 12, 24, 48, 96, 168, 336].map((hours) => hours * 3_600_000);
const MOST_TICKS = 8;

function clock(value: number, step: number): string {
  const at = new Date(value);
  const two = (part: number) => String(part).padStart(2, '0');
  if (step >= DAY || at.getHours() + at.getMinutes() === 0)
    return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

class ChartJsPage implements Chart {
  private readonly chart: ChartJs<'line' | 'bar', { x: number; y: number }[]>;
  private kind: ScaleKind = 'linear';
  private shown = shownValue('linear', 1);
  private view: ChartView = { from: 0, to: 1 };

  constructor(
    private readonly container: HTMLElement,
    private bars: readonly Bar[],
    private readonly options: PageOptions,
  ) {
    const canvas = document.createElement('canvas');
    container.append(canvas);
    this.chart = new ChartJs(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: { animation: false, maintainAspectRatio: false, plugins: { legend: { display: false } } },
      plugins: [{ id: 'tag', afterDraw: (chart) => this.tag(chart) }],
    });
    this.compose();
  }

  plot() {
    const { left, top } = this.chart.canvas.getBoundingClientRect();
    const { left: x, top: y, width, height } = this.chart.chartArea;
    const [wide, high] = this.stretch();
    return { left: left + x * wide, top: top + y * high, width: width * wide, height: height * high };
  }
  yOf(price: number) {
    const y = this.axis('y').getPixelForValue(this.shown.valueOf(price)) - this.chart.chartArea.top;
    return y * this.stretch()[1];
  }
  priceAt(y: number) {
    const pixel = y / this.stretch()[1] + this.chart.chartArea.top;
    return this.shown.priceOf(this.axis('y').getValueForPixel(pixel)!);
  }
  xOf(time: number) {
    return (this.axis('x').getPixelForValue(time) - this.chart.chartArea.left) * this.stretch()[0];
  }
  timeAt(x: number) {
    return this.axis('x').getValueForPixel(x / this.stretch()[0] + this.chart.chartArea.left)!;
  }
  setBars(bars: readonly Bar[]) {
    this.bars = bars;
  }
  show(view: ChartView) {
    this.view = view;
    this.compose();
  }
  setScale(kind: ScaleKind) {
    this.kind = kind;
    this.shown = shownValue(kind, baseOf(this.bars, this.view.from));
  }
  resize(width: number, height: number) {
    this.chart.resize(width, height);
  }

  /** The canvas has whole device pixels, and is shown over the fraction that is left. */
  private stretch(): readonly [number, number] {
    const { canvas, currentDevicePixelRatio: ratio } = this.chart;
    const { width, height } = canvas.getBoundingClientRect();
    return [(width * ratio) / canvas.width, (height * ratio) / canvas.height];
  }

  private axis(id: 'x' | 'y') {
    return this.chart.scales[id]!;
  }

  private compose(): void {
    const { from, to, prices } = this.view;
    const { layout } = this.options;
    const { valueOf, suffix } = this.shown;
    const [min, max] = (prices ?? pricesInView(this.bars, from, to)).map(valueOf);
    const seen = this.bars.slice(Math.max(0, Math.floor(from)), Math.ceil(to));
    const side = layout === 'left' ? 'left' : 'right';
    this.chart.data.datasets = [
      {
        type: 'line',
        yAxisID: 'y',
        data: seen.map(({ time, close }) => ({ x: time, y: valueOf(close) })),
        pointRadius: 0,
        borderWidth: 1,
      },
      { type: 'bar', yAxisID: 'volume', data: seen.map(({ time, volume }) => ({ x: time, y: volume })) },
    ];
    this.chart.options.scales = {
      x: this.timeAxis(),
      y: {
        type: this.kind === 'log' ? 'logarithmic' : 'linear',
        position: side,
        reverse: this.kind === 'inverted',
        min: min!,
        max: max!,
        ticks: {
          mirror: layout === 'inside',
          ...(suffix && { callback: (value: number | string) => `${Number(value).toFixed(2)}${suffix}` }),
          ...(this.kind === 'log' && {
            callback: (value: number | string) => Number(value).toPrecision(5),
          }),
        },
      },
      volume: {
        type: 'linear',
        position: side === 'left' ? 'right' : 'left',
        min: 0,
        grid: { display: false },
      },
    };
    this.chart.update('none');
  }

  private timeAxis(): NonNullable<ChartOptions<'line' | 'bar'>['scales']>[string] {
    const [min, max] = [this.view.from, this.view.to].map((index) => timeOf(this.bars, index));
    const step = STEPS.find((size) => (max! - min!) / size <= MOST_TICKS) ?? STEPS.at(-1)!;
    const zone = new Date(max!).getTimezoneOffset() * 60_000;
    return {
      type: 'linear',
      min: min!,
      max: max!,
      afterBuildTicks(axis: Scale) {
        const first = Math.ceil((min! - zone) / step) * step + zone;
        axis.ticks = [];
        for (let value = first; value <= max!; value += step) axis.ticks.push({ value });
      },
      ticks: { callback: (value) => clock(Number(value), step), maxRotation: 0 },
    };
  }

  private tag({ ctx, scales, chartArea }: ChartJs): void {
    const { suffix, valueOf } = this.shown;
    const last = valueOf(this.bars.at(-1)!.close);
    const y = scales['y']?.getPixelForValue(last) ?? Number.NaN;
    const { left, right, top, bottom } = chartArea;
    if (!(y >= top && y <= bottom)) return;
    const decimals = suffix || this.kind === 'indexed' ? 2 : decimalsOf(this.options.tick);
    const onLeft = this.options.layout === 'left';
    drawPriceTag(ctx, {
      text: last.toFixed(decimals) + suffix,
      x: onLeft ? left : right,
      y,
      side: onLeft === (this.options.layout !== 'inside') ? 'right' : 'left',
    });
  }
}

void openPage({
  scales: ['linear', 'log', 'percent', 'indexed', 'inverted'],
  layouts: ['right', 'left', 'inside'],
  draw: (into, bars, options) => new ChartJsPage(into, bars, options),
});
