/** Turns the texts of each draw, and what charts' own APIs say, into the geometry of the page's charts. */
import type { ApiChart } from '../chart/api-chart';
import type { AxisGeometry, ChartGeometry } from '../chart/chart-geometry';
import { groundUnder } from '../chart/ink-ground';
import type { TextMark } from '../chart/label-column';
import type { PriceScale } from '../chart/price-scale';
import type { TimeAnchor } from '../chart/time-scale';
import { type MatchedChart, matchCharts } from './api-match';
import type { DrawnText, Surface } from './drawn-text';
import { isBeside, isStacked, type Plot, plotAround, plotBeside, rectOf, SLIM, spans } from './plot-place';
import { type Axis, SurfaceReading, type TimeRow } from './surface-reading';

const MOST_AXES = 8;
const MOST_ROWS = 4;
const MOST_FOLLOWERS = 16;
const MOST_SURFACES = 32;
const NOTHING: readonly TextMark[] = [];

export interface ReaderSink {
  /** Hands over a plot's element before its number is used. */
  pane(number: number, element: Surface): void;
  geometry(geometry: ChartGeometry): void;
}

/** A price axis and the plot it belongs to, css px of the window. */
export interface PlacedAxis {
  readonly axis: Axis;
  readonly plot: Plot;
  /** From the plot's top down to that of the surface the axis is on. */
  readonly down: number;
}

function shifted(scale: PriceScale, down: number): PriceScale {
  return { ...scale, intercept: scale.intercept + down };
}

function pitchOf({ fit, extent }: Axis): number {
  return fit ? (extent.bottom - extent.top) / (fit.inliers.length - 1) : 0;
}

const ASKEW = 3; // css px

/** A lower axis in the same surface, but at another edge: its plot is of another width, and the times are its own. */
function isAskew({ fit, extent }: Axis, { extent: own }: Axis): boolean {
  if (!fit || extent.top <= own.bottom) return false;
  const apart = Math.min(Math.abs(extent.left - own.left), Math.abs(extent.right - own.right));
  return apart > ASKEW && apart < extent.right - extent.left + own.right - own.left;
}

export class ChartReader {
  private readonly surfaces = new Map<Surface, SurfaceReading>();
  private readonly plots = new WeakMap<Surface, HTMLCanvasElement>();
  private readonly numbers = new WeakMap<Surface, number>();
  /** Of this draw: asking the page for its layout costs more than all else here. */
  private readonly rects = new Map<Element, DOMRect>();
  private panes = 0;
  /** Charts of the API that were told of. */
  private told: readonly number[] = [];

  constructor(
    private readonly sink: ReaderSink,
    private readonly apiCharts: () => readonly ApiChart[] = () => [],
  ) {}

  /** Whether any axis has a scale. */
  get hasAxes(): boolean {
    return [...this.surfaces.values()].some(({ axes }) => axes.some(({ fit }) => fit));
  }

  /** One draw of the page's canvases. */
  read(drawn: ReadonlyMap<HTMLCanvasElement, readonly DrawnText[]>): void {
    this.rects.clear();
    const written: HTMLCanvasElement[] = [];
    let gone = false;
    for (const [canvas, texts] of drawn) {
      if (!canvas.isConnected) {
        gone = this.surfaces.delete(canvas) || gone;
        continue;
      }
      const rect = this.rectOf(canvas);
      if (this.write(canvas, rect, inCssPx(canvas, rect, texts))) written.push(canvas);
    }
    if (this.readAxes(written) || gone) this.tell();
  }

  /** The labels that a surface other than a canvas carries now, css px of the surface. */
  readMarks(surface: Surface, marks: readonly TextMark[]): void {
    this.rects.clear();
    if (this.write(surface, this.rectOf(surface), marks) && this.readAxes([surface])) this.tell();
  }

  private rectOf(element: Element): DOMRect {
    let rect = this.rects.get(element);
    if (!rect) this.rects.set(element, (rect = rectOf(element)));
    return rect;
  }

