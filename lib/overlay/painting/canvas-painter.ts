/** Paints a scene. Nothing outside of this folder touches a canvas. */
import type { Band, BandLabel, EdgeHint, Scene, Trace } from '../scene';
import { bodyInk, featherOf, hatchInk, remembered, solid } from './ink';
import { paintMarker } from './marker-painter';
import { hintPlate, labelPlate } from './plates';

const MARGIN = 6; // css px between a plate and the price axis
const LEFTMOST = 0.3; // of the plot's width: a plate that is wider than the rest is left out

type Context = CanvasRenderingContext2D;

export class CanvasPainter {
  private readonly bodies = remembered<CanvasGradient>();
  private readonly hatches = remembered<CanvasPattern>();
  private readonly fades = remembered<CanvasGradient>();
  private empty = true;

  constructor(private readonly canvas: HTMLCanvasElement) {}

  paint(scene: Scene): void {
    const context = this.canvas.getContext('2d');
    if (!context) return;
    this.fit(scene);
    context.clearRect(0, 0, scene.width, scene.height);
    for (const trace of scene.traces) paintTrace(context, scene, trace);
    for (const band of scene.bands) this.paintBand(context, scene, band);
    this.fadeIntoThePast(context, scene);
    for (const label of scene.labels) paintPlate(context, scene, label, labelPlate(label, scene.ratio));
    for (const hint of scene.hints) paintPlate(context, scene, hint, hintPlate(hint, scene.ratio));
    for (const marker of scene.markers) paintMarker(context, scene.ratio, marker);
    this.empty = false;
  }

  clear(): void {
    if (this.empty) return;
    this.empty = true;
    this.canvas.getContext('2d')?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** Inks stand at the band, not at the canvas, so that they stay the same while the chart is panned. */
  private paintBand(context: Context, { width, ratio }: Scene, band: Band): void {
    const feather = featherOf(ratio);
    const colour = solid(band.colour);
    const body = `${colour}|${band.height}|${band.peak - band.top}|${ratio}`;
    context.setTransform(1, 0, 0, 1, 0, band.top - feather);
    context.globalAlpha = band.alpha;
    context.fillStyle = this.bodies(body, () => bodyInk(context, band, ratio));
    context.fillRect(0, 0, width, band.height + 2 * feather);
    context.setTransform(1, 0, 0, 1, 0, band.top);
    if (band.side === 'short' && band.height >= 6 * ratio) {
      context.globalAlpha = band.alpha * 0.45;
      context.fillStyle = this.hatches(`${colour}|${ratio}`, () => hatchInk(context, band.colour, ratio));
      context.fillRect(0, 0, width, band.height);
    }
    // The edge that faces the price: longs' upper, shorts' lower.
    const thickness = Math.max(1, Math.round(1.25 * ratio));
    context.globalAlpha = Math.min(1, band.alpha * 1.3);
    context.fillStyle = colour;
    context.fillRect(0, band.side === 'long' ? 0 : band.height - thickness, width, thickness);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
  }

  /** The past is dimmer than the right edge, where the price is: history stays readable. */
  private fadeIntoThePast(context: Context, { width, height }: Scene): void {
    context.globalCompositeOperation = 'destination-in';
    context.fillStyle = this.fades(String(width), () => {
      const mask = context.createLinearGradient(0, 0, width, 0);
      mask.addColorStop(0, 'rgba(0,0,0,0.4)');
      mask.addColorStop(0.75, 'rgba(0,0,0,1)');
      return mask;
    });
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  }

  private fit({ width, height }: Scene): void {
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
  }
}

function paintTrace(context: Context, { width, ratio }: Scene, trace: Trace): void {
  const dot = Math.max(1, Math.round(1.5 * ratio));
  context.globalAlpha = trace.alpha;
  context.strokeStyle = solid(trace.colour);
  context.lineWidth = dot;
  context.setLineDash([dot, 6 * ratio - dot]);
  context.beginPath();
  context.moveTo(0, trace.y + dot / 2);
  context.lineTo(width, trace.y + dot / 2);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function paintPlate(
  context: Context,
  { width, ratio }: Scene,
  { y }: BandLabel | EdgeHint,
  plate: ImageBitmap,
): void {
  const left = width - plate.width - Math.round(MARGIN * ratio);
  if (left >= LEFTMOST * width) context.drawImage(plate, left, y - Math.round(plate.height / 2));
}
