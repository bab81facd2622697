/** What one frame of the page shows of the overlay: where it stands, what is painted, what the legend says. */
import type { TimesUnknown } from '../../lib/chart/chart-times';
import type { ScaleTrust } from '../../lib/chart/scale-trust';
import type { TimeScale } from '../../lib/chart/time-scale';
import { compose } from '../../lib/overlay/compose';
import { pageRoom } from '../../lib/overlay/page-room';
import { CanvasPainter } from '../../lib/overlay/painting/canvas-painter';
import { type ChipText, LegendChip } from '../../lib/overlay/legend-chip';
import { NO_ROOM_TAKEN, type Picture, type PictureWords, samePicture } from '../../lib/overlay/picture';
import { paneOf, Stage } from '../../lib/overlay/stage';
import type { Silence } from '../../lib/overlay/verdict';
import type { Settings } from '../../lib/protocol/settings';
import type { ClusterView, GlanceSnapshot } from '../../lib/protocol/snapshot';
import type { OverlayWords } from './words';

const GRACE = 4_000; // before the legend says that no chart was found

/** All that the overlay shows follows from this. */
export interface OverlayState {
  readonly symbol: string;
  /** The plot; undefined when no chart is read. */
  readonly pane: HTMLElement | undefined;
  readonly trust: ScaleTrust;
  readonly time: TimeScale | undefined;
  readonly timesUnknown: TimesUnknown | undefined;
  /** Of the market on the page. */
  readonly snapshot: GlanceSnapshot | undefined;
  readonly settings: Settings;
  /** Why nothing is painted; undefined: paint. */
  readonly silence: Silence | undefined;
}

export class OverlayView {
  private readonly stage: Stage;
  private readonly painter: CanvasPainter;
  private readonly chip: LegendChip;
  private readonly started = performance.now();
  private room = NO_ROOM_TAKEN;
  private painted: Picture | undefined;
  private wording: { readonly of: GlanceSnapshot; readonly words: PictureWords } | undefined;
  private told: readonly unknown[] = [];

  constructor(
    page: Document,
    private readonly words: OverlayWords,
  ) {
    this.stage = new Stage(page);
    this.painter = new CanvasPainter(this.stage.canvas);
    this.chip = new LegendChip(this.stage.root, words.chip, () => this.stage.size);
  }

  /** Comes with every draw of the chart: does only what its state changed. */
  show(state: OverlayState): void {
    const { pane, trust } = state;
    if (pane) {
      if (this.stage.standOver(pane, trust.axis?.width, trust.axis?.height)) this.lookAround();
    } else if (this.mayStandAlone()) this.stage.standAlone();
    else {
      this.leave();
      return;
    }
    const picture = this.pictureOf(state);
    if (!picture) {
      this.painter.clear();
    } else if (!this.painted || !samePicture(this.painted, picture)) {
      this.painter.paint(compose(picture));
    }
    this.painted = picture;
    this.tell(state);
  }

  leave(): void {
    this.stage.leave();
  }

  /** Follows the plot where the page moved it. */
  follow(): void {
    this.stage.follow();
  }

  /** Looks where the page stands now: makes it lay itself out, so not for every frame. */
  lookAround(): void {
    this.stage.follow();
    const { standing } = this.stage;
    this.room = standing ? pageRoom(standing, this.stage.host) : NO_ROOM_TAKEN;
    this.chip.raise(this.room.bottomLeft);
  }

  /** Only the page's own window says that it found no chart, and not before the chart had time to appear. */
  private mayStandAlone(): boolean {
    return window === window.top && performance.now() - this.started > GRACE;
  }

  private pictureOf({ silence, trust, time, snapshot, settings }: OverlayState): Picture | undefined {
    const { axis, scale } = trust;
    if (silence !== undefined || !axis || !scale || !snapshot) return undefined;
    return {
      pane: paneOf(axis.width, axis.height, devicePixelRatio),
      room: this.room,
      scale,
      ...(time ? { time } : {}),
      clusters: snapshot.clusters,
      divergences: snapshot.divergences,
      settings,
      words: this.wordsOf(snapshot),
    };
  }

  /** A snapshot's words stay the same while the chart moves. */
  private wordsOf(snapshot: GlanceSnapshot): PictureWords {
    if (this.wording?.of !== snapshot) {
      const { tickSize } = snapshot.instrument;
      const once = (say: (cluster: ClusterView, tickSize: number) => string) => {
        const said = new Map<ClusterView, string>();
        return (cluster: ClusterView): string => {
          if (!said.has(cluster)) said.set(cluster, say(cluster, tickSize));
          return said.get(cluster)!;
        };
      };
      const words = { bandLabel: once(this.words.bandLabel), hint: once(this.words.hint) };
      this.wording = { of: snapshot, words };
    }
    return this.wording.words;
  }

  private tell({ silence, snapshot, settings, symbol, timesUnknown, trust }: OverlayState): void {
    const age = snapshot ? Math.max(0, Math.round((Date.now() - snapshot.builtAt) / 1000)) : undefined;
    const missed = settings.markersVisible && snapshot?.divergences.length ? timesUnknown : undefined;
    const told = [silence, missed, snapshot, settings, symbol, age, trust.axis?.width, trust.axis?.height];
    if (told.every((value, i) => value === this.told[i]) && this.told.length > 0) return;
    this.told = told;
    if (silence === 'off') {
      this.chip.hide();
      return;
    }
    const { words } = this;
    const status = silence === 'stale' ? 'stale' : (snapshot?.status ?? 'off');
    const text: ChipText = {
      symbol,
      venue: snapshot?.coverage.venues.map(({ venue }) => venue).join(' · ') ?? '',
      age: age === undefined ? '' : words.ageOf(age),
      status,
      statusWord: words.status[status],
      notice: silence ? words.silence[silence] : missed ? words.noMarkers[missed] : '',
      palette: settings.palette,
      painted: silence === undefined,
    };
    this.chip.show(text, `${trust.axis?.width}×${trust.axis?.height}`);
  }
}
