/**
 * The labels of charts drawn in SVG. Their text stands on whole pixels, often beside the place it labels; a grid line
 * drawn near by says that place better.
 */
import type { TextMark } from '../chart/label-column';
import { rectOf } from './plot-place';

const MOST_TEXTS = 250;
const MOST_LINES = 250;
const LONGEST = 40;
const LONG_LINE = 0.3; // of the surface's width: a grid line, not a tick or a candle's wick
const SNAP = 9; // css px from a label to its grid line
const UNIFORM = 1.5; // css px by which labels may differ in that
const FEWEST_SNAPPED = 3;
const CRISP = 0.01; // css px

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

/** Where the grid's horizontal lines stand. */
function gridLines(svg: SVGSVGElement, frame: DOMRect): number[] {
  const lines: number[] = [];
  for (const line of [...svg.querySelectorAll('path, line')].slice(0, MOST_LINES)) {
    const { width, height, top } = rectOf(line);
    if (height < 0.5 && width >= LONG_LINE * frame.width) lines.push(top + height / 2 - frame.top);
  }
  return lines;
}

interface Snap {
  readonly line: number;
  readonly offset: number;
}

function nearestLine(y: number, lines: readonly number[]): Snap | undefined {
  let best: Snap | undefined;
  for (const line of lines) {
    const offset = line - y;
    if (Math.abs(offset) <= SNAP && !(best && Math.abs(best.offset) <= Math.abs(offset)))
      best = { line, offset };
  }
  return best;
}

/** The offset at which most different lines have a label: those of times stand in a row, near one line at most. */
function usualOffset(snaps: readonly (Snap | undefined)[]): number | undefined {
  const lines = new Map<number, Set<number>>();
  for (const snap of snaps) {
    if (!snap) continue;
    const offset = Math.round(snap.offset);
    lines.set(offset, (lines.get(offset) ?? new Set()).add(snap.line));
  }
  const around = (offset: number): number =>
    [-1, 0, 1].reduce((sum, by) => sum + (lines.get(offset + by)?.size ?? 0), 0);
  const [usual] = [...lines.keys()].sort((a, b) => around(b) - around(a));
  return usual !== undefined && around(usual) >= FEWEST_SNAPPED ? usual : undefined;
}

/** A grid is drawn crisp at whole pixels, or in the middle of them. */
function grainOf(lines: readonly number[]): number {
  const halves = lines.map((line) => Math.abs(2 * line - Math.round(2 * line)));
  const parts = lines.map((line) => Math.abs(line - lines[0]! - Math.round(line - lines[0]!)));
  return Math.max(...halves, ...parts) <= CRISP ? 1 : 0;
}

/** Labels that each have a line of their own equally near are put onto it. */
function snapped(marks: readonly TextMark[], lines: readonly number[]): readonly TextMark[] {
  const near = marks.map(({ y }) => nearestLine(y, lines));
  const usual = usualOffset(near);
  if (usual === undefined) return marks;
  const snaps = near.map((snap) => snap && (Math.abs(snap.offset - usual) <= UNIFORM ? snap : undefined));
  const grain = grainOf(snaps.flatMap((snap) => snap?.line ?? []));
  return marks.map((mark, i) => (snaps[i] ? { ...mark, y: snaps[i].line, grain } : mark));
}

export function svgMarks(svg: SVGSVGElement): readonly TextMark[] {
  const frame = rectOf(svg);
  const texts = [...svg.querySelectorAll('text')].slice(0, MOST_TEXTS);
  return snapped(
    texts.flatMap((text) => markOf(text, frame) ?? []),
    gridLines(svg, frame),
  );
}
