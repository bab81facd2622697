/**
 * Paints the heat: an image made once for each revision of the data, then only moved and stretched with the chart. Along
 * time its columns keep sharp edges, since heat ends where it was taken; along price they are soft, so the image holds
 * several px a row and is copied without smoothing.
 */
import { heatPixels } from '../heat-ink';
import { type HeatPlane, planeOf, sameHeatmap, smoothed } from '../heat-plane';
import { heatStrips } from '../heat-strips';
import { type Picture, showsHeat, xOfInstant } from '../picture';
import { Surface } from './surface';

const DENSEST = 0.85; // alpha at full opacity: candles stay readable through it
const TO_COME = 0.55; // of that: what is open now, beyond the last column, if nothing changes
const FINEST = 8; // px of the image a row
const MOST_PIXELS = 1_500_000;

interface HeatImage {
  readonly plane: HeatPlane;
  /** A column is one px wide. */
  readonly bitmap: ImageBitmap;
}

/** Rows are widened by the canvas, which is told to blend one into the next. */
function imageOf({ heatmap, settings, ground }: Picture): HeatImage | undefined {
  const given = heatmap && planeOf(heatmap);
  if (!given) return undefined;
  const plane = smoothed(given, settings.smoothing);
  const { columns, rows } = plane;
  const { palette, threshold } = settings;
  const cells = new OffscreenCanvas(columns, rows);
  const context = cells.getContext('2d')!;
  const image = context.createImageData(columns, rows);
  image.data.set(heatPixels(plane, { palette, threshold, ground }));
  context.putImageData(image, 0, 0);
  const fineness = Math.max(1, Math.min(FINEST, Math.floor(MOST_PIXELS / (columns * rows))));
  const wide = new OffscreenCanvas(columns, rows * fineness);
  wide.getContext('2d')!.drawImage(cells, 0, 0, columns, rows * fineness);
  return { plane, bitmap: wide.transferToImageBitmap() };
}

function sameImage(a: Picture, b: Picture): boolean {
  return (
    a.ground === b.ground &&
    a.settings.palette === b.settings.palette &&
    a.settings.threshold === b.settings.threshold &&
    a.settings.smoothing === b.settings.smoothing &&
    sameHeatmap(a.heatmap, b.heatmap)
  );
}

export class HeatPainter {
  private readonly surface: Surface;
  private made: { readonly of: Picture; readonly image: HeatImage | undefined } | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.surface = new Surface(canvas);
  }

  paint(picture: Picture): void {
    const { pane, time, bar, scale, settings } = picture;
    const image = showsHeat(picture) ? this.imageOf(picture) : undefined;
    const [width, height] = [Math.round(pane.width * pane.ratio), Math.round(pane.height * pane.ratio)];
    const context = time && image && this.surface.begin(width, height);
    if (!context) {
      this.surface.clear();
      return;
    }
    const { bitmap, plane } = image;
    const { columns, rows, start, duration } = plane;
    const left = xOfInstant(time, start, bar) * pane.ratio;
    const across = time.slope * duration * pane.ratio;
    const toCome = (width - left) / across - columns; // in columns
    for (const { top, bottom, offset, stretch } of heatStrips(scale, plane, height, pane.ratio)) {
      context.save();
      context.beginPath();
      context.rect(0, top, width, bottom - top);
      context.clip();
      context.setTransform(across, 0, 0, stretch, left, offset);
      context.imageSmoothingEnabled = across < 1 || Math.abs(stretch) < 1; // cells finer than the screen
      context.globalAlpha = DENSEST * settings.overlayOpacity;
      context.drawImage(bitmap, 0, 0, columns, rows);
      context.globalAlpha *= TO_COME;
      if (toCome > 0) context.drawImage(bitmap, columns - 1, 0, 1, bitmap.height, columns, 0, toCome, rows);
      context.restore();
    }
  }

  clear(): void {
    this.surface.clear();
    this.made = undefined;
  }

  private imageOf(picture: Picture): HeatImage | undefined {
    if (!this.made || !sameImage(this.made.of, picture)) {
      this.made?.image?.bitmap.close();
      this.made = { of: picture, image: imageOf(picture) };
    }
    return this.made.image;
  }
}
