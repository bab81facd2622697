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
const OWN = 3; // css px from a single label to its line
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

interface Line {
  readonly y: number;
  /** The grid's lines share one, that of the last price has its own. */
  readonly stroke: string;
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

interface Snap {
  readonly line: Line;
  readonly offset: number;
}

function nearestLine(y: number, lines: readonly Line[]): Snap | undefined {
  let best: Snap | undefined;
  for (const line of lines) {
    const offset = line.y - y;
    if (Math.abs(offset) <= SNAP && !(best && Math.abs(best.offset) <= Math.abs(offset)))
      best = { line, offset };
  }
  return best;
}

type Snaps = readonly (Snap | undefined)[];

/** The offset at which most different lines have a label: those of times stand in a row, near one line at most. */
function usualOffset(snaps: Snaps): number | undefined {
  const lines = new Map<number, Set<number>>();
  for (const snap of snaps) {
    if (!snap) continue;
    const offset = Math.round(snap.offset);
    lines.set(offset, (lines.get(offset) ?? new Set()).add(snap.line.y));
  }
  const around = (offset: number): number =>
    [-1, 0, 1].reduce((sum, by) => sum + (lines.get(offset + by)?.size ?? 0), 0);
  const [usual] = [...lines.keys()].sort((a, b) => around(b) - around(a));
  return usual !== undefined && around(usual) >= FEWEST_SNAPPED ? usual : undefined;
}

function most(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/**
 * The grid's labels by the lines that each has equally near, which share a stroke as they an ink. What is written in
 * another ink has a line of another stroke, if any: the last price may stand on a grid line.
 */
function snapsOf(marks: readonly TextMark[], lines: readonly Line[]): Snaps {
  const nearest = marks.map(({ y }) => nearestLine(y, lines));
  const usual = usualOffset(nearest);
  if (usual === undefined) return [];
  const usually = (snap: Snap | undefined): snap is Snap =>
    snap !== undefined && Math.abs(snap.offset - usual) <= UNIFORM;
  const stroke = most(nearest.flatMap((snap) => (usually(snap) ? snap.line.stroke : [])));
  const ink = most(nearest.flatMap((snap, i) => (usually(snap) ? marks[i]!.ink : [])));
  const grid = lines.filter((line) => line.stroke === stroke);
  const others = lines.filter((line) => line.stroke !== stroke);
  return marks.map((mark) => {
    const snap = nearestLine(mark.y, mark.ink === ink ? grid : others);
    const near = mark.ink === ink ? usually(snap) : snap && Math.abs(snap.offset) <= OWN;
    return near ? snap : undefined;
  });
}

/** 1 where all stand on whole pixels, or all at one fraction of a pixel, as crisp lines do. */
function grainOf(ys: readonly number[]): number {
  const parts = ys.map((y) => Math.abs(y - ys[0]! - Math.round(y - ys[0]!)));
  return Math.max(...parts) <= CRISP ? 1 : 0;
}

function snapped(marks: readonly TextMark[], lines: readonly Line[]): readonly TextMark[] {
  const snaps = snapsOf(marks, lines);
  const onLines = grainOf(snaps.flatMap((snap) => snap?.line.y ?? []));
  const inText = grainOf(marks.flatMap(({ y }, i) => (snaps[i] ? [] : y)));
  return marks.map((mark, i) => {
    const snap = snaps[i];
    return snap ? { ...mark, y: snap.line.y, grain: onLines } : { ...mark, grain: inText };
  });
}

export function svgMarks(svg: SVGSVGElement): readonly TextMark[] {
  const frame = rectOf(svg);
  const texts = [...svg.querySelectorAll('text')].slice(0, MOST_TEXTS);
  return snapped(
    texts.flatMap((text) => markOf(text, frame) ?? []),
    longLines(svg, frame),
  );
}
