/** Inside a page of a host: a chart that is panned, and replaced with another market's as single-page sites do. */
import { CandlestickSeries, createChart, type IChartApi, type UTCTimestamp } from 'lightweight-charts';

export interface Walker {
  /** One draw each. */
  pan(times: number): Promise<void>;
  change(times: number): Promise<void>;
  /** From now on every pan and every change keeps something that nobody needs. */
  leak(): void;
}

export interface WalkedMarket {
  readonly symbol: string;
  readonly price: number;
}

declare global {
  interface Window {
    markets: readonly WalkedMarket[];
    walker: Walker;
  }
}

const BAR = 900; // s
const BARS = 400;
const DRAWS = 3; // until a new chart has been read and painted on

const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

function open({ symbol, price }: WalkedMarket): { readonly chart: IChartApi; close(): void } {
  history.pushState(undefined, '', `/en/futures/${symbol}`);
  document.title = `${price} | ${symbol} USDⓈ-Margined Perpetual | Binance Futures`;
  const container = document.body.appendChild(document.createElement('div'));
  container.style.cssText = 'position:absolute;left:20px;top:20px;width:900px;height:500px';
  const chart = createChart(container, { width: 900, height: 500 });
  const newest = Math.floor(Date.now() / 1000 / BAR) * BAR;
  const bars = Array.from({ length: BARS }, (_, i) => {
    const close = price * (1 + 0.02 * Math.sin((BARS - 1 - i) / 17));
    const time = (newest - (BARS - 1 - i) * BAR) as UTCTimestamp;
    return { time, open: close, high: close * 1.002, low: close * 0.998, close };
  });
  chart.addSeries(CandlestickSeries).setData(bars);
  return {
    chart,
    close() {
      chart.remove();
      container.remove();
    },
  };
}

let turn = 0;
let shown = open(window.markets[0]!);
let leaked: unknown[] | undefined;

window.walker = {
  async pan(times) {
    for (let i = 0; i < times; i++) {
      const to = BARS + 5 - 60 * (1 + Math.sin(i / 40));
      shown.chart.timeScale().setVisibleLogicalRange({ from: to - 150, to });
      leaked?.push(Array.from({ length: 200 }, () => i));
      await nextFrame();
    }
  },
  async change(times) {
    for (let i = 0; i < times; i++) {
      if (leaked) document.querySelectorAll('canvas').forEach((canvas) => leaked!.push(canvas));
      shown.close();
      shown = open(window.markets[++turn % window.markets.length]!);
      for (let draw = 0; draw < DRAWS; draw++) await nextFrame();
    }
  },
  leak() {
    leaked = [];
  },
};
