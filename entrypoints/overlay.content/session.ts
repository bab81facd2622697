/** One frame's overlay: what the page shows, what the worker says and what the reader read, made into pixels. */
import type { AxisGeometry, ChartGeometry } from '../../lib/chart/chart-geometry';
import { ChartTimes } from '../../lib/chart/chart-times';
import type { ClockOffset } from '../../lib/chart/label-clock';
import { NO_TRUST, trustAfterDraw, type ScaleTrust } from '../../lib/chart/scale-trust';
import { CHART_HOSTS } from '../../lib/hosts/hosts';
import { type LabelClock, marketOnPage, type PageMarket } from '../../lib/hosts/host';
import { CanvasPainter } from '../../lib/overlay/canvas-painter';
import { compose } from '../../lib/overlay/compose';
import { LegendChip } from '../../lib/overlay/legend-chip';
import { paneOf, Stage } from '../../lib/overlay/stage';
import { type Silence, silenceOf } from '../../lib/overlay/verdict';
import type { BridgeReceiver } from '../../lib/page-chart/bridge';
import type { FromWorker, Subscribe } from '../../lib/protocol/messages';
import { DEFAULT_SETTINGS } from '../../lib/protocol/settings';
import type { ClusterView, GlanceSnapshot } from '../../lib/protocol/snapshot';
import { linkWorker } from '../../lib/view-state/worker-link';
import type { OpenPort } from '../../lib/view-state/worker-port';
import type { OverlayWords } from './words';

const TICK = 1_000;
const GRACE = 4_000; // before the legend says that no chart was found

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
  private readonly stage: Stage;
  private readonly painter: CanvasPainter;
  private readonly chip: LegendChip;
  private readonly labels = new WeakMap<ClusterView, string>();
  private readonly started = performance.now();
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
    private readonly words: OverlayWords,
    private readonly extension: Extension,
  ) {
    this.stage = new Stage(page);
    this.painter = new CanvasPainter(this.stage.canvas);
    this.chip = new LegendChip(this.stage.root, words.chip, () => this.stage.size);
    const { signal } = this.life;
    const timer = setInterval(() => this.tick(), TICK);
    signal.addEventListener('abort', () => clearInterval(timer));
    addEventListener('scroll', () => this.stage.follow(), { capture: true, passive: true, signal });
    addEventListener('resize', () => this.refresh(), { signal });
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
    const lastPrice = this.lastPrice();
    const { lead } = this.times;
    this.trust = trustAfterDraw(this.trust, {
      geometry,
      ...(lastPrice === undefined ? {} : { lastPrice }),
      ...(lead === undefined ? {} : { lead }),
    });
  }

  private lastPrice(): number | undefined {
    return this.snapshot?.instrument.symbol === this.symbol() ? this.snapshot?.price : undefined;
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
      this.stage.leave();
      return;
    }
    const pane = this.trust.axis && this.drawn?.paneOf(this.trust.axis.pane);
    const standing = pane instanceof HTMLElement && pane.isConnected ? pane : undefined;
    if (!standing) this.trust = NO_TRUST;
    const silence = silenceOf({
      market: this.market,
      link: this.linkState,
      trust: this.trust,
      settings: this.settings,
      now: Date.now(),
      ...(this.snapshot ? { snapshot: this.snapshot } : {}),
    });
    if (standing) this.stage.standOver(standing);
    else if (!this.mayStandAlone()) {
      this.stage.leave();
      return;
    } else this.stage.standAlone();
    if (silence === undefined && this.trust.axis && this.snapshot) this.paint(this.trust.axis, this.snapshot);
    else this.painter.clear();
    this.tell(silence);
  }

  /** Only the page's own window says that it found no chart, and not before the chart had time to appear. */
  private mayStandAlone(): boolean {
    return window === window.top && performance.now() - this.started > GRACE;
  }

  private paint(axis: AxisGeometry, snapshot: GlanceSnapshot): void {
    const time = this.times.exchange;
    this.painter.paint(
      compose({
        pane: paneOf(axis.width, axis.height, devicePixelRatio),
        scale: this.trust.scale!,
        clusters: snapshot.clusters,
        divergences: snapshot.divergences,
        settings: this.settings,
        ...(time ? { time } : {}),
        labelOf: (cluster) => this.labelOf(cluster, snapshot),
      }),
    );
  }

  /** A snapshot's labels stay the same while the chart moves. */
  private labelOf(cluster: ClusterView, snapshot: GlanceSnapshot): string {
    let label = this.labels.get(cluster);
    if (label === undefined) {
      label = this.words.bandLabel(cluster, snapshot.instrument.tickSize);
      this.labels.set(cluster, label);
    }
    return label;
  }

  private tell(silence: Silence | undefined): void {
    if (silence === 'off') {
      this.chip.hide();
      return;
    }
    const { snapshot, words } = this;
    const fitting = snapshot?.instrument.symbol === this.symbol() ? snapshot : undefined;
    const status = silence === 'stale' ? 'stale' : (fitting?.status ?? 'off');
    const missed =
      this.settings.markersVisible && fitting?.divergences.length ? this.times.unknown : undefined;
    this.chip.show({
      symbol: this.symbol() ?? '',
      venue: fitting?.coverage.venues.map(({ venue }) => venue).join(' · ') ?? '',
      age: fitting ? words.ageOf(Math.max(0, Math.round((Date.now() - fitting.builtAt) / 1000))) : '',
      status,
      statusWord: words.status[status],
      notice: silence ? words.silence[silence] : missed ? words.noMarkers[missed] : '',
      palette: this.settings.palette,
      painted: silence === undefined,
    });
  }

  private end(): void {
    this.life.abort();
    this.linkLife?.abort();
    this.stage.leave();
  }
}
