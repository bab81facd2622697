/** What is to be painted, in device px, before any canvas is touched. */
import type { DevicePx } from '../core/units';
import type { Rgb } from './palette';

export interface Band {
  readonly top: DevicePx;
  readonly height: DevicePx;
  /** Where the band is densest; inside it. */
  readonly peak: DevicePx;
  readonly colour: Rgb;
  readonly alpha: number;
  /** Longs stand below the price, shorts above: shorts are hatched, longs are not, and each faces the price with an edge. */
  readonly side: 'long' | 'short';
}

/** A cluster too narrow or too uncertain to be a band. */
export interface Trace {
  readonly y: DevicePx;
  readonly colour: Rgb;
  readonly alpha: number;
}

export interface BandLabel {
  readonly y: DevicePx;
  readonly text: string;
  readonly colour: Rgb;
}

/** A band beyond the plot's upper or lower edge, said at that edge. */
export interface EdgeHint extends BandLabel {
  readonly side: Band['side'];
  readonly up: boolean;
}

/** A divergence: its pivot, and the bar whose close confirmed it. */
export interface Marker {
  readonly x: DevicePx;
  readonly y: DevicePx;
  readonly confirmedX: DevicePx;
  readonly confirmedY: DevicePx;
  readonly bullish: boolean;
  readonly hidden: boolean;
}

export interface Scene {
  readonly width: DevicePx;
  readonly height: DevicePx;
  /** Device px per css px. */
  readonly ratio: number;
  readonly bands: readonly Band[];
  readonly traces: readonly Trace[];
  readonly labels: readonly BandLabel[];
  readonly hints: readonly EdgeHint[];
  readonly markers: readonly Marker[];
}
