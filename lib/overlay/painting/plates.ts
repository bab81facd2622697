/** The plates that text stands on, painted once each and then copied. */
import type { Ground } from '../picture';
import type { BandLabel, EdgeHint, OwnLevel } from '../scene';
import { type Context, hatchInk, INKS, lineInk, OWN, solid, THREAT } from './ink';

const MARGIN = 6; // css px between a plate and the price axis
const LEFTMOST = 0.3; // of the plot's width: a plate that is wider than the rest is left out
const HEIGHT = 16; // css px
const HINT_HEIGHT = 18;
const BEFORE_HINT = 39; // css px of arrow and sample
const BEFORE_LEVEL = 20; // css px of arrow
const OWN_TEXT = 'rgb(40,0,20)';

const MOST = 400; // kept; a new price every second would fill the memory

const kept = new Map<string, ImageBitmap>();

function plate(key: string, make: () => ImageBitmap): ImageBitmap {
  const image = kept.get(key) ?? make();
  if (kept.size >= MOST) kept.clear();
  kept.set(key, image);
  return image;
}

const scratch = new OffscreenCanvas(1, 1);

function fontOf(ratio: number): string {
  return `500 ${11 * ratio}px system-ui, sans-serif`;
}

function widthOf(text: string, ratio: number): number {
  const context = scratch.getContext('2d')!;
  context.font = fontOf(ratio);
  return Math.ceil(context.measureText(text).width);
}

interface Look {
  readonly ratio: number;
  readonly ground: Ground;
}

/** A plate as wide as its text and what stands before it, css px. */
function blank(
  text: string,
  before: number,
  height: number,
  ratio: number,
  { plate, rim }: { readonly plate: string; readonly rim: string },
): OffscreenCanvasRenderingContext2D {
  const width = widthOf(text, ratio) + Math.ceil((before + 6) * ratio);
  const context = new OffscreenCanvas(width, Math.round(height * ratio)).getContext('2d')!;
  const line = Math.max(1, Math.round(ratio));
  context.beginPath();
  context.roundRect(line / 2, line / 2, width - line, context.canvas.height - line, 4 * ratio);
  context.fillStyle = plate;
  context.fill();
  context.lineWidth = line;
  context.strokeStyle = rim;
  context.stroke();
  context.font = fontOf(ratio);
  context.textBaseline = 'middle';
  return context;
}

interface Edge {
  /** Of the plot, device px. */
  readonly width: number;
  readonly ratio: number;
}

/** At the plot's right edge. */
export function paintPlate(context: Context, edge: Edge, y: number, plate: ImageBitmap): void {
  const left = edge.width - plate.width - Math.round(MARGIN * edge.ratio);
  if (left >= LEFTMOST * edge.width) context.drawImage(plate, left, y - Math.round(plate.height / 2));
}

/** A label with a stroke of its band's colour before it. */
export function labelPlate({ text, colour }: BandLabel, { ratio, ground }: Look): ImageBitmap {
  return plate(`${text}|${solid(colour)}|${ratio}|${ground}`, () => {
    const context = blank(text, 11, HEIGHT, ratio, INKS[ground]);
    context.fillStyle = solid(colour);
    context.beginPath();
    context.roundRect(4 * ratio, 4 * ratio, 3 * ratio, (HEIGHT - 8) * ratio, 1.5 * ratio);
    context.fill();
    context.fillStyle = INKS[ground].text;
    context.fillText(text, 11 * ratio, (HEIGHT / 2 + 0.5) * ratio);
    return context.canvas.transferToImageBitmap();
  });
}

/** A small piece of a band as it looks in the plot: hatched for shorts, with the edge that faces the price. */
function paintSample(context: Context, { colour, side, facing }: EdgeHint, { ratio, ground }: Look): void {
  const [left, top, width, height] = [18, 4, 15, 10].map((px) => Math.round(px * ratio)) as [
    number,
    number,
    number,
    number,
  ];
  const edge = Math.max(1, Math.round(1.5 * ratio));
  const line = lineInk(colour, ground);
  context.globalAlpha = 0.4;
  context.fillStyle = solid(colour);
  context.fillRect(left, top, width, height);
  context.globalAlpha = 0.7;
  if (side === 'short') {
    context.fillStyle = hatchInk(context, line, ratio / 2);
    context.fillRect(left, top, width, height);
  }
  context.globalAlpha = 1;
  context.fillStyle = line;
  context.fillRect(left, facing === 'top' ? top : top + height - edge, width, edge);
}

function paintArrow(context: Context, up: boolean, ratio: number): void {
  const [tip, base] = up ? [6, 12] : [12, 6];
  context.beginPath();
  context.moveTo(10 * ratio, tip * ratio);
  context.lineTo(6 * ratio, base * ratio);
  context.lineTo(14 * ratio, base * ratio);
  context.closePath();
  context.fill();
}

export function hintPlate(hint: EdgeHint, look: Look): ImageBitmap {
  const { text, colour, side, facing, up } = hint;
  const { ratio, ground } = look;
  return plate(`${text}|${solid(colour)}|${ratio}|${ground}|${side}|${facing}|${up}`, () => {
    const context = blank(text, BEFORE_HINT, HINT_HEIGHT, ratio, INKS[ground]);
    paintSample(context, hint, look);
    context.fillStyle = INKS[ground].quiet;
    paintArrow(context, up, ratio);
    context.fillText(text, BEFORE_HINT * ratio, (HINT_HEIGHT / 2 + 0.5) * ratio);
    return context.canvas.transferToImageBitmap();
  });
}

/**
 * The user's own: a liquidation price, and what a band threatens, on a plate of its own colour, the others framed in it.
 * With an arrow where it is out of view.
 */
export function levelPlate({ text, beyond, mark, inBand }: OwnLevel, { ratio, ground }: Look): ImageBitmap {
  return plate(`${text}|own|${ratio}|${ground}|${beyond}|${mark}|${inBand}`, () => {
    const before = beyond ? BEFORE_LEVEL : 7;
    const colour = inBand ? THREAT : OWN;
    const isFull = inBand || mark === 'liquidation';
    const fill = isFull ? colour : INKS[ground].plate;
    const context = blank(text, before, HINT_HEIGHT, ratio, { plate: fill, rim: colour });
    context.fillStyle = isFull ? OWN_TEXT : INKS[ground].text;
    if (beyond) paintArrow(context, beyond === 'top', ratio);
    context.fillText(text, before * ratio, (HINT_HEIGHT / 2 + 0.5) * ratio);
    return context.canvas.transferToImageBitmap();
  });
}
