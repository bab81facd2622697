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
const PATIENCE = 8; // draws without an axis, after which only every 16th is looked at
const REST = 16;

let ids = 0;

function isSame(a: LabelExtent, b: LabelExtent): boolean {
  const sideways = Math.min(Math.abs(a.left - b.left), Math.abs(a.right - b.right));
  return sideways <= SAME_AXIS && a.top < b.bottom && b.top < a.bottom;
}

function timeRows(marks: readonly TextMark[]): TimeRow[] {
  const rows: TimeRow[] = [];
  for (const row of alignedRows(marks)) {
    if (row.length < FEWEST_ANCHORS || rows.length === MOST_ROWS) break;
    const anchors = readTimeRow(row.map((mark) => ({ text: mark.text, x: leftOf(mark) + mark.width / 2 })));
    if (anchors.length >= FEWEST_ANCHORS)
      rows.push({ y: row[0]!.y, anchors: anchors.slice(0, MOST_ANCHORS) });
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
    this.axes = readings.map((reading) => ({ ...reading, id: this.idOf(reading) }));
    this.rows = timeRows(marks);
    const read = this.rows.length > 0 || this.axes.some(({ fit, refusal }) => fit ?? refusal === 'percent');
    this.failures = read ? 0 : this.failures + 1;
    return true;
  }

  private idOf({ extent }: AxisReading): number {
    const before = this.axes.find((axis) => isSame(axis.extent, extent));
    return before ? before.id : ++ids;
  }
}
