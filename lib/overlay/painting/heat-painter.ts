/**
 * Paints the heat: an image made once for each revision of the data, in the chart's own measure of price, and then only
 * moved and stretched with the chart by the browser's compositor. Along time its columns keep sharp edges, since heat ends
 * where it was taken; along price they are soft, so the image holds several px a row and is shown without smoothing.
 */
import type { PriceScale } from '../../chart/price-scale';
import { type Glide, priceGlide } from '../glide';
import { heatPixels } from '../heat-ink';
import { type HeatPlane, planeOf, smoothed } from '../heat-plane';
import { heatRows } from '../heat-rows';
import { type Picture, sameHeat, xOfInstant } from '../picture';
import { Surface } from './surface';

const DENSEST = 0.85; // alpha at full opacity: candles stay readable through it
const TO_COME = 0.55; // of that: what is open now, beyond the last column, if nothing changes
const FINEST = 8; // px of the image a row
const MOST_PIXELS = 1_000_000;

/** What has happened, and what is to come if nothing changes. */
export type HeatCanvases = Readonly<Record<'heat' | 'toCome', HTMLCanvasElement>>;

interface HeatImage {
  readonly plane: HeatPlane;
  /** Where a price stands on the image, a css px its px. */
  readonly scale: PriceScale;
}

/** Out of sight, and not forgotten. */
const NOWHERE: Glide = { stretch: 0, shift: 0 };

export class HeatPainter {
  private readonly surface: Surface;
  private readonly rest: Surface;
  private made: { readonly of: Picture; readonly image: HeatImage | undefined } | undefined;

  constructor(private readonly canvases: HeatCanvases) {
    this.surface = new Surface(canvases.heat);
    this.rest = new Surface(canvases.toCome);
  }

  show(picture: Picture): void {
    const { time, pane, bar, settings, heatmap } = picture;
    if (!settings.heatmapVisible || !heatmap) {
      this.clear();
      return;
    }
    if (!this.made || !sameHeat(this.made.of, picture))
      this.made = { of: picture, image: this.imageOf(picture) };
    const { image } = this.made;
    const down = image && priceGlide(image.scale, picture.scale);
    if (!time || !down) {
      for (const surface of [this.surface, this.rest]) surface.place(NOWHERE, NOWHERE);
      return;
    }
    const { columns, start, duration } = image.plane;
    const across = { stretch: time.slope * duration, shift: xOfInstant(time, start, bar) };
    const end = across.shift + columns * across.stretch;
    this.surface.place(across, down);
    this.rest.place({ stretch: Math.max(0, pane.width - end), shift: end }, down);
    this.shade(settings.overlayOpacity, Math.min(across.stretch, Math.abs(down.stretch)) * pane.ratio);
  }

  clear(): void {
    this.made = undefined;
    this.surface.clear();
    this.rest.clear();
  }

  /** Cells that are finer than the screen are blended. */
  private shade(opacity: number, px: number): void {
    const { heat, toCome } = this.canvases;
    heat.style.opacity = String(DENSEST * opacity);
    toCome.style.opacity = String(DENSEST * TO_COME * opacity);
    heat.style.imageRendering = px < 1 ? 'auto' : 'pixelated';
  }

  private imageOf(picture: Picture): HeatImage | undefined {
    const given = planeOf(picture.heatmap!);
    if (!given) return void this.clear();
    const plane = smoothed(given, picture.settings.smoothing);
    const { columns, rows } = plane;
    const height = rows * Math.max(1, Math.min(FINEST, Math.floor(MOST_PIXELS / (columns * rows))));
    const { scale, shown } = heatRows(plane, picture.scale.kind, height);
    const { palette, threshold } = picture.settings;
    const look = { palette, threshold, ground: picture.ground };
    const image = new ImageData(columns, height);
    image.data.set(heatPixels(plane, look, shown));
    const paint = (surface: Surface, from: number): void =>
      surface.paint({ left: 0, top: 0, width: columns - from, height }, 1, (context) =>
        context.putImageData(image, -from, 0),
      );
    paint(this.surface, 0);
    paint(this.rest, columns - 1);
    return { plane, scale };
  }
}
