/** What one surface of the page carries, from draw to draw: its price axes and its rows of times. */
import { type AxisReading, type LabelExtent, readAxes } from '../chart/axis-reading';
import { alignedRows, leftOf, type TextMark } from '../chart/label-column';
import { readTimeRow } from '../chart/time-label';
import type { TimeAnchor } from '../chart/time-scale';

export interface Axis extends AxisReading {
  /** Names the axis for as long as its surface carries it. */
  readonly id: number;
}

export interface TimeRow {
  /** Css px of the surface. */
  readonly y: number;
  readonly anchors: readonly TimeAnchor[];
}

const FEWEST_ANCHORS = 3;
const MOST_ANCHORS = 60;
const MOST_ROWS = 2;
const SAME_AXIS = 24; // css px that an axis may move between two draws
const SAME_LABEL = 4; // css px
const PATIENCE = 8; // draws without an axis, after which only every 16th is looked at
const REST = 16;

let ids = 0;

/** Css px by which two stretches of one column overlap; undefined where they are of different columns. */
function overlap(a: LabelExtent, b: LabelExtent): number | undefined {
  const sideways = Math.min(Math.abs(a.left - b.left), Math.abs(a.right - b.right));
  const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return sideways <= SAME_AXIS && along > 0 ? along : undefined;
}

function anchorsIn(row: readonly TextMark[]): TimeAnchor[] {
  return readTimeRow(row.map((mark) => ({ text: mark.text, x: leftOf(mark) + mark.width / 2 })));
}

/** Whether a second line of labels belongs to the first: dates that stand under some of its hours. */
function isUnder(second: TimeRow, first: TimeRow): boolean {
  return second.anchors.every(({ x }) =>
    first.anchors.some((anchor) => Math.abs(anchor.x - x) <= SAME_LABEL),
  );
}

/** The longest row, and what belongs to it; `stacked` may carry the label of a crosshair, which has the whole date. */
function timeRows(marks: readonly TextMark[], stacked: readonly TextMark[]): TimeRow[] {
  const rows: TimeRow[] = [];
  for (const row of alignedRows(marks)) {
    const texts = rows.length === 0 ? [...row, ...stacked] : row;
    const anchors = anchorsIn(texts);
    if (rows.length === 0 && (row.length < FEWEST_ANCHORS || anchors.length * 2 < row.length)) continue;
    if (anchors.length === 0) continue;
    const found = { y: row[0]!.y, anchors: anchors.slice(0, MOST_ANCHORS) };
    if (rows.length === 0 ? anchors.length >= FEWEST_ANCHORS : isUnder(found, rows[0]!)) rows.push(found);
    if (rows.length === MOST_ROWS) break;
  }
  return rows;
}

function sameMarks(a: readonly TextMark[], b: readonly TextMark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => {
      const { text, x, y, align, width, ink } = b[i]!;
      return (
        mark.text === text &&
        mark.y === y &&
        mark.x === x &&
        mark.ink === ink &&
        mark.align === align &&
        mark.width === width
      );
    })
  );
}

export class SurfaceReading {
  axes: readonly Axis[] = [];
  rows: readonly TimeRow[] = [];
  /** What stands on it now. */
  marks: readonly TextMark[] = [];
  private failures = 0;
  /** What the axes and rows were read from: a pan along one axis leaves the labels of the other as they are. */
  private seen: { readonly marks: readonly TextMark[]; readonly stacked: readonly TextMark[] } | undefined;

  /** Reads its texts; `stacked` are those of a surface that lies over this one. False: there is nothing to read here. */
  read(stacked: readonly TextMark[]): boolean {
    const { marks, seen } = this;
    if (this.failures > PATIENCE && this.failures++ % REST !== 0) return false;
    if (this.failures === 0 && seen && sameMarks(marks, seen.marks) && sameMarks(stacked, seen.stacked))
      return true;
    this.seen = { marks, stacked };
    const readings = readAxes(marks, this.axes, stacked);
    this.axes = this.named(readings);
    this.rows = timeRows(marks, stacked);
    const read = this.rows.length > 0 || this.axes.some(({ fit, refusal }) => fit ?? refusal === 'percent');
    this.failures = read ? 0 : this.failures + 1;
    return true;
  }

  /** Each axis goes by the name of that which stood most where it stands. */
  private named(readings: readonly AxisReading[]): Axis[] {
    const pairs = readings.flatMap((reading) =>
      this.axes.flatMap((before) => {
        const shared = overlap(before.extent, reading.extent);
        return shared === undefined ? [] : [{ reading, before, shared }];
      }),
    );
    const names = new Map<AxisReading, number>();
    for (const { reading, before } of pairs.sort((a, b) => b.shared - a.shared)) {
      if (!names.has(reading) && ![...names.values()].includes(before.id)) names.set(reading, before.id);
    }
    return readings.map((reading) => ({ ...reading, id: names.get(reading) ?? ++ids }));
  }
}
