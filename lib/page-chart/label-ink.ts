/**
 * How wide a label is, and where the middle of its ink stands: (descent - ascent) ÷ 2 of the text with its digits 2…9
 * replaced by 0, as charts of the TradingView family measure it, which centre labels on their ink.
 */
import { call, natives } from './natives';

export type TextContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface Ink {
  /** From the text's anchor down to the middle of its ink, in the context's own units. */
  readonly middle: number;
  readonly width: number;
}

const MOST = 2_000;
/** By font and baseline, and by the text's shape. */
const known = new Map<string, Ink>();

export function inkOf(context: TextContext, text: string): Ink {
  const shape = text.replace(/[2-9]/g, '0');
  const key = `${context.font}|${context.textBaseline}|${shape}`;
  let ink = known.get(key);
  if (!ink) {
    const metrics = call(natives.measureText, context, [shape]) as TextMetrics;
    const middle = (metrics.actualBoundingBoxDescent - metrics.actualBoundingBoxAscent) / 2;
    if (known.size >= MOST) known.clear();
    known.set(key, (ink = { middle, width: metrics.width }));
  }
  return ink;
}
