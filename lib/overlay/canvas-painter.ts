/** Paints a scene. The only file that touches a canvas. */
import { rgba, type Rgb } from './palette';
import type { Band, BandLabel, Marker, Scene, Trace } from './scene';

const FEATHER = 7; // css px beyond a band over which it fades
const HATCH = 7; // css px between hatch lines
const INK = 'rgba(13,15,22,0.82)';
const BULLISH: Rgb = [86, 214, 168];
const BEARISH: Rgb = [255, 138, 128];

type Context = CanvasRenderingContext2D;

/** A soft body: densest at the peak, half of that at the edges, nothing a few pixels beyond. */
function paintBody(context: Context, scene: Scene, band: Band): void {
  const feather = FEATHER * scene.ratio;
  const top = band.top - feather;
  const height = band.height + 2 * feather;
  const at = (y: number): number => Math.min(1, Math.max(0, (y - top) / height));
  const fill = context.createLinearGradient(0, top, 0, top + height);
  fill.addColorStop(0, rgba(band.colour, 0));
  fill.addColorStop(at(band.top), rgba(band.colour, band.alpha * 0.5));
  fill.addColorStop(at(band.peak), rgba(band.colour, band.alpha));
  fill.addColorStop(at(band.top + band.height), rgba(band.colour, band.alpha * 0.5));
  fill.addColorStop(1, rgba(band.colour, 0));
  context.fillStyle = fill;
  context.fillRect(0, top, scene.width, height);
}

function paintHatch(context: Context, scene: Scene, band: Band): void {
  const step = HATCH * scene.ratio;
  context.save();
  context.beginPath();
  context.rect(0, band.top, scene.width, band.height);
  context.clip();
  context.beginPath();
  for (let x = -band.height; x < scene.width; x += step) {
    context.moveTo(x, band.top + band.height);
    context.lineTo(x + band.height, band.top);
  }
  context.strokeStyle = rgba(band.colour, band.alpha * 0.45);
  context.lineWidth = scene.ratio;
  context.stroke();
  context.restore();
}

/** The edge that faces the price: longs' upper, shorts' lower. */
function paintEdge(context: Context, scene: Scene, band: Band): void {
  const thickness = Math.max(1, Math.round(1.25 * scene.ratio));
  context.fillStyle = rgba(band.colour, Math.min(1, band.alpha * 1.3));
  context.fillRect(
    0,
    band.side === 'long' ? band.top : band.top + band.height - thickness,
    scene.width,
    thickness,
  );
}

function paintTrace(context: Context, scene: Scene, trace: Trace): void {
  context.fillStyle = rgba(trace.colour, trace.alpha);
  const dot = Math.max(1, Math.round(1.5 * scene.ratio));
  for (let x = 0; x < scene.width; x += 6 * scene.ratio) context.fillRect(Math.round(x), trace.y, dot, dot);
}

/** The past is dimmer than the right edge, where the price is: history stays readable. */
function fadeIntoThePast(context: Context, scene: Scene): void {
  const mask = context.createLinearGradient(0, 0, scene.width, 0);
  mask.addColorStop(0, 'rgba(0,0,0,0.4)');
  mask.addColorStop(0.75, 'rgba(0,0,0,1)');
  context.globalCompositeOperation = 'destination-in';
  context.fillStyle = mask;
  context.fillRect(0, 0, scene.width, scene.height);
  context.globalCompositeOperation = 'source-over';
}

function paintLabel(context: Context, scene: Scene, label: BandLabel): void {
  const { ratio } = scene;
  const height = 16 * ratio;
  const width = Math.ceil(context.measureText(label.text).width) + 17 * ratio;
  const left = scene.width - width - 6 * ratio;
  if (left < scene.width * 0.3) return;
  context.fillStyle = INK;
  context.beginPath();
  context.roundRect(left, label.y - height / 2, width, height, 4 * ratio);
  context.fill();
  context.fillStyle = rgba(label.colour, 1);
  context.beginPath();
  context.roundRect(
    left + 4 * ratio,
    label.y - height / 2 + 4 * ratio,
    3 * ratio,
    height - 8 * ratio,
    1.5 * ratio,
  );
  context.fill();
  context.fillStyle = 'rgba(236,239,248,0.94)';
  context.fillText(label.text, left + 11 * ratio, label.y + 0.5 * ratio);
}

function paintMarker(context: Context, scene: Scene, marker: Marker): void {
  const { ratio } = scene;
  const colour = marker.bullish ? BULLISH : BEARISH;
  const away = (marker.bullish ? 1 : -1) * ratio; // bullish pivots are lows: the mark stands below them
  const tip = marker.y + 5 * away;
  context.strokeStyle = rgba(colour, 0.85);
  context.lineWidth = 1.25 * ratio;
  context.setLineDash([3 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(marker.x, tip);
  context.lineTo(marker.confirmedX, marker.confirmedY);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(marker.x, tip);
  context.lineTo(marker.x - 5 * ratio, tip + 8 * away);
  context.lineTo(marker.x + 5 * ratio, tip + 8 * away);
  context.closePath();
  context.fillStyle = marker.hidden ? INK : rgba(colour, 0.95);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(marker.confirmedX, marker.confirmedY, 2.5 * ratio, 0, 2 * Math.PI);
  context.fillStyle = rgba(colour, 0.95);
  context.fill();
}

export class CanvasPainter {
  private painted = '';

  constructor(private readonly canvas: HTMLCanvasElement) {}

  /** Paints, unless the very same scene is already there. Tells whether it painted. */
  paint(scene: Scene): boolean {
    const wanted = JSON.stringify(scene);
    if (wanted === this.painted) return false;
    const context = this.canvas.getContext('2d');
    if (!context) return false;
    this.fit(scene);
    context.clearRect(0, 0, scene.width, scene.height);
    for (const trace of scene.traces) paintTrace(context, scene, trace);
    for (const band of scene.bands) {
      paintBody(context, scene, band);
      if (band.side === 'short' && band.height >= 6 * scene.ratio) paintHatch(context, scene, band);
      paintEdge(context, scene, band);
    }
    fadeIntoThePast(context, scene);
    context.font = `500 ${11 * scene.ratio}px system-ui, sans-serif`;
    context.textBaseline = 'middle';
    for (const label of scene.labels) paintLabel(context, scene, label);
    for (const marker of scene.markers) paintMarker(context, scene, marker);
    this.painted = wanted;
    return true;
  }

  clear(): void {
    if (this.painted === '') return;
    this.painted = '';
    this.canvas.getContext('2d')?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  private fit({ width, height }: Scene): void {
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
  }
}
