/** All that Isobar shows in one window of a page: an overlay for each chart, for as long as the page and the extension live. */
import type { ChartGeometry } from '../../lib/chart/chart-geometry';
import { chartedMarketOn, type PageMarket } from '../../lib/hosts/charted-market';
import { CHART_HOSTS } from '../../lib/hosts/hosts';
import { marketOfTradingViewSymbol } from '../../lib/hosts/tradingview-symbol';
import type { BridgeReceiver } from '../../lib/page-chart/bridge';
import { ChartSession, type Extension } from './chart-session';
import { addressOf, type PageAddress } from './page-address';
import type { OverlayWords } from './words';

const TICK = 1_000;
const PANNING_KEY = /^(?:Arrow\w+|Page\w+|[+-])$/;
const LABELLED = 0; // the chart of whatever no API speaks for

function isPanicKey({ altKey, shiftKey, code }: KeyboardEvent): boolean {
  return altKey && shiftKey && code === 'KeyH';
}

export class PageSession implements BridgeReceiver {
  private readonly life = new AbortController();
  private readonly charts = new Map<number, ChartSession>();
  private market: PageMarket | undefined;
  private address: PageAddress | undefined;

  constructor(
    private readonly page: Document,
    private readonly words: OverlayWords,
    private readonly extension: Extension,
  ) {
    const { signal } = this.life;
    const timer = setInterval(() => this.tick(), TICK);
    signal.addEventListener('abort', () => clearInterval(timer));
    const quiet: AddEventListenerOptions = { capture: true, passive: true, signal };
    const follow = (): void => this.charts.forEach((chart) => chart.follow());
    const tick = (): void => this.tick();
    window.addEventListener('scroll', follow, quiet);
    window.addEventListener('resize', tick, { signal });
    window.addEventListener('popstate', tick, { signal });
    page.addEventListener('fullscreenchange', tick, { signal });
    page.addEventListener('visibilitychange', tick, { signal });
    window.addEventListener('pointermove', (event) => this.point(event), quiet);
    const moved = (): void => this.charts.forEach((chart) => chart.moved());
    for (const type of ['wheel', 'touchmove', 'resize'] as const) window.addEventListener(type, moved, quiet);
    window.addEventListener('keydown', ({ key }) => PANNING_KEY.test(key) && moved(), quiet);
    window.addEventListener('keydown', (event) => this.panic(event), { capture: true, signal });
    this.tick();
  }

  /** One draw of one of the page's charts, before it is on screen. */
  geometry(geometry: ChartGeometry, paneOf: (number: number) => Element | undefined): void {
    if (this.life.signal.aborted) return;
    if (geometry.axes.length === 0 && geometry.chart !== LABELLED) {
      this.charts.get(geometry.chart)?.end();
      this.charts.delete(geometry.chart);
      return;
    }
    this.readMarket();
    const chart = this.chart(geometry.chart);
    chart.showMarket(this.marketOf(geometry));
    chart.draw(geometry, paneOf);
  }

  /** The page broke what reading its charts needs. */
  lost(): void {
    for (const chart of this.charts.keys()) this.geometry({ chart, axes: [], rows: [] }, () => undefined);
  }

  private chart(number: number): ChartSession {
    let chart = this.charts.get(number);
    if (!chart) {
      chart = new ChartSession(this.page, this.words, this.extension, () => this.end());
      this.charts.set(number, chart);
    }
    return chart;
  }

  /** A chart's own word for its market counts, as far as it can be read; the page's where it says none. */
  private marketOf({ symbol }: ChartGeometry): PageMarket | undefined {
    const { market } = this;
    const own = symbol === undefined ? undefined : marketOfTradingViewSymbol(symbol);
    if (own?.kind !== 'market') return own ?? market;
    const same =
      market?.kind === 'market' &&
      market.market.coin === own.market.coin &&
      market.market.quote === own.market.quote;
    return same && own.market.venue === ''
      ? market
      : { ...own, ...(same && market.price ? { price: market.price } : {}) };
  }

  private tick(): void {
    if (!this.extension.alive()) {
      this.end();
      return;
    }
    if (this.page.visibilityState === 'hidden') return;
    this.readMarket();
    if (this.charts.size === 0) this.chart(LABELLED);
    this.charts.get(LABELLED)?.showMarket(this.market);
    for (const chart of this.charts.values()) chart.tick();
  }

  /** Single-page sites change their market without a load. */
  private readMarket(): void {
    const { address, title } = addressOf(
      window,
      (each) => chartedMarketOn(CHART_HOSTS, each, '') !== undefined,
    );
    if (address === this.address?.address && title === this.address.title) return;
    this.address = { address, title };
    this.market = chartedMarketOn(CHART_HOSTS, address, title);
  }

  /** A hand that drags the chart holds on to its place, and so to what was said of it. */
  private point({ clientX, clientY, buttons }: PointerEvent): void {
    for (const chart of this.charts.values()) {
      if (buttons > 0) chart.moved();
      else chart.point(clientX, clientY);
    }
  }

  /** Hides all there is, here at once and everywhere as soon as the worker knows; or shows it again. */
  private panic(event: KeyboardEvent): void {
    if (!event.isTrusted || !isPanicKey(event)) return;
    const overlayVisible = ![...this.charts.values()].some(({ visible }) => visible);
    for (const chart of this.charts.values()) chart.changeOverlay({ overlayVisible });
  }

  private end(): void {
    this.life.abort();
    for (const chart of this.charts.values()) chart.end();
    this.charts.clear();
  }
}
