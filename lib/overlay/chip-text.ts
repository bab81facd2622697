/** What the legend is told, in which words it says it, and what it tells. */
import type { OverlaySettings } from '../protocol/settings';
import type { SitePreferences } from '../protocol/site';
import type { Status } from '../protocol/snapshot';
import type { BandList } from './readout';

export const LAYERS = [
  'bandsVisible',
  'heatmapVisible',
  'markersVisible',
  'liquidationsVisible',
  'positionVisible',
] as const satisfies readonly (keyof OverlaySettings)[];

export type Layer = (typeof LAYERS)[number];

export interface ChipText {
  readonly symbol: string;
  readonly venue: string;
  readonly age: string;
  readonly status: Status | 'off';
  readonly statusWord: string;
  /** Why nothing is painted; empty when all is well. */
  readonly notice: string;
  /** Whether bands are on the chart, so that their key is of use. */
  readonly painted: boolean;
  /** How the bands were brought to the charted market; absent when they are its own. */
  readonly basis?: string;
  /** Whether the user may say that the scale is right, or set one by hand. */
  readonly canAccept: boolean;
  readonly canCalibrate: boolean;
  readonly settings: OverlaySettings;
  /** Layers that are switched on and cannot be shown, and why. */
  readonly layersMissing?: { readonly layers: readonly Layer[]; readonly why: string };
  /** What can be read out; asked for only when the user steps through it. */
  readonly bands?: () => BandList;
}

export interface ChipWords {
  readonly name: string;
  readonly fold: string;
  readonly unfold: string;
  readonly weak: string;
  readonly strong: string;
  readonly shorts: string;
  readonly longs: string;
  readonly accept: string;
  readonly calibrate: string;
  readonly layers: string;
  readonly layer: Readonly<Record<Layer, string>>;
  readonly opacity: string;
  readonly threshold: string;
  readonly smoothing: string;
  readonly colourBlind: string;
  readonly hideHere: string;
  readonly hideHereHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly advice: string;
  readonly help: string;
  share(share: number): string;
  /** How far the heat is smoothed, given in buckets to either side. */
  smoothed(buckets: number): string;
}

export interface LegendEvents {
  changeOverlay(change: Partial<OverlaySettings>): void;
  changeSite(change: Partial<SitePreferences>): void;
  acceptScale(): void;
  calibrate(): void;
}
