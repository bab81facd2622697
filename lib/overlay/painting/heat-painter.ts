/**
 * Paints the heat in two steps: the cells, made once for each revision of the data, are stretched to the chart's prices
 * a column wide; that is stretched along the time axis. A pan in time repeats only the second, which keeps each column's
 * edges sharp: heat ends where it was taken.
 */
import { type PriceScale, sameScale } from '../../chart/price-scale';
import type { HeatmapView } from '../../protocol/snapshot';
import { heatPixels } from '../heat-ink';
import { type HeatPlane, planeOf, smoothed } from '../heat-plane';
import { heatStrips } from '../heat-strips';
import { type Picture, xOfInstant } from '../picture';
import { Surface } from './surface';

const DENSEST = 0.85; // alpha at full opacity: candles stay readable through it
const TO_COME = 0.55; // of that: what is open now, beyond the last column, if nothing changes

interface HeatImage {
  readonly plane: HeatPlane;
  readonly cells: OffscreenCanvas;
}

interface Made {
  readonly picture: Picture;
  readonly image: HeatImage | undefined;
}

function sameData(a: HeatmapView | undefined, b: HeatmapView): boolean {
  return (
    a === b ||
    (a?.intensity === b.intensity && a.columnTimes[0] === b.columnTimes[0] && a.lowest === b.lowest)
  );
}

function sameLook(a: Picture, b: Picture): boolean {
  return (
    a.ground === b.ground &&
    a.settings.palette === b.settings.palette &&
    a.settings.threshold === b.settings.threshold &&
    a.settings.smoothing === b.settings.smoothing
  );
}

function imageOf(view: HeatmapView, { settings, ground }: Picture): HeatImage | undefined {
  const given = planeOf(view);
  if (!given) return undefined;
  const plane = smoothed(given, settings.smoothing);
  const cells = new OffscreenCanvas(plane.columns, plane.rows);
  const context = cells.getContext('2d')!;
  const { palette, threshold } = settings;
  const image = context.createImageData(plane.columns, plane.rows);
  image.data.set(heatPixels(plane, { palette, threshold, ground }));
  context.putImageData(image, 0, 0);
  return { plane, cells };
}

/** The cells stretched to a chart's prices; as many px wide as there are columns. */
class FittedCells {
  readonly canvas = new OffscreenCanvas(1, 1);
  private readonly context = this.canvas.getContext('2d')!;
  private image: HeatImage | undefined;
  private scale: PriceScale | undefined;
  private ratio = 0;

  fit(image: HeatImage, scale: PriceScale, height: number, ratio: number): void {
    const { canvas, context } = this;
    const { columns, rows } = image.plane;
    const sized = canvas.width === columns && canvas.height === height;
    const same = image === this.image && this.scale && sameScale(this.scale, scale) && ratio === this.ratio;
    if (sized && same) return;
    [this.image, this.scale, this.ratio] = [image, scale, ratio];
    if (!sized) [canvas.width, canvas.height] = [columns, height];
    else context.clearRect(0, 0, columns, height);
    for (const { top, bottom, offset, stretch } of heatStrips(scale, image.plane, height, ratio)) {
      context.save();
      context.beginPath();
      context.rect(0, top, columns, bottom - top);
      context.clip();
      context.setTransform(1, 0, 0, stretch, 0, offset);
      context.drawImage(image.cells, 0, 0, columns, rows);
      context.restore();
    }
  }
}

export class HeatPainter {
  private readonly surface: Surface;
  private readonly fitted = new FittedCells();
  private made: Made | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.surface = new Surface(canvas);
  }

  paint(picture: Picture): void {
    const { pane, time, bar, scale, settings } = picture;
    const image = time && settings.heatmapVisible ? this.imageFor(picture) : undefined;
    const [width, height] = [Math.round(pane.width * pane.ratio), Math.round(pane.height * pane.ratio)];
    const context = time && image && this.surface.begin(width, height);
    if (!context) {
      this.surface.clear();
      return;
    }
    const { columns, start, duration } = image.plane;
    const left = xOfInstant(time, start, bar) * pane.ratio;
    const stretch = time.slope * duration * pane.ratio;
    const end = left + columns * stretch;
    this.fitted.fit(image, scale, height, pane.ratio);
    context.imageSmoothingEnabled = stretch < 1;
    context.globalAlpha = DENSEST * settings.overlayOpacity;
    context.drawImage(this.fitted.canvas, left, 0, columns * stretch, height);
    context.globalAlpha *= TO_COME;
    context.drawImage(this.fitted.canvas, columns - 1, 0, 1, height, end, 0, width - end, height);
  }

  clear(): void {
    this.surface.clear();
    this.made = undefined;
  }

  private imageFor(picture: Picture): HeatImage | undefined {
    const { heatmap } = picture;
    if (!heatmap) return undefined;
    const { made } = this;
    if (!made || !sameData(made.picture.heatmap, heatmap) || !sameLook(made.picture, picture))
      this.made = { picture, image: imageOf(heatmap, picture) };
    return this.made?.image;
  }
}
