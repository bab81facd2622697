/** Paints what stands at a price. Nothing outside of this folder touches a canvas. */
import { compose } from '../compose';
import { sameBands } from '../picture';
import type { Band, BandScene, Outline, OwnLine, Trace } from '../scene';
import type { Drawing } from './gliding-sheet';
import { labelPlate, levelPlate, paintPlate } from './plates';
import { bodyInk, type Context, featherOf, hatchInk, INKS, lineInk, OWN, solid, THREAT } from './ink';

export const BANDS: Drawing = {
  margin: { across: 0, down: 0.5 },
  mostStretch: 1.05,
  timed: false,
  same: sameBands,
  painting(picture, margin) {
    const scene = compose(picture, margin);
    const { bands, traces, lines, outline } = scene;
    if (bands.length + traces.length + lines.length === 0) return undefined;
    return (context) => {
      for (const trace of traces) paintTrace(context, scene, trace);
      for (const band of bands) paintBand(context, scene, band);
      fadeIntoThePast(context, scene);
      if (outline) paintOutline(context, scene, outline);
      for (const line of lines) paintLine(context, scene, line);
      for (const label of scene.labels) paintPlate(context, scene, label.y, labelPlate(label, scene));
      for (const level of scene.levels)
        if (level.text) paintPlate(context, scene, level.y, levelPlate(level, scene));
    };
  },
};

function paintBand(context: Context, { width, ratio, ground }: BandScene, band: Band): void {
  const feather = featherOf(ratio);
  const line = lineInk(band.colour, ground);
  context.translate(0, band.top - feather);
  context.globalAlpha = band.alpha;
  context.fillStyle = bodyInk(context, band, ratio);
  context.fillRect(0, 0, width, band.height + 2 * feather);
  context.translate(0, feather);
  if (band.side === 'short' && band.height >= 6 * ratio) {
    context.globalAlpha = band.alpha * 0.45;
    context.fillStyle = hatchInk(context, line, ratio);
    context.fillRect(0, 0, width, band.height);
  }
  const thickness = Math.max(1, Math.round(1.25 * ratio));
  context.globalAlpha = Math.min(1, band.alpha * 1.3);
  context.fillStyle = line;
  context.fillRect(0, band.facing === 'top' ? 0 : band.height - thickness, width, thickness);
  context.translate(0, -band.top);
  context.globalAlpha = 1;
}

/**
 * The past is dimmer than the right edge, where the price is: history stays readable, and the heat tells it better.
 * Only where something was painted: raster costs by the area.
 */
function fadeIntoThePast(context: Context, scene: BandScene): void {
  const { width, overHeat } = scene;
  const until = overHeat ? 0.9 : 0.75;
  const mask = context.createLinearGradient(0, 0, width, 0);
  mask.addColorStop(overHeat ? 0.4 : 0, overHeat ? 'rgba(0,0,0,1)' : 'rgba(0,0,0,0.6)');
  mask.addColorStop(until, 'rgba(0,0,0,0)');
  context.globalCompositeOperation = 'destination-out';
  context.fillStyle = mask;
  for (const [top, bottom] of paintedStretches(scene))
    context.fillRect(0, top, Math.ceil(until * width), bottom - top);
  context.globalCompositeOperation = 'source-over';
}

/** The rows that bands and traces stand on, from the top, none twice. */
function paintedStretches({ bands, traces, ratio }: BandScene): [number, number][] {
  const feather = featherOf(ratio);
  const all = [
    ...bands.map(({ top, height: high }) => [top - feather, top + high + feather] as const),
    ...traces.map(({ y }) => [y - 2 * ratio, y + 3 * ratio] as const),
  ];
  const merged: [number, number][] = [];
  for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
    const [top, bottom] = [Math.floor(from), Math.ceil(to)];
    const last = merged.at(-1);
    if (last && top <= last[1]) last[1] = Math.max(last[1], bottom);
    else merged.push([top, bottom]);
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

/** Dashed where a position would be force-closed, dotted where it is opened or closed by its owner; in a band heavier. */
function paintLine(context: Context, { width, ratio }: BandScene, { y, mark, inBand }: OwnLine): void {
  const isLiquidation = mark === 'liquidation';
  const line = Math.max(1, Math.round((isLiquidation ? 1.5 : 1) * (inBand ? 1.6 : 1) * ratio));
  const middle = y + (line % 2) / 2; // sharp on the device's px
  context.setLineDash((isLiquidation ? [8, 5] : [2, 4]).map((px) => px * ratio));
  context.lineWidth = line;
  context.strokeStyle = inBand ? THREAT : OWN;
  context.beginPath();
  context.moveTo(0, middle);
  context.lineTo(width, middle);
  context.stroke();
  context.setLineDash([]);
}