  /** Notes what stands on a surface now. False: nothing follows from it. */
  private write(surface: Surface, rect: DOMRect, marks: readonly TextMark[]): boolean {
    if (rect.width === 0 || rect.height === 0) return this.surfaces.delete(surface);
    let reading = this.surfaces.get(surface);
    if (!reading) {
      if (this.surfaces.size >= MOST_SURFACES) this.forgetDetached();
      if (this.surfaces.size >= MOST_SURFACES) return false;
      this.surfaces.set(surface, (reading = new SurfaceReading()));
    }
    reading.marks = marks;
    return true;
  }

  /** Whether any was worth reading. One that lies over another may carry that one's last price. */
  private readAxes(written: readonly Surface[]): boolean {
    let read = false;
    for (const [surface, reading] of this.surfaces) {
      const over = this.stackedWith(surface);
      if (!written.includes(surface) && !(over && reading.axes.length > 0 && written.includes(over)))
        continue;
      if (reading.read(over ? this.surfaces.get(over)!.marks : NOTHING)) read = true;
    }
    return read;
  }

  /** Another surface with texts in the same place. */
  private stackedWith(surface: Surface): Surface | undefined {
    const rect = this.rectOf(surface);
    for (const [other, { marks }] of this.surfaces) {
      if (other !== surface && marks.length > 0 && isStacked(this.rectOf(other), rect)) return other;
    }
    return undefined;
  }

  private forgetDetached(): void {
    for (const surface of this.surfaces.keys()) if (!surface.isConnected) this.surfaces.delete(surface);
  }

  private tell(): void {
    this.forgetDetached();
    const placed = this.placedAxes();
    const matched = matchCharts(this.apiCharts(), placed);
    // Panes over and under an API's plot are its own: studies.
    const claimed = (plot: Plot): boolean =>
      matched.some(({ placed: { plot: own } }) => own.left === plot.left && own.width === plot.width);
    for (const match of matched) this.sink.geometry(this.ofApi(match));
    const now = matched.map(({ chart }) => chart.index + 1);
    for (const chart of this.told)
      if (!now.includes(chart)) this.sink.geometry({ chart, axes: [], rows: [] });
    this.told = now;
    this.sink.geometry(this.labelled(placed.filter(({ plot }) => !claimed(plot))));
  }

  /** A chart whose API speaks: its scale needs no label. */
  private ofApi({ chart, placed, scale, refusal }: MatchedChart): ChartGeometry {
    const { scale: _, refusal: __, otherFactor: ___, ...axis } = this.geometryOf(placed);
    const { axes, ...rest } = this.labelled([placed]);
    return {
      ...rest,
      chart: chart.index + 1,
      axes: [
        {
          ...axis,
          known: true,
          ...(axes[0]?.row === undefined ? {} : { row: axes[0].row }),
          ...(scale ? { scale } : { refusal: refusal ?? 'conflict' }),
        },
      ],
      symbol: chart.symbol,
      ...(chart.time ? { time: chart.time } : {}),
    };
  }

  /** Every axis whose plot is found. */
  private placedAxes(): PlacedAxis[] {
    const placed: PlacedAxis[] = [];
    for (const [surface, reading] of this.surfaces) {
      if (reading.axes.length === 0) continue;
      const rect = this.rectOf(surface);
      const beside = this.plotBeside(surface, rect);
      for (const axis of reading.axes) {
        const plot = beside ?? this.plotIn(surface, rect, reading, axis);
        if (plot) placed.push({ axis, plot, down: rect.top - plot.top });
      }
    }
    return placed;
  }

  private plotBeside(surface: Surface, rect: DOMRect): Plot | undefined {
    let canvas = this.plots.get(surface);
    if (!canvas?.isConnected || !isBeside(this.rectOf(canvas), rect)) {
      canvas = plotBeside(surface, rect);
      if (!canvas) return undefined;
      this.plots.set(surface, canvas);
    }
    const { left, top, width, height } = this.rectOf(canvas);
    return { pane: canvas, left, top, width, height };
  }

  private plotIn(
    surface: Surface,
    rect: DOMRect,
    { axes, rows }: SurfaceReading,
    axis: Axis,
  ): Plot | undefined {
    if (!axis.fit && axis.refusal !== 'percent') return undefined;
    const around = plotAround(rect, {
      own: axis.extent,
      others: axes.filter((other) => other !== axis && other.fit).map(({ extent }) => extent),
      strangers: axis.strangers,
      timeRows: rows.map(({ y }) => y),
      pitch: pitchOf(axis),
    });
    if (around.width < 2 * (axis.extent.right - axis.extent.left) || around.height <= 0) return undefined;
    return { ...around, pane: surface, left: rect.left + around.left, top: rect.top + around.top };
  }

