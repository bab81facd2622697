/** The dark plates that text stands on, painted once each and then copied. */
import type { BandLabel, EdgeHint, OwnLevel } from '../scene';
import { type Context, hatchInk, OWN, PLATE, remembered, solid } from './ink';

const TEXT = 'rgba(236,239,248,0.94)';
const QUIET = 'rgba(236,239,248,0.8)';
const HEIGHT = 16; // css px
const HINT_HEIGHT = 18;
const BEFORE_HINT = 39; // css px of arrow and sample
const BEFORE_LEVEL = 20; // css px of arrow
const OWN_TEXT = 'rgb(40,0,20)';

const plate = remembered<ImageBitmap>();
const scratch = new OffscreenCanvas(1, 1);

function fontOf(ratio: number): string {
  return `500 ${11 * ratio}px system-ui, sans-serif`;
}

function widthOf(text: string, ratio: number): number {
  const context = scratch.getContext('2d')!;
  context.font = fontOf(ratio);
  return Math.ceil(context.measureText(text).width);
}

/** A plate as wide as its text and what stands before it, css px. */
function blank(
  text: string,
  before: number,
  height: number,
  ratio: number,
  ground = PLATE,
): OffscreenCanvasRenderingContext2D {
  const width = widthOf(text, ratio) + Math.ceil((before + 6) * ratio);
  const context = new OffscreenCanvas(width, Math.round(height * ratio)).getContext('2d')!;
  context.fillStyle = ground;
  context.beginPath();
  context.roundRect(0, 0, width, context.canvas.height, 4 * ratio);
  context.fill();
  context.font = fontOf(ratio);
  context.textBaseline = 'middle';
  return context;
}

/** A label with a stroke of its band's colour before it. */
export function labelPlate({ text, colour }: BandLabel, ratio: number): ImageBitmap {
  return plate(`${text}|${solid(colour)}|${ratio}`, () => {
    const context = blank(text, 11, HEIGHT, ratio);
    context.fillStyle = solid(colour);
    context.beginPath();
    context.roundRect(4 * ratio, 4 * ratio, 3 * ratio, (HEIGHT - 8) * ratio, 1.5 * ratio);
    context.fill();
    context.fillStyle = TEXT;
    context.fillText(text, 11 * ratio, (HEIGHT / 2 + 0.5) * ratio);
    return context.canvas.transferToImageBitmap();
  });
}

/** A small piece of a band as it looks in the plot: hatched for shorts, with the edge that faces the price. */
function paintSample(context: Context, { colour, side, facing }: EdgeHint, ratio: number): void {
  const [left, top, width, height] = [18, 4, 15, 10].map((px) => Math.round(px * ratio)) as [
    number,
    number,
    number,
    number,
  ];
  const edge = Math.max(1, Math.round(1.5 * ratio));
  context.globalAlpha = 0.4;
  context.fillStyle = solid(colour);
  context.fillRect(left, top, width, height);
  context.globalAlpha = 0.7;
  if (side === 'short') {
    context.fillStyle = hatchInk(context, colour, ratio / 2);
    context.fillRect(left, top, width, height);
  }
  context.globalAlpha = 1;
  context.fillStyle = solid(colour);
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

export function hintPlate(hint: EdgeHint, ratio: number): ImageBitmap {
  const { text, colour, side, facing, up } = hint;
  return plate(`${text}|${solid(colour)}|${ratio}|${side}|${facing}|${up}`, () => {
    const context = blank(text, BEFORE_HINT, HINT_HEIGHT, ratio);
    paintSample(context, hint, ratio);
    context.fillStyle = QUIET;
    paintArrow(context, up, ratio);
    context.fillText(text, BEFORE_HINT * ratio, (HINT_HEIGHT / 2 + 0.5) * ratio);
    return context.canvas.transferToImageBitmap();
  });
}

/** The user's own, on a plate of its own colour; with an arrow where it is out of view. */
export function levelPlate({ text, beyond }: OwnLevel, ratio: number): ImageBitmap {
  return plate(`${text}|own|${ratio}|${beyond}`, () => {
    const before = beyond ? BEFORE_LEVEL : 7;
    const context = blank(text, before, HINT_HEIGHT, ratio, OWN);
    context.fillStyle = OWN_TEXT;
    if (beyond) paintArrow(context, beyond === 'top', ratio);
    context.fillText(text, before * ratio, (HINT_HEIGHT / 2 + 0.5) * ratio);
    return context.canvas.transferToImageBitmap();
  });
}
