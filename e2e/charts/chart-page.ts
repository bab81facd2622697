/** What every test page tells of its chart, by the library's own arithmetic. */
import type { Bar, MarketOptions } from './market';

export type ScaleKind = 'linear' | 'log' | 'percent' | 'indexed' | 'inverted';
export type Layout = 'right' | 'left' | 'inside';

export interface PageOptions extends MarketOptions {
  /** Where the price axis stands; inside: its labels over the plot. */
  readonly layout: Layout;
  /** Another market's chart beside it. */
  readonly second?: MarketOptions;
}

/** Css px from the viewport's top-left. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Bars in view, counted from the first, in fractions; `prices`: lowest and highest, left out: the chart's own choice. */
export interface ChartView {
  readonly from: number;
  readonly to: number;
  readonly prices?: readonly [number, number];
}

/** A chart of a library. Coordinates are css px from the price plot's top-left. */
export interface Chart {
  plot(): Rect;
  yOf(price: number): number;
  priceAt(y: number): number;
  xOf(time: number): number;
  timeAt(x: number): number;
  show(view: ChartView): void;
  setScale(kind: ScaleKind): void;
  /** Other bars, equally long ones, oldest first. */
  setBars(bars: readonly Bar[]): void;
  resize(width: number, height: number): void;
}

export interface ChartLibrary {
  readonly scales: readonly ScaleKind[];
  readonly layouts: readonly Layout[];
  draw(into: HTMLElement, bars: readonly Bar[], options: PageOptions): Chart;
}

export interface ChartPage extends Pick<Chart, 'plot' | 'yOf' | 'priceAt' | 'xOf' | 'timeAt'> {
  readonly lastPrice: number;
  /** When the newest bar opened, ms. */
  readonly lastTime: number;
  readonly scales: readonly ScaleKind[];
  readonly layouts: readonly Layout[];
  /** Whether a hand made the last step: dragged or wheeled, where a jump is a click in the page's own controls. */
  readonly steered: boolean;
  /** These resolve when the chart has drawn. */
  setScale(kind: ScaleKind): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Back to the newest bars, at the chart's own choice of prices. */
  reset(): Promise<void>;
  /** One random pan, zoom, stretch of the price axis, resize, interval or jump into the past. */
  step(random: () => number): Promise<void>;
}

declare global {
  interface Window {
    pageOptions: PageOptions;
    page: ChartPage;
  }
}
