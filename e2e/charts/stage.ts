/** Puts a library's chart on the page and moves it about as a reader would. */
import type { Chart, ChartLibrary, ChartPage, ChartView, PageOptions, ScaleKind } from './chart-page';
import { type Bar, inBarsOf, madeUpBars, QUARTER_HOUR } from './market';

const SIZE = { width: 900, height: 560 };
const INTERVALS = [1, 2, 4, 16, 96].map((quarters) => quarters * QUARTER_HOUR);
const AHEAD = 8; // bars right of the newest
const FEWEST_BARS = 20;
const MOST_BARS = 900;

/** Resolves behind the next frame's callbacks: a task that is queued in one of them runs after them all. */
function drawnFrame(): Promise<void> {
  return new Promise((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(undefined);
    }),
  );
}

function between(low: number, high: number, share: number): number {
  return low + (high - low) * share;
}

function containerAt(left: number): HTMLElement {
  const container = document.createElement('div');
  container.style.cssText = `position:absolute;left:${left}px;top:20px;width:${SIZE.width}px;height:${SIZE.height}px`;
  document.body.append(container);
  return container;
}

class Stage {
  steered = false;
  private view: ChartView;
  private scale: ScaleKind = 'linear';

  constructor(
    private readonly chart: Chart,
    private readonly container: HTMLElement,
    private readonly market: readonly Bar[],
    private bars: readonly Bar[] = market,
  ) {
    this.view = this.newest(160);
  }

  reset(): void {
    this.show(this.newest(160));
  }

  setScale(kind: ScaleKind): void {
    this.scale = kind;
    this.chart.setScale(kind);
    this.show({ from: this.view.from, to: this.view.to });
  }

  resize(width: number, height: number): void {
    this.container.style.width = `${width}px`;
    this.container.style.height = `${height}px`;
    this.chart.resize(width, height);
  }

  move(random: () => number): void {
    const [kind, a, b] = [random(), random(), random()];
    this.steered = kind < 0.72;
    if (kind < 0.3) this.pan(between(-0.3, 0.3, a)); // of the plot: a fast hand's way in a frame
    else if (kind < 0.55) this.zoom(between(0.6, 1.6, a), b);
    else if (kind < 0.72) this.stretch(between(0.6, 1.6, a), between(-0.2, 0.2, b));
    else if (kind < 0.8) this.show({ from: this.view.from, to: this.view.to });
    else if (kind < 0.87) this.resize(Math.round(between(500, 1000, a)), Math.round(between(380, 680, b)));
    else if (kind < 0.92) this.interval(INTERVALS[Math.floor(a * INTERVALS.length)]!);
    else if (kind < 0.96) this.jump(a, between(40, 300, b));
    else this.show(this.newest(between(40, 300, b)));
  }

  private newest(count: number): ChartView {
    return { from: this.bars.length - count, to: this.bars.length + AHEAD };
  }

  private show(view: ChartView): void {
    const count = Math.min(
      Math.max(view.to - view.from, FEWEST_BARS),
      Math.min(MOST_BARS, this.bars.length + AHEAD),
    );
    const to = Math.min(Math.max(view.to, count), this.bars.length + AHEAD);
    this.view = { ...view, from: to - count, to };
    this.chart.show(this.view);
  }

  private pan(share: number): void {
    const by = share * (this.view.to - this.view.from);
    this.show({ ...this.view, from: this.view.from + by, to: this.view.to + by });
  }

  private zoom(factor: number, at: number): void {
    const centre = between(this.view.from, this.view.to, at);
    this.show({
      ...this.view,
      from: centre + (this.view.from - centre) * factor,
      to: centre + (this.view.to - centre) * factor,
    });
  }

  /** As a drag of the axis does: the prices in view grow or shrink about a shifted middle. */
  private stretch(factor: number, shift: number): void {
    const [top, bottom] = [this.chart.priceAt(0), this.chart.priceAt(this.chart.plot().height)];
    const log = this.scale === 'log';
    const [low, high] = [Math.min(top, bottom), Math.max(top, bottom)].map((p) => (log ? Math.log(p) : p));
    const middle = between(low!, high!, 0.5 + shift);
    const half = ((high! - low!) / 2) * factor;
    const ends = [middle - half, middle + half].map((value) => (log ? Math.exp(value) : value));
    if (!(ends[0]! > 0) || ends[1]! / ends[0]! > 8) this.show({ from: this.view.from, to: this.view.to });
    else this.show({ ...this.view, prices: [ends[0]!, ends[1]!] });
  }

  private interval(ms: number): void {
    this.bars = inBarsOf(ms, this.market);
    this.chart.setBars(this.bars);
    this.show(this.newest(160));
  }

  private jump(share: number, count: number): void {
    const to = between(count, this.bars.length, share);
    this.show({ from: to - count, to });
  }
}

/** Opens the page; `window.pageOptions` must be there. */
export async function openPage(library: ChartLibrary): Promise<void> {
  const options: PageOptions = window.pageOptions;
  const now = Date.now();
  const market = madeUpBars(options, now);
  const container = containerAt(20);
  const chart = library.draw(container, market, options);
  const stage = new Stage(chart, container, market);
  if (options.second) {
    const other = madeUpBars(options.second, now);
    const beside = containerAt(1040);
    new Stage(library.draw(beside, other, { ...options, ...options.second }), beside, other).reset();
  }
  const drawn = (change: () => void): Promise<void> => {
    change();
    return drawnFrame();
  };
  const page: ChartPage = {
    lastPrice: market.at(-1)!.close,
    lastTime: market.at(-1)!.time,
    scales: library.scales,
    layouts: library.layouts,
    get steered() {
      return stage.steered;
    },
    plot: () => chart.plot(),
    yOf: (price) => chart.yOf(price),
    priceAt: (y) => chart.priceAt(y),
    xOf: (time) => chart.xOf(time),
    timeAt: (x) => chart.timeAt(x),
    setScale: (kind) => drawn(() => stage.setScale(kind)),
    resize: (width, height) => drawn(() => stage.resize(width, height)),
    reset: () => drawn(() => stage.reset()),
    step: (random) => drawn(() => stage.move(random)),
  };
  await page.reset();
  window.page = page;
}
