/** What one frame of a chart shows of the overlay: where it stands, what is painted, what the legend says. */
import type { AxisGeometry } from '../../lib/chart/chart-geometry';
import type { TimesUnknown } from '../../lib/chart/chart-times';
import { type PriceScale, rescaled, yOfPrice } from '../../lib/chart/price-scale';
import type { ScaleTrust } from '../../lib/chart/scale-trust';
import type { TimeScale } from '../../lib/chart/time-scale';
import type { PageMarket } from '../../lib/hosts/charted-market';
import { Calibrator } from '../../lib/overlay/calibrator';
import { type ChipText, type Layer, type LegendEvents } from '../../lib/overlay/chip-text';
import { clusterAt } from '../../lib/overlay/hover';
import { LegendChip } from '../../lib/overlay/legend-chip';
import { pageRoom } from '../../lib/overlay/page-room';
import { OverlayPainter } from '../../lib/overlay/painting/overlay-painter';
import {
  type Ground,
  NO_ROOM_TAKEN,
  type Picture,
  type PictureWords,
  showsHeat,
} from '../../lib/overlay/picture';
import { bandList, readoutText } from '../../lib/overlay/readout';
import type { OwnMark } from '../../lib/overlay/scene';
import { paneOf, Stage } from '../../lib/overlay/stage';
import type { Silence } from '../../lib/overlay/verdict';
import type { Settings } from '../../lib/protocol/settings';
import type { SitePreferences } from '../../lib/protocol/site';
import type { ChartSnapshot, ClusterView, OwnLevelView } from '../../lib/protocol/snapshot';
import type { OverlayWords } from './words';

const GRACE = 4_000; // before the legend says that no chart was found
const NONE_ABSORBED: Picture['absorptions'] = [];
const TIMED: readonly Layer[] = ['heatmapVisible', 'markersVisible', 'liquidationsVisible'];

/** All that the overlay shows follows from this. */
export interface OverlayState {
  readonly market: PageMarket;
  /** What holds the plot; undefined when no chart is read. */
  readonly pane: Element | undefined;
  readonly trust: ScaleTrust;
  /** The user set the scale by hand. */
  readonly byHand: boolean;
  /** Charted price ÷ the perpetual's; undefined before it is known. */
  readonly factor: number | undefined;
  /** How the bands were brought to the charted market, where they were. */
  readonly shift: { readonly units: number; readonly ratio: number } | undefined;
  readonly time: TimeScale | undefined;
  readonly timesUnknown: TimesUnknown | undefined;
  readonly ground: Ground;
  /** Of the perpetual. */
  readonly snapshot: ChartSnapshot | undefined;
  readonly settings: Settings;
  /** Why nothing is painted; undefined: paint. */
  readonly silence: Silence | undefined;
}

export class OverlayView {
  private readonly stage: Stage;
  private readonly painter: OverlayPainter;
  private readonly chip: LegendChip;
  private readonly started = performance.now();
  private calibrator: Calibrator | undefined;
  private room = NO_ROOM_TAKEN;
  private picture: Picture | undefined;
  private hovered: ClusterView | undefined;
  private wording:
    | { readonly key: string; readonly of: ChartSnapshot; readonly words: PictureWords }
    | undefined;
  private told: readonly unknown[] = [];
  private state: OverlayState | undefined;

  constructor(
    page: Document,
    private readonly words: OverlayWords,
    events: LegendEvents,
  ) {
    this.stage = new Stage(page);
    this.painter = new OverlayPainter(this.stage.canvases);
    this.chip = new LegendChip(this.stage.root, words.chip, () => this.stage.size, events);
  }

  restore(site: SitePreferences): void {
    this.chip.restore(site);
  }

  /** Comes with every draw of the chart: does only what its state changed. */
  show(state: OverlayState): void {
    this.state = state;
    const { pane, trust } = state;
    if (pane && trust.axis) {
      if (this.stage.standOver(pane, trust.axis)) this.lookAround();
    } else if (this.mayStandAlone()) this.stage.standAlone();
    else {
      this.leave();
      return;
    }
    this.picture = this.pictureOf(state);
    if (this.picture) {
      this.stage.blendWith(showsHeat(this.picture) ? state.ground : undefined);
      this.painter.show(this.picture);
    } else this.painter.clear();
    this.tell(state);
  }

