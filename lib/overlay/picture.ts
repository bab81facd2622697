/** What is painted follows from this: the chart's scales, the worker's picture, the user's wishes. */
import type { PriceScale } from '../chart/price-scale';
import { type TimeScale, xOfTime } from '../chart/time-scale';
import type { CssPx } from '../core/units';
import type { AbsorptionView } from '../protocol/absorption';
import type { OverlaySettings } from '../protocol/settings';
import type {
  ClusterView,
  DivergenceView,
  HeatmapView,
  LiquidationView,
  OwnLevelView,
} from '../protocol/snapshot';
import { sameHeatmap } from './heat-plane';
import type { OwnMark } from './scene';

export interface Pane {
  readonly width: CssPx;
  readonly height: CssPx;
  /** Device px per css px. */
  readonly ratio: number;
}

/** How much of the plot the page covers with something of its own, css px from the edge, in three of the corners. */
export interface PageRoom {
  readonly topRight: number;
  readonly bottomRight: number;
  readonly bottomLeft: number;
}

export const NO_ROOM_TAKEN: PageRoom = { topRight: 0, bottomRight: 0, bottomLeft: 0 };

/** The page's own plot: what stands on it must be told from it. */
export type Ground = 'dark' | 'light';

export interface Picture {
  readonly pane: Pane;
  readonly room: PageRoom;
  readonly ground: Ground;
  /** In the perpetual's prices; its slope is positive on an inverted chart. */
  readonly scale: PriceScale;
  /** Exchange time; absent when the chart's clock is not known: nothing is painted then that has a time. */
  readonly time?: TimeScale;
  /** Ms of one of the chart's bars, where known. */
  readonly bar?: number;
  readonly clusters: readonly ClusterView[];
  readonly divergences: readonly DivergenceView[];
  readonly absorptions: readonly AbsorptionView[];
  readonly liquidations: readonly LiquidationView[];
  readonly ownLevels: readonly OwnLevelView[];
  readonly heatmap?: HeatmapView;
  readonly settings: OverlaySettings;
  /** One of `clusters`: the band under the pointer. */
  readonly hovered?: ClusterView;
  readonly words: PictureWords;
}

export interface PictureWords {
  bandLabel(cluster: ClusterView): string;
  /** Where a band out of view stands: `85,987 +3.5%`. */
  hint(cluster: ClusterView): string;
  /** `Your liquidation · 10× long`. */
  ownLevel(level: OwnLevelView, mark: OwnMark): string;
}

/** A chart's bar stands about its opening time, so what happened within it lies half a bar further left. */
export function xOfInstant(time: TimeScale, instant: number, bar = 0): CssPx {
  return xOfTime(time, instant - bar / 2) as CssPx;
}

export function showsHeat({ settings, time, heatmap }: Picture): boolean {
  return settings.heatmapVisible && time !== undefined && heatmap !== undefined;
}

function sameGround(a: Picture, b: Picture): boolean {
  return (
    a.pane.width === b.pane.width &&
    a.pane.height === b.pane.height &&
    a.pane.ratio === b.pane.ratio &&
    a.ground === b.ground &&
    a.settings === b.settings &&
    a.scale.kind === b.scale.kind
  );
}

/**
 * Whether two pictures have the same bands, wherever the chart has moved them since. What comes from the worker is
 * replaced as a whole, never changed.
 */
export function sameBands(a: Picture, b: Picture): boolean {
  return (
    sameGround(a, b) &&
    a.room.topRight === b.room.topRight &&
    a.room.bottomRight === b.room.bottomRight &&
    a.clusters === b.clusters &&
    a.ownLevels === b.ownLevels &&
    a.hovered === b.hovered &&
    showsHeat(a) === showsHeat(b)
  );
}

/** Whether two pictures have the same marks of what happened, wherever the chart has moved them since. */
export function sameMarks(a: Picture, b: Picture): boolean {
  return (
    sameGround(a, b) &&
    (a.time === undefined) === (b.time === undefined) &&
    a.bar === b.bar &&
    a.divergences === b.divergences &&
    a.absorptions === b.absorptions &&
    a.liquidations === b.liquidations
  );
}

/** Whether two pictures have the same image of the heat, wherever the chart has moved it since. */
export function sameHeat(a: Picture, b: Picture): boolean {
  return (
    a.ground === b.ground &&
    a.scale.kind === b.scale.kind &&
    a.settings.palette === b.settings.palette &&
    a.settings.threshold === b.settings.threshold &&
    a.settings.smoothing === b.settings.smoothing &&
    sameHeatmap(a.heatmap, b.heatmap)
  );
}