  private labelled(placed: readonly PlacedAxis[]): ChartGeometry {
    const rows: TimeAnchor[][] = [];
    const plots: Plot[] = [];
    const axes = placed.slice(0, MOST_AXES).map((each): AxisGeometry => {
      let row = plots.findIndex(({ left, width }) => left === each.plot.left && width === each.plot.width);
      const anchors = row < 0 && rows.length < MOST_ROWS ? this.anchorsOf(each) : [];
      if (anchors.length > 0) {
        row = rows.push(anchors) - 1;
        plots.push(each.plot);
      }
      return { ...this.geometryOf(each), ...(row < 0 ? {} : { row }) };
    });
    const ink = placed[0]?.axis.ink;
    const ground = ink === undefined ? undefined : groundUnder(ink);
    return { chart: 0, axes, rows, ...(ground ? { ground } : {}) };
  }

  private geometryOf({ axis, plot, down }: PlacedAxis): AxisGeometry {
    const pane = this.rectOf(plot.pane);
    const { scale, refusal, otherFactor, followers } = axis;
    return {
      axis: axis.id,
      pane: this.numberOf(plot.pane),
      left: plot.left - pane.left,
      top: plot.top - pane.top,
      width: plot.width,
      height: plot.height,
      ...(scale ? { scale: shifted(scale, down) } : { refusal: refusal ?? 'unreadable' }),
      ...(otherFactor === 1000 || otherFactor === 0.001 ? { otherFactor } : {}),
      followers: followers.slice(0, MOST_FOLLOWERS).map(({ price, y }) => [price, y + down]),
    };
  }

  /** The time labels under or over a plot, x from its left: its own surface's, else the nearest axis'. */
  private anchorsOf({ plot, axis }: PlacedAxis): TimeAnchor[] {
    let nearest: { rows: readonly TimeRow[]; left: number; distance: number } | undefined;
    for (const [surface, { rows, axes }] of this.surfaces) {
      if (rows.length === 0) continue;
      const rect = this.rectOf(surface);
      const own = surface === plot.pane;
      if (own ? axes.some((other) => isAskew(other, axis)) : axes.length > 0 || !spans(rect, plot)) continue;
      const distance = own ? -1 : Math.abs(rect.top - plot.top);
      if (!nearest || distance < nearest.distance) nearest = { rows, left: rect.left, distance };
    }
    const shift = (nearest?.left ?? 0) - plot.left;
    const along = nearest?.rows.flatMap(({ anchors }) => anchors) ?? [];
    return along
      .map((anchor) => ({ ...anchor, x: anchor.x + shift }))
      .filter(({ x }) => x >= -1 && x <= plot.width + 1);
  }

  private numberOf(plot: Surface): number {
    let number = this.numbers.get(plot);
    if (number === undefined) {
      number = ++this.panes;
      this.numbers.set(plot, number);
      this.sink.pane(number, plot);
    }
    return number;
  }
}

const INTEGER = 0.01;

/**
 * Charts of the TradingView family, whose axes are slim canvases of their own, centre a label on its ink, which leaves
 * fractions; all others on its line.
 */
function centresInk(rect: DOMRect, perY: number, texts: readonly DrawnText[]): boolean {
  if (rect.width > SLIM || rect.height < rect.width) return false;
  return texts.some(({ y }) => Math.abs(y * perY - Math.round(y * perY)) > INTEGER);
}

/** Canvas backing store → css px. */
function inCssPx(canvas: HTMLCanvasElement, rect: DOMRect, texts: readonly DrawnText[]): TextMark[] {
  const perX = rect.width / canvas.width;
  const perY = rect.height / canvas.height;
  const onInk = centresInk(rect, perY, texts);
  return texts.map(({ text, x, y, inkY, width, align, ink, grain }) => ({
    text,
    x: x * perX,
    y: (onInk ? inkY : y) * perY,
    width: width * perX,
    align,
    grain: grain * perY,
    ink,
  }));
}
