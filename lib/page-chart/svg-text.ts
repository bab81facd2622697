/**
 * The labels of charts drawn in SVG. Their text stands on whole pixels, often beside the place it labels; a grid line
 * drawn near by says that place better.
 */
import type { TextMark } from '../chart/label-column';
import { type Line, snapped } from './line-snap';
import { rectOf } from './plot-place';

const MOST_TEXTS = 250;
const MOST_LINES = 250;
const LONGEST = 40;
const LONG_LINE = 0.3; // of the surface's width: a grid line, not a tick or a candle's wick

function alignOf(text: SVGTextElement): TextMark['align'] {
  const anchor =
    text.getAttribute('text-anchor') ?? text.closest('[text-anchor]')?.getAttribute('text-anchor');
  return anchor === 'middle' ? 'center' : anchor === 'end' ? 'right' : 'left';
}

function isUpright(text: SVGTextElement): boolean {
  const matrix = text.getScreenCTM();
  return matrix !== null && Math.abs(matrix.b) < 1e-6 && Math.abs(matrix.c) < 1e-6;
}

function markOf(text: SVGTextElement, frame: DOMRect): TextMark | undefined {
  const words = text.textContent;
  if (words.length > LONGEST || !/\d/.test(words) || !isUpright(text)) return undefined;
  const { left, right, top, bottom, width } = rectOf(text);
  const inside =
    left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 9 && bottom <= frame.bottom + 9;
  if (!inside || width === 0) return undefined;
  const style = getComputedStyle(text);
  if (style.visibility === 'hidden' || Number(style.opacity) === 0) return undefined;
  const align = alignOf(text);
  const x = align === 'left' ? left : align === 'right' ? right : (left + right) / 2;
  return {
    text: words,
    x: x - frame.left,
    y: (top + bottom) / 2 - frame.top,
    align,
    width,
    grain: 0,
    ink: style.fill,
  };
}

/** The long horizontal lines. */
function longLines(svg: SVGSVGElement, frame: DOMRect): Line[] {
  const lines: Line[] = [];
  for (const line of [...svg.querySelectorAll('path, line')].slice(0, MOST_LINES)) {
    const { width, height, top } = rectOf(line);
    if (height >= 0.5 || width < LONG_LINE * frame.width) continue;
    lines.push({ y: top + height / 2 - frame.top, stroke: getComputedStyle(line).stroke });
  }
  return lines;
}

export function svgMarks(svg: SVGSVGElement): readonly TextMark[] {
  const frame = rectOf(svg);
  const texts = [...svg.querySelectorAll('text')].slice(0, MOST_TEXTS);
  return snapped(
    texts.flatMap((text) => markOf(text, frame) ?? []),
    longLines(svg, frame),
  );
}
