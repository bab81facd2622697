/** Paints the plates at the plot's upper and lower edges, when they are others than before. */
import { composeEdges } from '../compose';
import type { Picture } from '../picture';
import { hintPlate, levelPlate, paintPlate } from './plates';
import { Surface } from './surface';

const WIDEST = 280; // css px

export class EdgePainter {
  private readonly surface: Surface;
  private painted = '';

  constructor(canvas: HTMLCanvasElement) {
    this.surface = new Surface(canvas);
  }

  show(picture: Picture): void {
    const scene = composeEdges(picture);
    const said = JSON.stringify(scene);
    if (said === this.painted) return;
    this.painted = said;
    const { width, height, ratio, hints, levels } = scene;
    if (hints.length + levels.length === 0) {
      this.surface.clear();
      return;
    }
    const left = Math.max(0, width - Math.round(WIDEST * ratio));
    this.surface.paint({ left, top: 0, width: width - left, height }, ratio, (context) => {
      for (const hint of hints) paintPlate(context, scene, hint.y, hintPlate(hint, scene));
      for (const level of levels)
        if (level.text) paintPlate(context, scene, level.y, levelPlate(level, scene));
    });
  }

  clear(): void {
    this.painted = '';
    this.surface.clear();
  }
}
