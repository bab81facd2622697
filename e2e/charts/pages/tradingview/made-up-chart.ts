/** One chart of the fake library: a symbol's bars, drawn once a frame after something changed. */
import type { Chart, ChartView as InView, Rect, ScaleKind } from '../../chart-page';
import { type Bar, inBarsOf, madeUpBars, type MarketOptions, QUARTER_HOUR } from '../../market';
import { MODE } from './axis-units';
import { letHandsMove } from './chart-hands';
import { ChartModel } from './chart-model';
import { ChartView, type PaneKind } from './chart-view';

export interface ChartSettings extends MarketOptions {
  readonly symbol: string;
  readonly zone: string;
  /** As the library writes it: 15, 60, 240, 1D, 1W. */
  readonly resolution: string;
  /** Top to bottom. */
  readonly panes: readonly PaneKind[];
  readonly axis: 'left' | 'right';
}

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  S: 1_000,
  '': MINUTE,
  D: 1440 * MINUTE,
  W: 10_080 * MINUTE,
};

function lengthOf(resolution: string): number {
  const unit = resolution.replace(/\d/g, '');
  return Number.parseInt(resolution, 10) * (UNITS[unit] ?? 30 * 1440 * MINUTE);
}

/** Bars of the market at a resolution; those finer than it is made of are its own with their times drawn together. */
function barsAt(market: readonly Bar[], resolution: string, now: number): readonly Bar[] {
  const length = lengthOf(resolution);
  if (length >= QUARTER_HOUR) return inBarsOf(length, market);
  const newest = Math.floor(now / length) * length;
  return market.map((bar, i) => ({ ...bar, time: newest - (market.length - 1 - i) * length }));
}

export class MadeUpChart implements Chart {
  readonly model: ChartModel;
  readonly view: ChartView;
  symbol: string;
  zone: string;
  resolution: string;
  private market: readonly Bar[];
  private tick: number;
  private dirty = false;

  constructor(
    private readonly container: HTMLElement,
    private readonly settings: ChartSettings,
    bars?: readonly Bar[],
  ) {
    this.symbol = settings.symbol;
    this.zone = settings.zone;
    this.resolution = settings.resolution;
    this.tick = settings.tick;
    this.market = bars ?? madeUpBars(settings, Date.now());
    this.model = new ChartModel(barsAt(this.market, this.resolution, Date.now()));
    this.view = new ChartView(container, this.model, settings.panes);
    this.view.layOut(settings.axis);
    this.show({ from: this.model.bars.length - 140, to: this.model.bars.length + 6 });
    letHandsMove(this.model, this.view, () => this.redraw());
    new ResizeObserver(() => this.redraw()).observe(container);
  }

  get lastPrice(): number {
    return this.model.bars.at(-1)!.close;
  }

  get lastTime(): number {
    return this.model.bars.at(-1)!.time;
  }

  plot(): Rect {
    const { left, top } = this.view.main.plot.cell.getBoundingClientRect();
    return { left, top, width: this.model.width, height: this.model.height };
  }

  yOf = (price: number): number => this.model.yOf(price);
  priceAt = (y: number): number => this.model.priceAt(y);
  xOf = (time: number): number => this.model.xOf(time);
  timeAt = (x: number): number => this.model.timeAt(x);

  show({ from, to, prices }: InView): void {
    this.model.show(from, to, prices);
    this.redraw();
  }

  setScale(kind: ScaleKind): void {
    this.setMode(kind === 'inverted' ? 'linear' : kind, kind === 'inverted');
  }

  setMode(mode: keyof typeof MODE, inverted = false): void {
    this.model.setScale(MODE[mode], inverted);
    this.redraw();
  }

  setBars(bars: readonly Bar[]): void {
    const minutes = (bars[1]!.time - bars[0]!.time) / MINUTE;
    this.resolution = minutes % 1440 === 0 ? `${minutes / 1440}D` : String(minutes);
    this.model.setBars(bars);
    this.redraw();
  }

  setResolution(resolution: string): void {
    this.resolution = resolution;
    this.model.setBars(barsAt(this.market, resolution, Date.now()));
    this.redraw();
  }

  setSymbol(symbol: string, market: MarketOptions): void {
    this.symbol = symbol;
    this.tick = market.tick;
    this.market = madeUpBars(market, Date.now());
    this.model.auto = true;
    this.setResolution(this.resolution);
  }

  setZone(zone: string): void {
    this.zone = zone;
    this.redraw();
  }

  resize(width: number, height: number): void {
    this.container.style.width = `${width}px`;
    this.container.style.height = `${height}px`;
    this.redraw();
  }

  private redraw(): void {
    if (this.dirty) return;
    this.dirty = true;
    requestAnimationFrame(() => {
      this.dirty = false;
      this.view.draw({ zone: this.zone, tick: this.tick, axis: this.settings.axis });
    });
  }
}
