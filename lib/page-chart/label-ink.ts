/**
 * Where the middle of a label stands: charts of the TradingView family centre a label on its own ink,
 * (descent - ascent) ÷ 2 of the text with its digits 2…9 replaced by 0, as their width caches measure it.
 */
import { call, natives } from './natives';

type TextContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const MOST = 2_000;
const middles = new Map<string, number>();

/** Css px from the text's anchor down to the middle of its ink, in the context's own units. */
export function inkMiddle(context: TextContext, text: string): number {
  const shape = text.replace(/[2-9]/g, '0');
  const key = `${context.font}|${context.textBaseline}|${shape}`;
  const known = middles.get(key);
  if (known !== undefined) return known;
  const metrics = call(natives.measureText, context, [shape]) as TextMetrics;
  const middle = (metrics.actualBoundingBoxDescent - metrics.actualBoundingBoxAscent) / 2;
  if (middles.size >= MOST) middles.clear();
  middles.set(key, middle);
  return middle;
}
