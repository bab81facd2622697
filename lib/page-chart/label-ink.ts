/**
 * Where the middle of a label stands: charts of the TradingView family centre a label on its own ink,
 * (descent - ascent) ÷ 2 of the text with its digits 2…9 replaced by 0, as their width caches measure it.
 */
import { call, natives } from './natives';

type TextContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const MOST = 2_000;
const MOST_FACES = 40;
/** By font and baseline, then by text. */
const known = new Map<string, Map<string, number>>();
/** By font, baseline and shape. */
const middles = new Map<string, number>();

function measured(context: TextContext, face: string, text: string): number {
  const shape = text.replace(/[2-9]/g, '0');
  const key = `${face}|${shape}`;
  let middle = middles.get(key);
  if (middle === undefined) {
    const metrics = call(natives.measureText, context, [shape]) as TextMetrics;
    middle = (metrics.actualBoundingBoxDescent - metrics.actualBoundingBoxAscent) / 2;
    if (middles.size >= MOST) middles.clear();
    middles.set(key, middle);
  }
  return middle;
}

/** Css px from the text's anchor down to the middle of its ink, in the context's own units. */
export function inkMiddle(context: TextContext, text: string): number {
  const face = `${context.font}|${context.textBaseline}`;
  let texts = known.get(face);
  if (!texts) {
    if (known.size >= MOST_FACES) known.clear();
    known.set(face, (texts = new Map()));
  }
  let middle = texts.get(text);
  if (middle === undefined) {
    if (texts.size >= MOST) texts.clear();
    texts.set(text, (middle = measured(context, face, text)));
  }
  return middle;
}
