/** What a surface of the page (a canvas, an SVG, a group of elements) carries in text. */
import type { TextMark } from '../chart/label-column';

/** A text as it was drawn on a canvas, in pixels of its backing store. */
export interface DrawnText {
  text: string;
  x: number;
  /** The middle of its line. */
  y: number;
  /** The middle of its ink, where it was hung on the middle of its line. */
  inkY: number;
  width: number;
  align: TextMark['align'];
  ink: string;
  /** What its place was rounded to; 0: it was not. */
  grain: number;
}

export type Surface = HTMLElement | SVGElement;
