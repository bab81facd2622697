/** Colours, gradients and patterns. */
import { rgba, type Rgb } from '../palette';
import type { Ground } from '../picture';
import type { Band } from '../scene';

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What text and outlines are made of, so that they stand off the page's own ground. */
export const INKS = {
  dark: {
    plate: 'rgba(13,15,22,0.82)',
    rim: 'rgba(236,239,248,0.1)',
    text: 'rgba(236,239,248,0.94)',
    quiet: 'rgba(236,239,248,0.8)',
    outline: 'rgba(245,247,255,0.9)',
  },
  light: {
    plate: 'rgba(255,255,255,0.9)',
    rim: 'rgba(24,28,44,0.22)',
    text: 'rgba(22,26,38,0.94)',
    quiet: 'rgba(22,26,38,0.78)',
    outline: 'rgba(22,26,38,0.85)',
  },
} as const;

/** The user's own: a colour that neither the heat nor the marks have. */
export const OWN = 'rgb(255,64,150)';

/** Of those that a band threatens. */
export const THREAT = 'rgb(255,74,60)';

const FEATHER = 7; // css px beyond a band over which it fades
const HATCH = 7; // css px between hatch lines
const SHADE = 0.62;

export function solid(colour: Rgb): string {
  return rgba(colour, 1);
}

/** A band's edges and hatching: on a light plot a shade darker than its body, since yellow on white is no line. */
export function lineInk(colour: Rgb, ground: Ground): string {
  if (ground === 'dark') return solid(colour);
  const [r, g, b] = colour.map((channel) => Math.round(channel * SHADE)) as [number, number, number];
  return rgba([r, g, b], 1);
}

export function featherOf(ratio: number): number {
  return FEATHER * ratio;
}

/** From `featherOf` above a band's top: densest at the peak, half of that at the edges, nothing at either end. */
export function bodyInk(context: Context, band: Band, ratio: number): CanvasGradient {
  const feather = featherOf(ratio);
  const height = band.height + 2 * feather;
  const at = (y: number): number => Math.min(1, Math.max(0, y / height));
  const fill = context.createLinearGradient(0, 0, 0, height);
  fill.addColorStop(0, rgba(band.colour, 0));
  fill.addColorStop(at(feather), rgba(band.colour, 0.5));
  fill.addColorStop(at(band.peak - band.top + feather), rgba(band.colour, 1));
  fill.addColorStop(at(feather + band.height), rgba(band.colour, 0.5));
  fill.addColorStop(1, rgba(band.colour, 0));
  return fill;
}

/** Diagonal lines, as a tile that repeats without a seam. */
export function hatchInk(context: Context, colour: string, ratio: number): CanvasPattern {
  const step = Math.round(HATCH * ratio);
  const tile = new OffscreenCanvas(step, step).getContext('2d')!;
  tile.strokeStyle = colour;
  tile.lineWidth = ratio;
  for (const shift of [-step, 0, step]) {
    tile.moveTo(shift - 1, step + 1);
    tile.lineTo(shift + step + 1, -1);
  }
  tile.stroke();
  return context.createPattern(tile.canvas, 'repeat')!;
}
