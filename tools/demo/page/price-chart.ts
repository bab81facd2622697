/**
 * The demo's chart: candles, a volume pane, and an RSI pane that an overlay must not mistake for the price. It is
 * labelled in the machine's zone: as lightweight-charts labels UTC, bar times are shifted by the zone, which is what its
 * documentation advises.
 */
import {
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  PriceScaleMode,
  type UTCTimestamp,
} from 'lightweight-charts';

import type { Kline } from './market-data';
import { relativeStrength } from './relative-strength';

const UP = '#2ebd85';
const DOWN = '#f6465d';

export interface ChartState {
  readonly mode: 'normal' | 'log' | 'percent';
  /** 1: price, 2: and volume, 3: and RSI. */
  readonly panes: number;
  readonly theme: 'dark' | 'light';
}

const MODES = {
  normal: PriceScaleMode.Normal,
  log: PriceScaleMode.Logarithmic,
  percent: PriceScaleMode.Percentage,
} as const;

function looks(theme: ChartState['theme']) {
  const dark = theme === 'dark';
  const line = dark ? '#1b2129' : '#eef0f2';
  return {
    layout: {
      background: { color: dark ? '#0b0e11' : '#ffffff' },
      textColor: dark ? '#848e9c' : '#5d6673',
      panes: { separatorColor: dark ? '#232a33' : '#e3e6ea' },
    },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
  };
}

export class PriceChart {
  readonly chart: IChartApi;
  readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volume: ISeriesApi<'Histogram'> | undefined;
  private readonly strength: ISeriesApi<'Line'> | undefined;
  private bars: Kline[] = [];

  constructor(container: HTMLElement, state: ChartState) {
    this.chart = createChart(container, {
      ...looks(state.theme),
      autoSize: true,
      timeScale: { timeVisible: true, rightOffset: 8, borderVisible: false },
      rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.26, bottom: 0.24 } },
      crosshair: { mode: 0 },
    });
    this.candles = this.chart.addSeries(CandlestickSeries, {
      upColor: UP,
      downColor: DOWN,
      wickUpColor: UP,
      wickDownColor: DOWN,
      borderVisible: false,
    });
    if (state.panes >= 2) {
      this.volume = this.chart.addSeries(HistogramSeries, { priceFormat: { type: 'volume' } }, 1);
      this.chart.panes()[1]?.setStretchFactor(0.22);
    }
    if (state.panes >= 3) {
      this.strength = this.chart.addSeries(LineSeries, { color: '#b389f0', lineWidth: 1 }, 2);
      this.chart.panes()[2]?.setStretchFactor(0.22);
    }
    this.setMode(state.mode);
  }

  setMode(mode: ChartState['mode']): void {
    this.chart.priceScale('right').applyOptions({ mode: MODES[mode] });
  }

  show(bars: readonly Kline[], tickSize: number): void {
    // The hour that is repeated when clocks are put back can be shown once.
    this.bars = bars.map(onLocalClock).filter(({ time }, i, all) => i === 0 || time > all[i - 1]!.time);
    const precision = Math.max(0, Math.round(-Math.log10(tickSize)));
    this.candles.applyOptions({ priceFormat: { type: 'price', minMove: tickSize, precision } });
    this.candles.setData(this.bars);
    this.volume?.setData(this.bars.map(volumeBar));
    this.strength?.setData(relativeStrength(this.bars));
    this.chart
      .timeScale()
      .setVisibleLogicalRange({ from: this.bars.length - 160, to: this.bars.length + 12 });
  }

  update(newest: Kline): void {
    const bar = onLocalClock(newest);
    const last = this.bars.at(-1);
    if (last && bar.time < last.time) return;
    if (last?.time === bar.time) this.bars.pop();
    this.bars.push(bar);
    this.candles.update(bar);
    this.volume?.update(volumeBar(bar));
    const strength = relativeStrength(this.bars.slice(-200)).at(-1);
    if (strength) this.strength?.update(strength);
  }

  clear(): void {
    this.bars = [];
    for (const series of [this.candles, this.volume, this.strength]) series?.setData([]);
  }
}

function onLocalClock(bar: Kline): Kline {
  const ahead = -60 * new Date(bar.time * 1000).getTimezoneOffset();
  return { ...bar, time: (bar.time + ahead) as UTCTimestamp };
}

function volumeBar({ time, volume, open, close }: Kline) {
  return { time, value: volume, color: close >= open ? `${UP}80` : `${DOWN}80` };
}
