/**
 * Paints a picture onto three canvases, each only when what is on it changed: a pan along the time axis leaves the bands
 * as they are, and nothing at all is done for a draw in which nothing moved.
 */
import { compose } from '../compose';
import { composeMarks } from '../compose-marks';
import { type Picture, sameBands, sameHeat, sameMarks } from '../picture';
import { BandPainter } from './band-painter';
import { HeatPainter } from './heat-painter';
import { MarkPainter } from './mark-painter';

export type Canvases = Readonly<Record<'heat' | 'bands' | 'marks', HTMLCanvasElement>>;

export class OverlayPainter {
  private readonly heat: HeatPainter;
  private readonly bands: BandPainter;
  private readonly marks: MarkPainter;
  private painted: Picture | undefined;

  constructor({ heat, bands, marks }: Canvases) {
    this.heat = new HeatPainter(heat);
    this.bands = new BandPainter(bands);
    this.marks = new MarkPainter(marks);
  }

  show(picture: Picture): void {
    const before = this.painted;
    this.painted = picture;
    if (!before || !sameHeat(before, picture)) this.heat.paint(picture);
    if (!before || !sameBands(before, picture)) this.bands.paint(compose(picture));
    if (!before || !sameMarks(before, picture)) this.marks.paint(composeMarks(picture));
  }

  clear(): void {
    if (!this.painted) return;
    this.painted = undefined;
    this.heat.clear();
    this.bands.clear();
    this.marks.clear();
  }
}
