/**
 * A page of the made-up library: one, two or four charts that fill the window, the API under either name and early or
 * late, and `window.truth`, which tells where things are by the charts' own state.
 */
import { type ApiManner, documentedApi } from './documented-api';
import { type ChartSettings, MadeUpChart } from './made-up-chart';

export interface TradingViewSettings extends ApiManner {
  /** One, two or four. */
  readonly charts: readonly Partial<ChartSettings>[];
  readonly apiName: 'tradingViewApi' | 'TradingViewApi';
  /** Ms after which the API appears; left out: at once. */
  readonly apiAfter?: number;
}

export interface TradingViewTruth {
  readonly charts: readonly MadeUpChart[];
}

declare global {
  interface Window {
    tradingViewSettings?: Partial<TradingViewSettings>;
    truth: TradingViewTruth;
  }
}

const USUAL: ChartSettings = {
  symbol: 'BINANCE:BTCUSDT.P',
  price: 97_123.4,
  tick: 0.1,
  seed: 7,
  zone: 'Etc/UTC',
  resolution: '15',
  panes: ['price', 'rsi'],
  axis: 'right',
};

const settings: TradingViewSettings = {
  charts: [{}],
  apiName: 'tradingViewApi',
  swapsInverted: true,
  ...window.tradingViewSettings,
};

/** Places side by side, from the third on below them, in shares of the window. */
function placeOf(index: number, count: number): string {
  const [width, height] = [count > 1 ? 50 : 100, count > 2 ? 50 : 100];
  return `position:absolute;left:${(index % 2) * 50}vw;top:${Math.floor(index / 2) * 50}vh;width:${width}vw;height:${height}vh`;
}

document.documentElement.style.overflow = 'hidden';
const charts = settings.charts.map((chart, i) => {
  const container = document.createElement('div');
  container.style.cssText = placeOf(i, settings.charts.length);
  document.body.append(container);
  return new MadeUpChart(container, { ...USUAL, ...chart });
});
window.truth = { charts };

const expose = (): void => {
  Object.assign(window, { [settings.apiName]: documentedApi(charts, settings) });
};
if (settings.apiAfter === undefined) expose();
else setTimeout(expose, settings.apiAfter);
