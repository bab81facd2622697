/**
 * klinecharts draws at whole px what its axes say in fractions; here the fractions are told, by the axes' own formulas:
 * y = h·(1 − (F(p) − realFrom) ÷ realRange), x = w − (n + rightBars − i − ½)·barSpace.
 */
import { type Chart as KLineChart, init, type Period, type YAxis, type YAxisOverride } from 'klinecharts';

import type { Chart, ChartView, PageOptions, ScaleKind } from '../chart-page';
import type { Bar } from '../market';
import { decimalsOf, indexOf, timeOf } from '../shown-value';
import { openPage } from '../stage';

const CANDLES = 'candle_pane';
const NAMES: Partial<Record<ScaleKind, string>> = { log: 'logarithm', percent: 'percentage' };

/** What the library moves its bars by, and keeps to itself. */
interface Internals {
  getChartStore(): { getLastBarRightSideDiffBarCount(): number };
}

function periodOf(minutes: number): Period {
  if (minutes < 60) return { type: 'minute', span: minutes };
  return minutes < 1440 ? { type: 'hour', span: minutes / 60 } : { type: 'day', span: minutes / 1440 };
}

class KLinePage implements Chart {
  private readonly chart: KLineChart;
  private readonly place: Pick<YAxisOverride, 'position' | 'inside'>;
  private bars: readonly Bar[] = [];
  private prices: ChartView['prices'];
  /** The kind of axis that takes the prices which the view asks for. */
  private followed = '';

  constructor(
    private readonly container: HTMLElement,
    { layout, tick }: PageOptions,
  ) {
    this.place = { position: layout === 'left' ? 'left' : 'right', inside: layout === 'inside' };
    this.chart = init(container, {
      layout: { barSpaceLimit: { min: 0.3, max: 200 }, yAxis: this.place },
    })!;
    this.chart.setSymbol({ ticker: 'MADEUP', pricePrecision: decimalsOf(tick), volumePrecision: 2 });
    this.chart.setDataLoader({
      getBars: ({ type, callback }) =>
        callback(type === 'init' ? this.bars.map((bar) => ({ ...bar, timestamp: bar.time })) : [], false),
    });
    this.chart.createIndicator('VOL');
    this.chart.createIndicator('RSI');
  }

  plot() {
    const { left, top } = this.container.getBoundingClientRect();
    const pane = this.chart.getSize(CANDLES, 'main')!;
    return { left: left + pane.left, top: top + pane.top, width: pane.width, height: pane.height };
  }
  yOf(price: number) {
    const axis = this.axis();
    const range = axis.getRange();
    const share = (axis.valueToRealValue(price, { range }) - range.realFrom) / range.realRange;
    return this.plot().height * (axis.reverse ? share : 1 - share);
  }
  priceAt(y: number) {
    const axis = this.axis();
    const range = axis.getRange();
    const share = axis.reverse ? y / this.plot().height : 1 - y / this.plot().height;
    return axis.realValueToValue(range.realFrom + share * range.realRange, { range });
  }
  xOf(time: number) {
    return this.xOfIndex(indexOf(this.bars, time));
  }
  timeAt(x: number) {
    return timeOf(this.bars, (x - this.xOfIndex(0)) / this.chart.getBarSpace().bar);
  }
  setBars(bars: readonly Bar[]) {
    this.bars = bars;
    this.chart.setPeriod(periodOf((bars[1]!.time - bars[0]!.time) / 60_000));
  }
  show({ from, to, prices }: ChartView) {
    this.prices = prices;
    this.chart.overrideYAxis({
      paneId: CANDLES,
      name: this.axis().name,
      gap: prices ? { top: 0, bottom: 0 } : { top: 0.2, bottom: 0.1 },
    });
    this.chart.setBarSpace(this.plot().width / (to - from));
    const right = to - this.bars.length;
    this.chart.scrollByDistance((this.rightBars() - right) * this.chart.getBarSpace().bar);
  }
  setScale(kind: ScaleKind) {
    const name = NAMES[kind] ?? 'normal';
    this.chart.overrideYAxis({ paneId: CANDLES, name, reverse: kind === 'inverted', ...this.place });
    if (name !== this.followed) this.followView();
  }
  resize() {
    this.chart.resize();
  }

  private followView(): void {
    const axis = this.axis();
    const own = axis.createRange;
    this.followed = axis.name;
    axis.override({
      createRange: (params) => {
        const [from, to] = this.prices ?? [];
        if (from === undefined || to === undefined) return own(params);
        const ends = { from, realFrom: from, displayFrom: from, to, realTo: to, displayTo: to };
        const size = { range: to - from, realRange: to - from, displayRange: to - from };
        return own({ ...params, defaultRange: { ...ends, ...size } });
      },
    });
  }

  private axis(): YAxis {
    return this.chart.getYAxes({ paneId: CANDLES })[0]!;
  }

  private rightBars(): number {
    return (this.chart as unknown as Internals).getChartStore().getLastBarRightSideDiffBarCount();
  }

  private xOfIndex(index: number): number {
    const fromRight = this.bars.length + this.rightBars() - index - 0.5;
    return this.plot().width - fromRight * this.chart.getBarSpace().bar;
  }
}

void openPage({
  scales: ['linear', 'log', 'percent', 'inverted'],
  layouts: ['right', 'left', 'inside'],
  draw(into, bars, options) {
    const chart = new KLinePage(into, options);
    chart.setBars(bars);
    chart.setScale('linear');
    return chart;
  },
});
