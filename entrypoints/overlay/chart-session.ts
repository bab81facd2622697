/** One chart's overlay: what the chart shows, what the worker says of it, and what the reader read, made into pixels. */
import type { ChartGeometry } from '../../lib/chart/chart-geometry';
import type { ClockOffset } from '../../lib/chart/label-clock';
import { PaneTimes } from '../../lib/chart/pane-times';
import { NO_TRUST, trustAfterDraw, type ScaleTrust } from '../../lib/chart/scale-trust';
import type { LabelClock, PageMarket } from '../../lib/hosts/charted-market';
import { ChartedFeed } from '../../lib/overlay/charted-feed';
import { silenceOf } from '../../lib/overlay/verdict';
import type { FromWorker, Subscribe } from '../../lib/protocol/messages';
import { DEFAULT_SETTINGS } from '../../lib/protocol/defaults';
import type { OverlaySettings, Settings } from '../../lib/protocol/settings';
import { DEFAULT_SITE } from '../../lib/protocol/defaults';
import type { SitePreferences } from '../../lib/protocol/site';
import { linkWorker, type WorkerLink } from '../../lib/view-state/worker-link';
import type { OpenPort } from '../../lib/view-state/worker-port';
import { type HandPlot, HandScale } from './hand-scale';
import { OverlayView } from './overlay-view';
import type { OverlayWords } from './words';

const CLOCKS: Readonly<Record<LabelClock, ClockOffset>> = {
  browser: (time) => -60_000 * new Date(time).getTimezoneOffset(),
  utc: () => 0,
};

const STEERED = 1_000; // ms in which a chart may still glide

export interface Extension {
  readonly open: OpenPort;
  /** False once the extension was updated, disabled or removed under the page. */
  alive(): boolean;
}

type PaneOf = (number: number) => Element | undefined;
type Market = Extract<PageMarket, { kind: 'market' }>;

function sameMarket(a: PageMarket | undefined, b: PageMarket | undefined): boolean {
  if (a?.kind !== 'market' || b?.kind !== 'market') return a?.kind === b?.kind;
  const { venue, kind, name } = a.market;
  return venue === b.market.venue && kind === b.market.kind && name === b.market.name;
}

function trustByHand({ axis, scale }: HandPlot): ScaleTrust {
  return scale ? { ...NO_TRUST, state: 'verified', axis, scale } : { ...NO_TRUST, state: 'unverified', axis };
}

/** A port to our own worker carries what our own build sent: to hold it to the schemas would double this script. */
function ownMessage(message: unknown): FromWorker | undefined {
  return typeof message === 'object' && message !== null ? (message as FromWorker) : undefined;
}

export class ChartSession {
  private readonly view: OverlayView;
  private market: PageMarket | undefined;
  private feed: ChartedFeed | undefined;
  private settings: Settings = DEFAULT_SETTINGS;
  private site: SitePreferences = DEFAULT_SITE;
  private link: WorkerLink | undefined;
  private linkLife: AbortController | undefined;
  private linkState: 'up' | 'lost' | { readonly refused: string } = 'lost';
  private drawn: { readonly geometry: ChartGeometry; readonly paneOf: PaneOf } | undefined;
  private trust: ScaleTrust = NO_TRUST;
  private times = new PaneTimes(undefined);
  private clock: LabelClock | undefined;
  /** When a hand last may have moved the chart. */
  private steered = 0;
  private accepted: number | undefined;
  private readonly hand: HandScale;

  constructor(
    private readonly page: Document,
    words: OverlayWords,
    private readonly extension: Extension,
    /** Ends the whole page's overlay, when there is no extension any more. */
    private readonly orphaned: () => void,
  ) {
    this.view = new OverlayView(page, words, {
      changeOverlay: (change) => this.changeOverlay(change),
      changeSite: (change) => this.changeSite(change),
      acceptScale: () => this.accept(),
      calibrate: () => void this.calibrate(),
    });
    this.hand = new HandScale(page, () => this.refresh());
  }

  /** The market that the chart shows now; undefined where it shows none. */
  showMarket(market: PageMarket | undefined): void {
    const before = this.market;
    this.market = market;
    if (sameMarket(before, market)) return;
    this.trust = NO_TRUST;
    this.accepted = undefined;
    this.hand.drop();
    this.linkLife?.abort();
    this.feed = market?.kind === 'market' ? new ChartedFeed(market.market) : undefined;
    if (market?.kind !== 'market') return;
    if (market.clock !== this.clock) this.times = new PaneTimes(market.clock && CLOCKS[market.clock]);
    this.clock = market.clock;
    this.subscribe(market);
  }

  /** One draw of the chart, before it is on screen. */
  draw(geometry: ChartGeometry, paneOf: PaneOf): void {
    this.drawn = { geometry, paneOf };
    this.readScales(geometry);
    this.refresh();
  }

  tick(): void {
    this.view.lookAround();
    this.feed?.measure(this.charted(), Date.now());
    this.refresh();
  }

  follow(): void {
    this.view.follow();
  }

  /** A pointer of the page, css px of the window. */
  point(x: number, y: number): void {
    this.view.point(x, y);
  }

