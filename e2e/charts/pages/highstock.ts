/** Highcharts Stock, which draws in SVG: candles, volume, the range selector and the navigator below with its own axis. */
import Highcharts from 'highcharts/esm/highstock';
import 'highcharts/esm/modules/price-indicator';

import type { Chart, ChartView, PageOptions, ScaleKind } from '../chart-page';
import { type Bar, relativeStrength } from '../market';
import { decimalsOf, indexOf, timeOf } from '../shown-value';
import { openPage } from '../stage';

/** What a relative scale shows for a price, by the series' own compare mode. */
interface Comparing {
  modifyValue?: (price: number) => number;
  compareValue?: number;
}

class HighstockPage implements Chart {
  private readonly chart: Highcharts.Chart;
  private kind: ScaleKind = 'linear';
  private view: ChartView = { from: 0, to: 1 };

  constructor(
    container: HTMLElement,
    private bars: readonly Bar[],
    { layout, tick }: PageOptions,
  ) {
    const decimals = decimalsOf(tick);
    const outside = {
      align: layout === 'left' ? 'right' : 'left',
      x: layout === 'left' ? -6 : 6,
      y: 4,
    } as const;
    this.chart = Highcharts.stockChart(container, {
      accessibility: { enabled: false },
      credits: { enabled: false },
      time: { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      chart: {
        animation: false,
        ...(layout === 'left' ? { marginLeft: 84 } : layout === 'right' ? { marginRight: 84 } : {}),
      },
      plotOptions: { series: { animation: false, dataGrouping: { enabled: false } } },
      yAxis: [
        {
          height: '62%',
          opposite: layout !== 'left',
          ...(layout === 'inside' ? {} : { labels: outside }),
        },
        { top: '64%', height: '16%', opposite: layout !== 'left' },
        { top: '82%', height: '18%', opposite: layout === 'left' },
      ],
      series: [
        {
          type: 'candlestick',
          lastPrice: { enabled: true, label: { enabled: true, format: `{value:.${decimals}f}` } },
        } as Highcharts.SeriesCandlestickOptions,
        { type: 'column', yAxis: 1 },
        { type: 'line', yAxis: 2 },
      ],
    });
    this.setBars(bars);
  }

  plot() {
    const { left, top } = this.chart.container.getBoundingClientRect();
    const { left: x, top: y, width, height } = this.axis();
    return { left: left + x, top: top + y, width, height };
  }
  yOf(price: number) {
    return this.axis().toPixels(this.shown(price), true);
  }
  priceAt(y: number) {
    const value = this.axis().toValue(y, true);
    const base = this.comparing()?.compareValue;
    return this.kind === 'percent' && base ? base * (1 + value / 100) : value;
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
    const [candles, volume, rsi] = this.chart.series;
    const strength = relativeStrength(bars);
    candles!.setData(
      bars.map(({ time, open, high, low, close }) => [time, open, high, low, close]),
      false,
    );
    volume!.setData(
      bars.map(({ time, volume }) => [time, volume]),
      false,
    );
    rsi!.setData(
      bars.map(({ time }, i) => [time, strength[i]!]),
      false,
    );
    this.chart.redraw(false);
  }
  show(view: ChartView) {
    this.view = view;
    const { from, to, prices } = view;
    const [low, high] = prices?.map((price) => this.shown(price)) ?? [];
    this.axis().setExtremes(low, high, false, false);
    this.chart.xAxis[0]!.setExtremes(timeOf(this.bars, from), timeOf(this.bars, to), false, false);
    this.chart.redraw(false);
  }
  setScale(kind: ScaleKind) {
    this.kind = kind;
    this.axis().update({ type: kind === 'log' ? 'logarithmic' : 'linear', reversed: kind === 'inverted' });
    this.chart.series[0]!.setCompare(kind === 'percent' ? 'percent' : undefined);
  }
  resize(width: number, height: number) {
    this.chart.setSize(width, height, false);
  }

  private axis() {
    return this.chart.yAxis[0]! as Highcharts.Axis & {
      left: number;
      top: number;
      width: number;
      height: number;
    };
  }

  /** x of the first bar, and px a bar: the library's time axis is exact where it has bars. */
  private timeLine(): [number, number] {
    const [from, to] = [this.view.from, this.view.to].map((index) =>
      Math.min(Math.max(Math.ceil(index), 0), this.bars.length - 1),
    );
    const [a, b] = [from!, to!].map((index) => this.chart.xAxis[0]!.toPixels(this.bars[index]!.time, true));
    const bar = (b! - a!) / (to! - from!);
    return [a! - from! * bar, bar];
  }

  private shown(price: number): number {
    return this.comparing()?.modifyValue?.(price) ?? price;
  }

  private comparing(): Comparing | undefined {
    if (this.kind !== 'percent') return undefined;
    return (this.chart.series[0] as unknown as { dataModify?: Comparing }).dataModify;
  }
}

void openPage({
  scales: ['linear', 'log', 'percent', 'inverted'],
  layouts: ['right', 'left', 'inside'],
  draw: (into, bars, options) => new HighstockPage(into, bars, options),
});
