/** What is to be painted, in device px, before any canvas is touched. */
import type { DevicePx } from '../core/units';
import type { Rgb } from './palette';
import type { Ground } from './picture';

export interface Band {
  readonly top: DevicePx;
  readonly height: DevicePx;
  /** Where the band is densest; inside it. */
  readonly peak: DevicePx;
  readonly colour: Rgb;
  readonly alpha: number;
  /** The position that is closed there: shorts are hatched, longs are not. */
  readonly side: 'long' | 'short';
  /** The edge that faces the price: on an upright chart longs' upper, shorts' lower. */
  readonly facing: 'top' | 'bottom';
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
  readonly facing: Band['facing'];
  readonly up: boolean;
}

/** Which of a position's prices a line stands at. */
export type OwnMark = 'liquidation' | 'stop' | 'target' | 'entry';

export interface OwnLine {
  readonly y: DevicePx;
  readonly mark: OwnMark;
  /** A band of estimated forced orders threatens it. */
  readonly inBand: boolean;
}

/** What is said of one of the user's own prices; `beyond` an edge of the plot it is said there. */
export interface OwnLevel extends OwnLine {
  readonly text: string;
  readonly beyond?: 'top' | 'bottom';
}

/** The outline of the band under the pointer. */
export interface Outline {
  readonly top: DevicePx;
  readonly height: DevicePx;
}

/** Css px beyond the plot that are composed too: what is painted there comes into view when the chart moves. */
export interface Margin {
  readonly across: number;
  readonly down: number;
}

export const NO_MARGIN: Margin = { across: 0, down: 0 };

interface Look {
  /** Device px per css px. */
  readonly ratio: number;
  readonly ground: Ground;
}

/** What stands at a price and at no time: it moves and stretches with the chart. */
export interface BandScene extends Look {
  /** The plot's. */
  readonly width: DevicePx;
  readonly bands: readonly Band[];
  readonly traces: readonly Trace[];
  readonly labels: readonly BandLabel[];
  /** The user's own prices, and what is said of those in view. */
  readonly lines: readonly OwnLine[];
  readonly levels: readonly OwnLevel[];
  /** The heat tells of the past: bands are for now. */
  readonly overHeat: boolean;
  readonly outline?: Outline;
}

/** What is said at the plot's upper and lower edges of what lies beyond them: it stays there while the chart moves. */
export interface EdgeScene extends Look {
  /** The plot's. */
  readonly width: DevicePx;
  readonly height: DevicePx;
  readonly hints: readonly EdgeHint[];
  readonly levels: readonly OwnLevel[];
}

/** A divergence: its pivot, and the bar whose close confirmed it. */
export interface Marker {
  readonly x: DevicePx;
  readonly y: DevicePx;
  readonly confirmedX: DevicePx;
  readonly confirmedY: DevicePx;
  readonly bullish: boolean;
  readonly hidden: boolean;
  /** On which side of the pivot its mark stands, clear of the bar. */
  readonly stands: 'above' | 'below';
}

/** A stretch of absorption, at the price that it ended at. */
export interface Absorption {
  readonly from: DevicePx;
  readonly to: DevicePx;
  readonly y: DevicePx;
  /** The resting orders bought. */
  readonly bullish: boolean;
  /** On which side of its line it is closed: where the resting orders stood. */
  readonly stands: 'above' | 'below';
}

/** A forced order that happened. */
export interface ForcedOrder {
  readonly x: number;
  readonly y: number;
  /** Device px from the middle of the mark to its corners; its square is as the dollars. */
  readonly reach: number;
  readonly side: 'long' | 'short';
}

/** All that stands at a time and a price. */
export interface MarkScene extends Look {
  readonly markers: readonly Marker[];
  readonly absorptions: readonly Absorption[];
  readonly orders: readonly ForcedOrder[];
}
