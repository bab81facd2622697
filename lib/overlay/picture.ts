/** What a scene is composed of: the chart's scales, the worker's picture, the user's wishes. */
import type { PriceScale } from '../chart/price-scale';
import { sameScale } from '../chart/price-scale';
import type { TimeScale } from '../chart/time-scale';
import type { CssPx } from '../core/units';
import type { Settings } from '../protocol/settings';
import type { ClusterView, DivergenceView } from '../protocol/snapshot';

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

export interface Picture {
  readonly pane: Pane;
  readonly room: PageRoom;
  readonly scale: PriceScale;
  /** Exchange time; absent when the chart's clock is not known: no markers then. */
  readonly time?: TimeScale;
  readonly clusters: readonly ClusterView[];
  readonly divergences: readonly DivergenceView[];
  readonly settings: Pick<Settings, 'overlayOpacity' | 'palette' | 'markersVisible'>;
  readonly words: PictureWords;
}

export interface PictureWords {
  bandLabel(cluster: ClusterView): string;
  /** Where a band out of view stands: `85,987 +3.5%`. */
  hint(cluster: ClusterView): string;
}

/** Whether two pictures make the same scene. What comes from the worker is replaced as a whole, never changed. */
export function samePicture(a: Picture, b: Picture): boolean {
  return (
    sameScale(a.scale, b.scale) &&
    a.time?.slope === b.time?.slope &&
    a.time?.origin === b.time?.origin &&
    a.pane.width === b.pane.width &&
    a.pane.height === b.pane.height &&
    a.pane.ratio === b.pane.ratio &&
    a.room.topRight === b.room.topRight &&
    a.room.bottomRight === b.room.bottomRight &&
    a.clusters === b.clusters &&
    a.divergences === b.divergences &&
    a.settings === b.settings
  );
}
