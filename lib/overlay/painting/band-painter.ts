/** Paints what stands at a price. Nothing outside of this folder touches a canvas. */
import type { Band, BandScene, Outline, OwnLevel, Trace } from '../scene';
import { bodyInk, featherOf, hatchInk, INKS, lineInk, OWN, remembered, solid } from './ink';
import { hintPlate, labelPlate, levelPlate } from './plates';
import { Surface } from './surface';

const MARGIN = 6; // css px between a plate and the price axis
const LEFTMOST = 0.3; // of the plot's width: a plate that is wider than the rest is left out

type Context = CanvasRenderingContext2D;

export class BandPainter {
  private readonly bodies = remembered<CanvasGradient>();
  private readonly hatches = remembered<CanvasPattern>();
  private readonly fades = remembered<CanvasGradient>();
  private readonly surface: Surface;

  constructor(canvas: HTMLCanvasElement) {
    this.surface = new Surface(canvas);
  }

  paint(scene: BandScene): void {
    const { width, height, bands, traces, levels } = scene;
    const context =
      bands.length + traces.length + scene.hints.length + levels.length > 0 &&
      this.surface.begin(width, height);
    if (!context) {
      this.surface.clear();
      return;
    }
    for (const trace of traces) paintTrace(context, scene, trace);
    for (const band of bands) this.paintBand(context, scene, band);
    this.fadeIntoThePast(context, scene);
    if (scene.outline) paintOutline(context, scene, scene.outline);
    for (const level of levels) paintLevel(context, scene, level);
    for (const label of scene.labels) paintPlate(context, scene, label.y, labelPlate(label, scene));
    for (const hint of scene.hints) paintPlate(context, scene, hint.y, hintPlate(hint, scene));
    for (const level of levels) if (level.text) paintPlate(context, scene, level.y, levelPlate(level, scene));
  }

  clear(): void {
    this.surface.clear();
  }

  /** Inks stand at the band, not at the canvas, so that they stay the same while the chart is panned. */
  private paintBand(context: Context, { width, ratio, ground }: BandScene, band: Band): void {
    const feather = featherOf(ratio);
    const line = lineInk(band.colour, ground);
    const body = `${solid(band.colour)}|${band.height}|${band.peak - band.top}|${ratio}`;
    context.setTransform(1, 0, 0, 1, 0, band.top - feather);
    context.globalAlpha = band.alpha;
    context.fillStyle = this.bodies(body, () => bodyInk(context, band, ratio));
    context.fillRect(0, 0, width, band.height + 2 * feather);
    context.setTransform(1, 0, 0, 1, 0, band.top);
    if (band.side === 'short' && band.height >= 6 * ratio) {
      context.globalAlpha = band.alpha * 0.45;
      context.fillStyle = this.hatches(`${line}|${ratio}`, () => hatchInk(context, line, ratio));
      context.fillRect(0, 0, width, band.height);
    }
    const thickness = Math.max(1, Math.round(1.25 * ratio));
    context.globalAlpha = Math.min(1, band.alpha * 1.3);
    context.fillStyle = line;
    context.fillRect(0, band.facing === 'top' ? 0 : band.height - thickness, width, thickness);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
  }

  /**
   * The past is dimmer than the right edge, where the price is: history stays readable, and the heat tells it better.
   * Only where something was painted: raster costs by the area.
   */
  private fadeIntoThePast(context: Context, scene: BandScene): void {
    const { width, overHeat } = scene;
    const until = overHeat ? 0.9 : 0.75;
    context.globalCompositeOperation = 'destination-out';
    context.fillStyle = this.fades(`${width}|${overHeat}`, () => {
      const mask = context.createLinearGradient(0, 0, width, 0);
      mask.addColorStop(overHeat ? 0.4 : 0, overHeat ? 'rgba(0,0,0,1)' : 'rgba(0,0,0,0.6)');
      mask.addColorStop(until, 'rgba(0,0,0,0)');
      return mask;
    });
    for (const [top, bottom] of paintedStretches(scene)) {
      context.fillRect(0, top, Math.ceil(until * width), bottom - top);
    }
    context.globalCompositeOperation = 'source-over';
  }
}

/** The rows that bands and traces stand on, from the top, none twice. */
function paintedStretches({ bands, traces, height, ratio }: BandScene): [number, number][] {
  const feather = featherOf(ratio);
  const all = [
    ...bands.map(({ top, height: high }) => [top - feather, top + high + feather] as const),
    ...traces.map(({ y }) => [y - 2 * ratio, y + 3 * ratio] as const),
  ];
  const merged: [number, number][] = [];
  for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
    const [top, bottom] = [Math.max(0, Math.floor(from)), Math.min(height, Math.ceil(to))];
    const last = merged.at(-1);
    if (last && top <= last[1]) last[1] = Math.max(last[1], bottom);
    else if (bottom > top) merged.push([top, bottom]);
  }
  return merged;
}

function paintTrace(context: Context, { width, ratio }: BandScene, trace: Trace): void {
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

function paintOutline(context: Context, { width, ratio, ground }: BandScene, { top, height }: Outline): void {
  const line = Math.max(1, Math.round(ratio));
  context.fillStyle = INKS[ground].outline;
  context.fillRect(0, top - line, width, line);
  context.fillRect(0, top + height, width, line);
}

function paintLevel(context: Context, { width, ratio }: BandScene, { y, beyond }: OwnLevel): void {
  if (beyond) return;
  const line = Math.max(1, Math.round(1.5 * ratio));
  const middle = y + (line % 2) / 2; // sharp on the device's px
  context.setLineDash([8 * ratio, 5 * ratio]);
  context.lineWidth = line;
  context.strokeStyle = OWN;
  context.beginPath();
  context.moveTo(0, middle);
  context.lineTo(width, middle);
  context.stroke();
  context.setLineDash([]);
}

function paintPlate(context: Context, { width, ratio }: BandScene, y: number, plate: ImageBitmap): void {
  const left = width - plate.width - Math.round(MARGIN * ratio);
  if (left >= LEFTMOST * width) context.drawImage(plate, left, y - Math.round(plate.height / 2));
}
