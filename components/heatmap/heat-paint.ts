/** The heatmap on a canvas: cells, axes, the price line over them, the present price, and the cell that is read. */
import { formatClock, formatDay, formatRoughPrice } from '../format';
import { columnTime, priceAt, rowsUpTo } from './heat-plane';
import { type Cell, type HeatView, priceTicks, timeTicks, xOf, yOf } from './heat-view';

export const AXIS_WIDTH = 58;
export const AXIS_HEIGHT = 22;

export interface HeatInk {
  readonly line: string;
  readonly text: string;
  readonly price: string;
  readonly screen: string;
  readonly font: string;
}

/** Draws over the heat, under the price line; clipped to the plot. */
export type HeatMarks = (context: CanvasRenderingContext2D, view: HeatView) => void;

export interface HeatPicture {
  readonly view: HeatView;
  readonly image: HTMLCanvasElement;
  readonly price: number | undefined;
  readonly read: Cell | undefined;
  readonly marks?: HeatMarks | undefined;
  readonly ink: HeatInk;
}

type Context = CanvasRenderingContext2D;

function paintHeat(context: Context, { view, image }: HeatPicture): void {
  const { plane, width, height, low, high } = view;
  const rowsAbove = (price: number) => plane.rows - rowsUpTo(plane, price);
  const top = rowsAbove(high);
  context.imageSmoothingEnabled = true;
  context.drawImage(image, 0, top, plane.columns, rowsAbove(low) - top, 0, 0, width, height);
}

function paintAxes(context: Context, { view, ink }: HeatPicture): void {
  const { width, height } = view;
  context.fillStyle = ink.text;
  context.strokeStyle = ink.line;
  context.lineWidth = 1;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.beginPath();
  for (const price of priceTicks(view)) {
    const y = Math.round(yOf(view, price)) + 0.5;
    context.moveTo(0, y);
    context.lineTo(width + 4, y);
    if (y > 6 && y < height - 4) context.fillText(formatRoughPrice(price), width + 7, y);
  }
  context.textAlign = 'center';
  for (const time of timeTicks(view)) {
    const x = Math.round(xOf(view, time)) + 0.5;
    context.moveTo(x, height);
    context.lineTo(x, height + 4);
    const midnight = new Date(time).getHours() === 0 && new Date(time).getMinutes() === 0;
    if (x > 16 && x < width - 12)
      context.fillText(midnight ? formatDay(time) : formatClock(time), x, height + 13);
  }
  context.stroke();
}

/** A dark line under a bright one: legible on both ends of the scale. */
function paintCloses(context: Context, { view, ink }: HeatPicture): void {
  const { plane } = view;
  context.beginPath();
  let down = false;
  plane.closes.forEach((close, column) => {
    if (close === null) {
      down = false;
      return;
    }
    const x = xOf(view, columnTime(plane, column + 1));
    if (down) context.lineTo(x, yOf(view, close));
    else context.moveTo(x, yOf(view, close));
    down = true;
  });
  context.lineJoin = 'round';
  for (const [colour, thickness] of [
    [ink.screen, 4],
    [ink.price, 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.stroke();
  }
}

function paintPrice(context: Context, { view, price, ink }: HeatPicture): void {
  if (price === undefined || price < view.low || price > view.high) return;
  const y = Math.round(yOf(view, price)) + 0.5;
  context.strokeStyle = ink.price;
  context.lineWidth = 1;
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(view.width, y);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = ink.price;
  context.beginPath();
  context.roundRect(view.width + 2, y - 9, AXIS_WIDTH - 2, 18, 3);
  context.fill();
  context.fillStyle = ink.screen;
  context.textAlign = 'left';
  context.fillText(formatRoughPrice(price), view.width + 7, y + 0.5);
}

function paintRead(context: Context, { view, read, ink }: HeatPicture): void {
  if (!read) return;
  const x = Math.round(xOf(view, columnTime(view.plane, read.column + 0.5))) + 0.5;
  const y = Math.round(yOf(view, priceAt(view.plane, read.row + 0.5))) + 0.5;
  context.strokeStyle = ink.text;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, view.height);
  context.moveTo(0, y);
  context.lineTo(view.width, y);
  context.stroke();
}

/** `ratio` is the device's pixels per CSS pixel; all else is in CSS pixels. */
export function paintHeatmap(canvas: HTMLCanvasElement, picture: HeatPicture, ratio: number): void {
  const { view, ink } = picture;
  canvas.width = Math.round((view.width + AXIS_WIDTH) * ratio);
  canvas.height = Math.round((view.height + AXIS_HEIGHT) * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  context.font = ink.font;
  context.save();
  context.beginPath();
  context.rect(0, 0, view.width, view.height);
  context.clip();
  paintHeat(context, picture);
  picture.marks?.(context, view);
  context.restore();
  paintAxes(context, picture);
  context.save();
  context.beginPath();
  context.rect(0, 0, view.width, view.height);
  context.clip();
  paintCloses(context, picture);
  paintRead(context, picture);
  context.restore();
  paintPrice(context, picture);
}
