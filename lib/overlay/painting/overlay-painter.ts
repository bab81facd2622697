/**
 * Paints a picture onto its canvases, each only when what is on it changed. While the chart moves, what was painted is
 * moved with it; when it stands still, what was moved is painted anew, sharp on the device's px.
 */
import { sameScale } from '../../chart/price-scale';
import { type Picture, sameBands } from '../picture';
import { BANDS } from './band-painter';
import { EdgePainter } from './edge-painter';
import { GlidingSheet } from './gliding-sheet';
import { HeatPainter, type HeatCanvases } from './heat-painter';
import { MARKS } from './mark-painter';

export type Canvases = HeatCanvases & Readonly<Record<'bands' | 'marks' | 'edges', HTMLCanvasElement>>;

const STILL = 250; // ms

export class OverlayPainter {
  private readonly heat: HeatPainter;
  private readonly sheets: readonly GlidingSheet[];
  private readonly edges: EdgePainter;
  private painted: Picture | undefined;
  private moved = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(canvases: Canvases) {
    this.heat = new HeatPainter(canvases);
    this.sheets = [new GlidingSheet(canvases.bands, BANDS), new GlidingSheet(canvases.marks, MARKS)];
    this.edges = new EdgePainter(canvases.edges);
  }

  show(picture: Picture): void {
    const before = this.painted;
    this.painted = picture;
    this.heat.show(picture);
    for (const sheet of this.sheets) if (sheet.show(picture)) this.moved = performance.now();
    if (!before || !(sameBands(before, picture) && sameScale(before.scale, picture.scale)))
      this.edges.show(picture);
    if (this.moved > 0) this.settling ??= setTimeout(() => this.settle(), STILL);
  }

  clear(): void {
    if (!this.painted) return;
    this.painted = undefined;
    this.moved = 0;
    this.heat.clear();
    for (const sheet of this.sheets) sheet.clear();
    this.edges.clear();
  }

  /** Asks again while the chart moves: a timer a frame would cost more than one now and then. */
  private settle(): void {
    const rest = this.moved + STILL - performance.now();
    this.settling = rest > 0 ? setTimeout(() => this.settle(), rest) : undefined;
    if (rest > 0) return;
    this.moved = 0;
    for (const sheet of this.sheets) sheet.settle();
  }
}