  leave(): void {
    this.stage.leave();
  }

  /** Lets the user point out two levels of the plot. */
  calibrate(expected: number | undefined, signal: AbortSignal): Promise<PriceScale | undefined> {
    this.calibrator ??= new Calibrator(this.stage.root, this.words.calibration, () => this.stage.size);
    return this.calibrator.start(expected, signal);
  }

  /** Follows the plot where the page moved it. */
  follow(): void {
    this.stage.follow();
  }

  /** Looks where the page stands now: makes it lay itself out, so not for every frame. */
  lookAround(): void {
    this.stage.follow();
    const { standing } = this.stage;
    const axis = this.state?.trust.axis;
    this.room = standing && axis ? pageRoom(standing, axis, this.stage.host) : NO_ROOM_TAKEN;
    this.chip.raise(this.room.bottomLeft);
  }

  /** A pointer of the page, css px of the window. */
  point(x: number, y: number): void {
    const { picture } = this;
    if (!picture || !this.state) return;
    const { left, top } = this.stage.host.getBoundingClientRect();
    const hovered = clusterAt(picture, x - left, y - top);
    if (hovered === this.hovered || this.chip.isUnder(x, y)) return;
    this.hovered = hovered;
    this.chip.readout(hovered && this.readoutOf(hovered));
    this.show(this.state);
  }

  /** Only a window that is large enough for a chart says that it found none, and not before it had time to appear. */
  private mayStandAlone(): boolean {
    return performance.now() - this.started > GRACE && isChartsOwnWindow();
  }

  private pictureOf(state: OverlayState): Picture | undefined {
    const { silence, trust, time, snapshot, settings, factor, ground } = state;
    const { axis, scale } = trust;
    if (silence !== undefined || !axis || !scale || !snapshot || factor === undefined) return undefined;
    const hovered = this.hovered && snapshot.clusters.includes(this.hovered) ? this.hovered : undefined;
    return {
      pane: paneOf(axis.width, axis.height, devicePixelRatio),
      room: this.room,
      ground,
      scale: factor === 1 ? scale : rescaled(scale, 1 / factor),
      ...(time ? { time } : {}),
      clusters: snapshot.clusters,
      divergences: snapshot.divergences,
      absorptions: snapshot.absorptions ?? NONE_ABSORBED,
      liquidations: snapshot.liquidations,
      ownLevels: snapshot.ownLevels,
      ...(snapshot.heatmap ? { heatmap: snapshot.heatmap } : {}),
      settings,
      ...(hovered ? { hovered } : {}),
      words: this.wordsOf(snapshot, factor),
    };
  }

  /** A snapshot's words stay the same while the chart moves. Prices are said as the chart says them. */
  private wordsOf(snapshot: ChartSnapshot, factor: number): PictureWords {
    const key = factor.toPrecision(5);
    if (this.wording?.of !== snapshot || this.wording.key !== key) {
      const tickSize = snapshot.instrument.tickSize * factor;
      const once = <Thing>(say: (thing: Thing) => string) => {
        const said = new Map<Thing, string>();
        return (thing: Thing): string => {
          if (!said.has(thing)) said.set(thing, say(thing));
          return said.get(thing)!;
        };
      };
      const ownMark = {
        liquidation: once((each: OwnLevelView) => this.words.ownLevel(each, 'liquidation')),
        stop: once((each: OwnLevelView) => this.words.ownLevel(each, 'stop')),
        target: once((each: OwnLevelView) => this.words.ownLevel(each, 'target')),
        entry: once((each: OwnLevelView) => this.words.ownLevel(each, 'entry')),
      };
      const words = {
        bandLabel: once((each: ClusterView) => this.words.bandLabel(charted(each, factor), tickSize)),
        hint: once((each: ClusterView) => this.words.hint(charted(each, factor), tickSize)),
        ownLevel: (each: OwnLevelView, mark: OwnMark) => ownMark[mark](each),
      };
      this.wording = { key, of: snapshot, words };
    }
    return this.wording.words;
  }

