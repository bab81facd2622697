/**
 * A drawing that is painted once, somewhat larger than the plot, and then only moved and stretched with the chart, until
 * the chart has left what was painted, or has stretched it out of shape, or stands still.
 */
import { AT_REST, covers, type Glide, keepsShape, priceGlide, timeGlide } from '../glide';
import type { Picture } from '../picture';
import type { Margin } from '../scene';
import type { Context } from './ink';
import { type Box, Surface } from './surface';

export interface Drawing {
  /** Of the plot's width and height: what is painted beyond it on either side. */
  readonly margin: Margin;
  /** Times that it may be stretched or squeezed before that can be seen. */
  readonly mostStretch: number;
  /** Whether what is drawn stands at times, too. */
  readonly timed: boolean;
  /** Whether two pictures have the same drawing, wherever the chart has moved it. */
  same(a: Picture, b: Picture): boolean;
  /** Undefined: there is nothing to draw. */
  painting(picture: Picture, margin: Margin): ((context: Context) => void) | undefined;
}

interface Place {
  readonly across: Glide;
  readonly down: Glide;
}

export class GlidingSheet {
  private readonly surface: Surface;
  private painted: Picture | undefined;
  private shown: Picture | undefined;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly drawing: Drawing,
  ) {
    this.surface = new Surface(canvas);
  }

  /** Whether it was moved, and would be sharper if it were painted anew. */
  show(picture: Picture): boolean {
    const { painted } = this;
    const place = painted && this.drawing.same(painted, picture) ? this.placeOn(painted, picture) : undefined;
    if (!place) {
      this.paint(picture);
      return false;
    }
    this.shown = picture;
    return this.surface.place(place.across, place.down);
  }

  /** The chart stands still. */
  settle(): void {
    if (this.shown && this.shown !== this.painted) this.paint(this.shown);
  }

  clear(): void {
    this.painted = this.shown = undefined;
    this.surface.clear();
  }

  private marginOf({ pane }: Picture): Margin {
    const { across, down } = this.drawing.margin;
    return { across: across * pane.width, down: down * pane.height };
  }

  /** Undefined: it cannot be moved there. */
  private placeOn(painted: Picture, { pane, scale, time }: Picture): Place | undefined {
    const { timed, mostStretch } = this.drawing;
    const down = priceGlide(painted.scale, scale);
    const across = timed && painted.time && time ? timeGlide(painted.time, time) : AT_REST;
    const margin = this.marginOf(painted);
    const stays =
      down &&
      keepsShape(down, mostStretch) &&
      keepsShape(across, mostStretch) &&
      covers(down, pane.height, margin.down) &&
      covers(across, pane.width, margin.across);
    return stays ? { across, down } : undefined;
  }

  private paint(picture: Picture): void {
    this.painted = this.shown = picture;
    const margin = this.marginOf(picture);
    const paint = this.drawing.painting(picture, margin);
    if (paint) this.surface.paint(boxOf(picture, margin), picture.pane.ratio, paint);
    else this.surface.clear();
  }
}

function boxOf({ pane }: Picture, margin: Margin): Box {
  const [width, height] = [Math.round(pane.width * pane.ratio), Math.round(pane.height * pane.ratio)];
  const [across, down] = [Math.ceil(margin.across * pane.ratio), Math.ceil(margin.down * pane.ratio)];
  return { left: 0 - across, top: 0 - down, width: width + 2 * across, height: height + 2 * down };
}
