/**
 * The getters of TradingView's Charting Library that a reader may call, over made-up charts, with the documented names,
 * shapes and units (tradingview.com/charting-library-docs: IChartingLibraryWidget, IChartWidgetApi, IPaneApi,
 * IPriceScaleApi, ITimeScaleApi). As there, every call makes a new object.
 */
import type { MadeUpChart } from './made-up-chart';

export interface ApiManner {
  /** Whether an inverted scale gives the price in its lowest row as `from`, or the lowest price. */
  readonly swapsInverted: boolean;
}

function priceScaleOf({ model }: MadeUpChart, { swapsInverted }: ApiManner) {
  return {
    getMode: () => model.mode,
    isInverted: () => model.inverted,
    isAutoScale: () => model.auto,
    hasMainSeries: () => true,
    getVisiblePriceRange: () => {
      const [from, to] = [model.priceAt(model.height - 1), model.priceAt(0)];
      return swapsInverted ? { from, to } : { from: Math.min(from, to), to: Math.max(from, to) };
    },
  };
}

function studyScale() {
  return {
    getMode: () => 0,
    isInverted: () => false,
    isAutoScale: () => true,
    hasMainSeries: () => false,
    getVisiblePriceRange: () => ({ from: 0, to: 100 }),
  };
}

function panesOf(chart: MadeUpChart, manner: ApiManner) {
  const { view } = chart;
  return view.panes.map(({ kind }, index) => ({
    hasMainSeries: () => kind === 'price',
    getHeight: () => view.heights[index]!,
    paneIndex: () => index,
    getMainSourcePriceScale: () => (kind === 'price' ? priceScaleOf(chart, manner) : studyScale()),
  }));
}

function timeScaleOf({ model }: MadeUpChart) {
  return {
    width: () => model.width,
    barSpacing: () => model.spacing,
    rightOffset: () => (model.width - model.xOfIndex(model.bars.length - 0.5)) / model.spacing,
    /** Unix seconds of the bar at x; beyond the newest as bars would follow. */
    coordinateToTime: (x: number): number | null => {
      const { bars } = model;
      const index = Math.round(model.indexOfX(x));
      const bar = bars[Math.min(index, bars.length - 1)];
      if (!bar) return null;
      const interval = bars[1]!.time - bars[0]!.time;
      return (bar.time + Math.max(0, index - bars.length + 1) * interval) / 1000;
    },
  };
}

function chartApi(chart: MadeUpChart, manner: ApiManner) {
  return {
    symbol: () => chart.symbol,
    symbolExt: () => {
      const [exchange, symbol] = chart.symbol.includes(':') ? chart.symbol.split(':') : ['', chart.symbol];
      return {
        symbol,
        name: symbol,
        full_name: chart.symbol,
        exchange,
        session: '24x7',
        timezone: 'Etc/UTC',
      };
    },
    resolution: () => chart.resolution,
    getPanes: () => panesOf(chart, manner),
    getTimeScale: () => timeScaleOf(chart),
    getTimezoneApi: () => ({ getTimezone: () => ({ id: chart.zone, title: chart.zone }) }),
    getVisibleRange: () => {
      const [first, last] = chart.model.inView();
      return { from: chart.model.bars[first]!.time / 1000, to: chart.model.bars[last]!.time / 1000 };
    },
  };
}

export function documentedApi(charts: readonly MadeUpChart[], manner: ApiManner) {
  const apis = charts.map((chart) => chartApi(chart, manner));
  let active = 0;
  charts.forEach(({ view }, i) =>
    view.panes.forEach(({ plot }) => plot.cell.addEventListener('pointerdown', () => (active = i))),
  );
  return {
    chartsCount: () => apis.length,
    activeChartIndex: () => active,
    activeChart: () => apis[active]!,
    chart: (index?: number) => apis[index ?? active]!,
  };
}
