/** One frame's overlay: what the page shows, what the worker says and what the reader read, made into pixels. */
import type { ChartGeometry } from '../../lib/chart/chart-geometry';
import { ChartTimes } from '../../lib/chart/chart-times';
import type { ClockOffset } from '../../lib/chart/label-clock';
import { NO_TRUST, trustAfterDraw, type ScaleTrust } from '../../lib/chart/scale-trust';
import { CHART_HOSTS } from '../../lib/hosts/hosts';
import { type LabelClock, marketOnPage, type PageMarket } from '../../lib/hosts/host';
import { silenceOf } from '../../lib/overlay/verdict';
import type { BridgeReceiver } from '../../lib/page-chart/bridge';
import type { FromWorker, Subscribe } from '../../lib/protocol/messages';
import { DEFAULT_SETTINGS } from '../../lib/protocol/settings';
import type { GlanceSnapshot } from '../../lib/protocol/snapshot';
import { linkWorker } from '../../lib/view-state/worker-link';
import type { OpenPort } from '../../lib/view-state/worker-port';
import { OverlayView } from './overlay-view';
import type { OverlayWords } from './words';

const TICK = 1_000;

const CLOCKS: Readonly<Record<LabelClock, ClockOffset>> = {
  browser: (time) => -60_000 * new Date(time).getTimezoneOffset(),
  utc: () => 0,
};

type Perpetual = Extract<PageMarket, { kind: 'perpetual' }>;

export interface Extension {
  readonly open: OpenPort;
  /** False once the extension was updated, disabled or removed under the page. */
  alive(): boolean;
}

export class OverlaySession implements BridgeReceiver {
  private readonly life = new AbortController();
  private readonly view: OverlayView;
  private market: PageMarket | undefined;
  private settings = DEFAULT_SETTINGS;
  private snapshot: GlanceSnapshot | undefined;
  private linkState: 'up' | 'lost' | 'refused' = 'lost';
  private linkLife: AbortController | undefined;
  private drawn:
    | { readonly geometry: ChartGeometry; readonly paneOf: (number: number) => Element | undefined }
    | undefined;
  private trust: ScaleTrust = NO_TRUST;
  private times = new ChartTimes(undefined);

  constructor(
    private readonly page: Document,
    words: OverlayWords,
    private readonly extension: Extension,
  ) {
    this.view = new OverlayView(page, words);
    const { signal } = this.life;
    const timer = setInterval(() => this.tick(), TICK);
    signal.addEventListener('abort', () => clearInterval(timer));
    addEventListener('scroll', () => this.view.follow(), { capture: true, passive: true, signal });
    addEventListener('resize', () => this.tick(), { signal });
    addEventListener('popstate', () => this.tick(), { signal });
    page.addEventListener('visibilitychange', () => this.tick(), { signal });
    this.tick();
  }

  /** One draw of the page's chart, before it is on screen. */
  geometry(geometry: ChartGeometry, pane: (number: number) => Element | undefined): void {
    if (this.life.signal.aborted) return;
    this.drawn = { geometry, paneOf: pane };
    this.readMarket();
    this.readScales(geometry);
    this.refresh();
  }

  private readScales(geometry: ChartGeometry): void {
    const axis = geometry.axes.find(({ pane }) => pane === this.trust.axis?.pane) ?? geometry.axes[0];
    if (axis) this.times.read(geometry.anchors, axis.width, Date.now());
    const lastPrice = this.fittingSnapshot()?.price;
    const { lead } = this.times;
    this.trust = trustAfterDraw(this.trust, {
      geometry,
      ...(lastPrice === undefined ? {} : { lastPrice }),
      ...(lead === undefined ? {} : { lead }),
    });
  }

  private fittingSnapshot(): GlanceSnapshot | undefined {
    return this.snapshot?.instrument.symbol === this.symbol() ? this.snapshot : undefined;
  }

  private symbol(): string | undefined {
    return this.market?.kind === 'perpetual' ? this.market.symbol : undefined;
  }

  private tick(): void {
    if (!this.extension.alive()) {
      this.end();
      return;
    }
    if (this.page.visibilityState === 'hidden') return;
    this.readMarket();
    this.view.lookAround();
    this.refresh();
  }

  /** Single-page sites change their market without a load. */
  private readMarket(): void {
    const before = this.symbol();
    this.market = marketOnPage(CHART_HOSTS, location.href, this.page.title);
    const after = this.symbol();
    if (after === undefined || after === before) return;
    if (this.snapshot?.instrument.symbol !== after) this.snapshot = undefined;
    this.trust = NO_TRUST;
    const market = this.market as Perpetual;
    this.times = new ChartTimes(market.clock && CLOCKS[market.clock]);
    this.subscribe(market);
  }

  private subscribe(market: Perpetual): void {
    const greeting = (): Subscribe => ({
      type: 'subscribe',
      venue: market.venue,
      symbol: market.symbol,
      lookback: this.settings.lookback,
      detail: 'glance',
    });
    this.linkLife?.abort();
    this.linkLife = new AbortController();
    this.linkState = 'up';
    linkWorker(
      this.extension.open,
      {
        greeting,
        received: (message) => this.receive(message),
        lost: () => this.lose(),
      },
      this.linkLife.signal,
    );
  }

  private lose(): void {
    this.linkState = 'lost';
    if (this.extension.alive()) this.refresh();
    else this.end();
  }

  private receive(message: FromWorker): void {
    this.linkState = message.type === 'refused' ? 'refused' : 'up';
    if (message.type === 'settings') {
      const { lookback } = this.settings;
      this.settings = message.settings;
      if (lookback !== message.settings.lookback && this.market?.kind === 'perpetual')
        this.subscribe(this.market);
    } else if (message.type === 'glance') {
      this.snapshot = message.snapshot;
      if (this.drawn && this.trust.state !== 'verified') {
        this.readScales(this.drawn.geometry);
      }
    }
    this.refresh();
  }

  private refresh(): void {
    if (this.life.signal.aborted) return;
    if (!this.market) {
      this.view.leave();
      return;
    }
    const pane = this.trust.axis && this.drawn?.paneOf(this.trust.axis.pane);
    const standing = pane instanceof HTMLElement && pane.isConnected ? pane : undefined;
    if (!standing) this.trust = NO_TRUST;
    const { market, trust, times, settings } = this;
    this.view.show({
      symbol: this.symbol() ?? '',
      pane: standing,
      trust,
      time: times.exchange,
      timesUnknown: times.unknown,
      snapshot: this.fittingSnapshot(),
      settings,
      silence: silenceOf({
        market,
        link: this.linkState,
        trust,
        settings,
        now: Date.now(),
        ...(this.snapshot ? { snapshot: this.snapshot } : {}),
      }),
    });
  }

  private end(): void {
    this.life.abort();
    this.linkLife?.abort();
    this.view.leave();
  }
}