  /** A hand that may pan or zoom the chart. */
  moved(): void {
    this.steered = Date.now();
    if (this.hand.plot?.scale) this.hand.drop();
  }

  changeOverlay(change: Partial<OverlaySettings>): void {
    this.adopt({ ...this.settings, ...change }); // at once, and with no worker too
    this.link?.send({ type: 'change-overlay', change });
  }

  get visible(): boolean {
    return this.settings.overlayVisible;
  }

  end(): void {
    this.linkLife?.abort();
    this.hand.drop();
    this.view.leave();
  }

  private changeSite(change: Partial<SitePreferences>): void {
    this.site = { ...this.site, ...change };
    this.link?.send({ type: 'change-site', change });
    this.refresh();
  }

  private calibrate(): Promise<void> {
    const { axis } = this.trust;
    const pane = axis && this.drawn?.paneOf(axis.pane);
    const expected = this.feed?.expected(undefined)?.price;
    return this.hand.set(pane, axis, (signal) => this.view.calibrate(expected, signal));
  }

  private accept(): void {
    this.accepted = this.trust.axis?.axis;
    if (this.drawn) this.readScales(this.drawn.geometry);
    this.refresh();
  }

  /** The charted market's own price: as the page says it, else as the label does that follows it. */
  private charted(): number | undefined {
    return (this.market?.kind === 'market' ? this.market.price : undefined) ?? this.trust.label;
  }

  private readScales(geometry: ChartGeometry): void {
    const axis = geometry.axes.find((each) => each.axis === this.trust.axis?.axis) ?? geometry.axes[0];
    const now = Date.now();
    this.times.read(geometry, now, now - this.steered < STEERED);
    const times = axis && this.times.of(axis);
    const page = this.market?.kind === 'market' ? this.market.price : undefined;
    const expected = this.feed?.expected(page);
    const lead = times?.lead;
    const slope = geometry.time?.slope ?? times?.slope;
    this.trust = trustAfterDraw(this.trust, {
      geometry,
      ...(expected ? { expected } : {}),
      ...(lead === undefined ? {} : { lead }),
      widest: this.feed?.widest(slope && axis && axis.width / slope) ?? Infinity,
      ...(this.accepted === undefined ? {} : { accepted: this.accepted }),
    });
  }

  private subscribe({ market }: Market): void {
    const greeting = (): Subscribe => ({
      type: 'subscribe',
      coin: market.coin,
      lookback: this.settings.lookback,
      detail: 'chart',
      heatmap: this.settings.heatmapVisible,
    });
    this.linkLife?.abort();
    this.linkLife = new AbortController();
    this.linkState = 'up';
    this.link = linkWorker(
      this.extension.open,
      {
        read: ownMessage,
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
    else this.orphaned();
  }

  private adopt(settings: Settings): void {
    const { lookback, heatmapVisible } = this.settings;
    this.settings = settings;
    const other = lookback !== settings.lookback || heatmapVisible !== settings.heatmapVisible;
    if (other && this.market?.kind === 'market') this.subscribe(this.market);
    this.refresh();
  }

  private receive(message: FromWorker): void {
    this.linkState = message.type === 'refused' ? { refused: message.reason } : 'up';
    if (message.type === 'settings') {
      if (message.site) this.view.restore((this.site = message.site));
      this.adopt(message.settings);
    } else if ('snapshot' in message) {
      this.feed?.take(message.snapshot);
      this.feed?.measure(this.charted(), Date.now());
      if (this.drawn && this.trust.state !== 'verified') this.readScales(this.drawn.geometry);
    }
    this.refresh();
  }

  /** A tab that nobody sees is not drawn on: the first tick after it shows what there is. */
  private refresh(): void {
    if (!this.market) {
      this.view.leave();
      return;
    }
    if (this.page.visibilityState === 'hidden') return;
    const { market, feed, settings, site, drawn } = this;
    const times = this.trust.axis && this.times.of(this.trust.axis);
    const pane = this.trust.axis && drawn?.paneOf(this.trust.axis.pane);
    const standing = pane?.isConnected ? pane : undefined;
    if (!standing) this.trust = NO_TRUST;
    const { plot } = this.hand;
    const trust = plot ? trustByHand(plot) : this.trust;
    const { snapshot } = feed ?? {};
    const page = market.kind === 'market' ? market.price : undefined;
    this.view.show({
      market,
      pane: plot?.pane ?? standing,
      trust,
      byHand: plot !== undefined,
      factor: feed?.factor,
      shift: feed?.shift,
      time: drawn?.geometry.time ?? times?.exchange,
      timesUnknown: drawn?.geometry.time || times?.exchange ? undefined : (times?.unknown ?? 'unread'),
      ground: drawn?.geometry.ground ?? 'dark',
      snapshot,
      settings,
      silence: silenceOf({
        market,
        link: this.linkState,
        trust,
        settings,
        site,
        fits: page === undefined || feed?.fits(page) !== false,
        now: Date.now(),
        ...(snapshot ? { snapshot } : {}),
      }),
    });
  }
}
