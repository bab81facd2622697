/**
 * A canvas over a stretch of the plot, or over more than the plot, that takes neither memory nor a layer while nothing is
 * on it. What was painted once is moved and stretched by the browser's compositor, which costs no painting. It shows a
 * bitmap rather than being drawn on: a browser without a graphics card copies a canvas that is drawn on for every frame.
 */
import type { Glide } from '../glide';
import type { Context } from './ink';

/** Device px from the plot's upper left corner; whole. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const HIDDEN = 'display:none';
const PAINTED = 'matrix(1,0,0,1,0,0)';
const LOOK = 'position:absolute;pointer-events:none;will-change:transform;';

export class Surface {
  private bitmaps: ImageBitmapRenderingContext | null = null;
  /** As styles, and the plot's corner. */
  private box = '';
  private transform = '';

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.clear();
  }

  /** Paints it anew, where the chart is now; the origin is the plot's corner. */
  paint(box: Box, ratio: number, draw: (context: Context) => void): void {
    this.bitmaps ??= this.canvas.getContext('bitmaprenderer');
    const sheet = new OffscreenCanvas(box.width, box.height);
    const context = sheet.getContext('2d');
    if (!this.bitmaps || !context) return; // a browser that has no canvas left to give
    context.translate(-box.left, -box.top);
    draw(context);
    const [left, top, width, height] = [box.left, box.top, box.width, box.height].map((px) => px / ratio);
    this.dress(
      `${LOOK}left:${left}px;top:${top}px;width:${width}px;height:${height}px;transform-origin:${-left!}px ${-top!}px`,
    );
    this.bitmaps.transferFromImageBitmap(sheet.transferToImageBitmap());
    if (this.transform !== PAINTED) this.canvas.style.transform = this.transform = PAINTED;
  }

  /** Moves what is on it; whether that is now elsewhere than where it was painted. */
  place(across: Glide, down: Glide): boolean {
    if (this.box === HIDDEN) return false;
    const transform = `matrix(${across.stretch},0,0,${down.stretch},${across.shift},${down.shift})`;
    if (transform !== this.transform) this.canvas.style.transform = this.transform = transform;
    return transform !== PAINTED;
  }

  clear(): void {
    this.bitmaps?.transferFromImageBitmap(null);
    this.dress(HIDDEN);
  }

  private dress(box: string): void {
    if (box === this.box) return;
    this.canvas.style.cssText = this.box = box;
    this.transform = '';
  }
}