  private readoutOf(cluster: ClusterView) {
    const { snapshot, factor = 1 } = this.state!;
    return readoutText(charted(cluster, factor), { ...snapshot!, factor }, this.words.readout);
  }

  private tell(state: OverlayState): void {
    const { silence, snapshot, settings, market, timesUnknown, trust, shift, byHand } = state;
    const age = snapshot ? Math.max(0, Math.round((Date.now() - snapshot.builtAt) / 1000)) : undefined;
    const ratio = shift?.ratio.toFixed(4);
    const told = [
      silence,
      timesUnknown,
      snapshot,
      settings,
      market,
      age,
      ratio,
      byHand,
      trust.axis?.width,
      trust.axis?.height,
      trust.state,
    ];
    if (told.every((value, i) => value === this.told[i]) && this.told.length > 0) return;
    this.told = told;
    if (silence === 'off' || silence === 'off-here') {
      this.chip.hide();
      return;
    }
    this.chip.show(this.chipText(state, age), `${trust.axis?.width}×${trust.axis?.height}`);
  }

  private chipText(state: OverlayState, age: number | undefined): ChipText {
    const { silence, snapshot, settings, market, timesUnknown, trust, shift, byHand, factor = 1 } = state;
    const { words } = this;
    const status = silence === 'stale' ? 'stale' : (snapshot?.status ?? 'off');
    const missing = silence === undefined && timesUnknown ? TIMED.filter((layer) => settings[layer]) : [];
    return {
      symbol: market.kind === 'market' ? market.market.name : '',
      venue: [...new Set(snapshot?.coverage.venues.map(({ venue }) => venue))].join(' · '),
      age: age === undefined ? '' : words.ageOf(age),
      status,
      statusWord: words.status[status],
      notice: silence ? words.silence[silence] : byHand ? words.byHand : '',
      painted: silence === undefined,
      ...(shift && snapshot ? { basis: words.basis(snapshot.instrument.symbol, shift) } : {}),
      canAccept: silence === 'unverified' && hasPriceNear(trust.axis, snapshot?.price, state.factor),
      canCalibrate: silence === 'unreadable' || silence === 'no-scale' || silence === 'unverified',
      settings,
      ...(missing.length > 0
        ? { layersMissing: { layers: missing, why: words.noTimes[timesUnknown!] } }
        : {}),
      ...(snapshot
        ? {
            bands: () =>
              bandList(
                snapshot.clusters.map((each) => charted(each, factor)),
                snapshot,
                words.readout,
              ),
          }
        : {}),
    };
  }
}

/** Whether the market's price stands on an axis or not far off it: it does not on that of a volume or an oscillator. */
function hasPriceNear(
  axis: AxisGeometry | undefined,
  price: number | undefined,
  factor: number | undefined,
): boolean {
  if (!axis?.scale || price === undefined || factor === undefined) return false;
  const y = yOfPrice(axis.scale, price * factor);
  return y > -axis.height && y < 2 * axis.height;
}

/** A cluster in the prices of the chart. */
function charted(cluster: ClusterView, factor: number): ClusterView {
  if (factor === 1) return cluster;
  return { ...cluster, low: cluster.low * factor, high: cluster.high * factor, peak: cluster.peak * factor };
}

const LEAST = { width: 400, height: 250 };

function isLarge(width: number, height: number): boolean {
  return width >= LEAST.width && height >= LEAST.height;
}

/** A frame of the same site that is large enough says itself whether it holds a chart. */
function isChartsOwnWindow(): boolean {
  if (!isLarge(innerWidth, innerHeight)) return false;
  return ![...document.querySelectorAll('iframe')].some(
    (frame) => frame.contentDocument !== null && isLarge(frame.clientWidth, frame.clientHeight),
  );
}
