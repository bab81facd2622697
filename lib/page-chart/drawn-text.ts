/** What a surface of the page (a canvas, an SVG, a group of elements) carries in text. */
import type { TextMark } from '../chart/label-column';

/** A text as it was drawn on a canvas, in pixels of its backing store. */
export interface DrawnText {
  text: string;
  x: number;
  /** Where the text's baseline `middle` stands, or its ink's middle where it hangs on another baseline. */
  y: number;
  /** The middle of its ink. */
  inkY: number;
  width: number;
  align: TextMark['align'];
  ink: string;
}

export type Surface = HTMLElement | SVGElement;

/** Texts in css px from the surface's left top corner. */
export type Reading = (surface: Surface, marks: readonly TextMark[]) => void;
