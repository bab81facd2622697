/** Turns the texts of each draw into the geometry of the page's charts, and says so when it changed. */
import { type AxisReading, readAxis } from '../chart/axis-reading';
import type { AxisGeometry, ChartGeometry } from '../chart/chart-geometry';
import { alignedRows, type TextMark } from '../chart/label-column';
import type { PriceScale } from '../chart/price-scale';
import { readTimeLabel } from '../chart/time-label';
import type { TimeAnchor } from '../chart/time-scale';
import { isBeside, plotOf, rectOf, spans } from './plot-pane';

const MOST_AXES = 8;
const MOST_FOLLOWERS = 16;
const MOST_ANCHORS = 60;
const FEWEST_ANCHORS = 3;

interface Axis {
  reading: AxisReading;
  plot?: HTMLCanvasElement;
}

/** Canvas backing store → css px. */
function inCssPx(canvas: HTMLCanvasElement, rect: DOMRect, marks: readonly TextMark[]): TextMark[] {
  const perX = rect.width / canvas.width;
  const perY = rect.height / canvas.height;
  return marks.map((mark) => ({ ...mark, x: mark.x * perX, y: mark.y * perY }));
}

function shifted(scale: PriceScale, down: number): PriceScale {
  return { ...scale, intercept: scale.intercept + down };
}

function timeAnchors(marks: readonly TextMark[]): TimeAnchor[] {
  for (const row of alignedRows(marks)) {
    const anchors = row.flatMap(({ text, x, align }) =>
      align === 'center' ? (readTimeLabel(text, x) ?? []) : [],
    );
    if (anchors.length >= FEWEST_ANCHORS) return anchors.slice(0, MOST_ANCHORS);
  }
  return [];
}

export interface ReaderSink {
  /** Hands over a pane's element before its number is used. */
  pane(number: number, element: HTMLCanvasElement): void;
  geometry(geometry: ChartGeometry): void;
}

export class ChartReader {
  private readonly axes = new Map<HTMLCanvasElement, Axis>();
  private readonly times = new Map<HTMLCanvasElement, TimeAnchor[]>();
  private readonly numbers = new WeakMap<HTMLCanvasElement, number>();
  /** Of this draw: asking the page for its layout costs more than all else here. */
  private readonly rects = new Map<Element, DOMRect>();
  private panes = 0;

  constructor(private readonly sink: ReaderSink) {}

  /** One draw of the page: canvases that were written on, with their texts in backing-store pixels. */
  read(drawn: ReadonlyMap<HTMLCanvasElement, readonly TextMark[]>): void {
    this.rects.clear();
    let touched = false;
    for (const [canvas, raw] of drawn) {
      if (!(canvas instanceof HTMLCanvasElement) || !canvas.isConnected) continue;
      if (this.readCanvas(canvas, raw)) touched = true;
    }
    if (touched) this.tell();
  }

  private rectOf(element: Element): DOMRect {
    let rect = this.rects.get(element);
    if (!rect) this.rects.set(element, (rect = rectOf(element)));
    return rect;
  }

  private readCanvas(canvas: HTMLCanvasElement, raw: readonly TextMark[]): boolean {
    const rect = this.rectOf(canvas);
    if (rect.width === 0 || rect.height === 0) return this.axes.delete(canvas) || this.times.delete(canvas);
    const marks = inCssPx(canvas, rect, raw);
    const known = this.axes.get(canvas);
    const reading = rect.height > rect.width ? readAxis(marks, known?.reading) : undefined;
    if (reading) {
      this.axes.set(canvas, { ...known, reading });
      return true;
    }
    if (known) {
      this.axes.set(canvas, { ...known, reading: { refusal: 'unreadable', residual: 0, followers: [] } });
      return true;
    }
    const anchors = rect.width > rect.height ? timeAnchors(marks) : [];
    if (anchors.length === 0) return this.times.delete(canvas);
    this.times.set(canvas, anchors);
    return true;
  }

  private tell(): void {
    const axes: AxisGeometry[] = [];
    let anchors: TimeAnchor[] = [];
    for (const [canvas, axis] of this.axes) {
      if (!canvas.isConnected) this.axes.delete(canvas);
      else if (axes.length < MOST_AXES) {
        const geometry = this.geometryOf(canvas, axis);
        if (geometry) axes.push(geometry);
        if (axis.plot && anchors.length === 0) anchors = this.anchorsOf(this.rectOf(axis.plot));
      }
    }
    this.sink.geometry({ axes, anchors });
  }

  private geometryOf(canvas: HTMLCanvasElement, axis: Axis): AxisGeometry | undefined {
    const rect = this.rectOf(canvas);
    if (!axis.plot?.isConnected || !isBeside(this.rectOf(axis.plot), rect)) {
      const plot = plotOf(canvas);
      if (!plot) return undefined;
      axis.plot = plot;
    }
    const pane = this.rectOf(axis.plot);
    const down = rect.top - pane.top;
    const { scale, refusal, otherFactor, followers } = axis.reading;
    return {
      pane: this.numberOf(axis.plot),
      width: pane.width,
      height: pane.height,
      ...(scale ? { scale: shifted(scale, down) } : { refusal: refusal ?? 'unreadable' }),
      ...(otherFactor === 1000 || otherFactor === 0.001 ? { otherFactor } : {}),
      followers: followers.slice(0, MOST_FOLLOWERS).map(({ price, y }) => [price, y + down]),
    };
  }

  private anchorsOf(plot: DOMRect): TimeAnchor[] {
    for (const [canvas, anchors] of this.times) {
      if (!canvas.isConnected) {
        this.times.delete(canvas);
        continue;
      }
      const rect = this.rectOf(canvas);
      if (spans(rect, plot))
        return anchors.map((anchor) => ({ ...anchor, x: anchor.x + rect.left - plot.left }));
    }
    return [];
  }

  private numberOf(plot: HTMLCanvasElement): number {
    let number = this.numbers.get(plot);
    if (number === undefined) {
      number = ++this.panes;
      this.numbers.set(plot, number);
      this.sink.pane(number, plot);
    }
    return number;
  }
}
