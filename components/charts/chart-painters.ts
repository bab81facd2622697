/** What uPlot does not draw by itself. Pixels are those of the canvas. */
import type uPlot from 'uplot';

import { type ChartRole, roleColour } from './chart-theme';

type Values = readonly (number | null)[];

export interface Candles {
  readonly open: Values;
  readonly low: Values;
  readonly high: Values;
  /** Nothing was measured: drawn as dashed outlines. */
  readonly estimated: boolean;
}

const WIDEST = 10;
const MARK = 4;

/** A candle that rises is an outline, one that falls is filled: its way is told without its colour. */
export function paintCandles(
  chart: uPlot,
  { values, candles }: { readonly values: Values; readonly candles?: Candles },
): void {
  if (!candles) return;
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  const width = Math.max(ratio, Math.min(WIDEST * ratio, (0.7 * bbox.width) / Math.max(1, values.length)));
  ctx.save();
  ctx.lineWidth = ratio;
  ctx.setLineDash(candles.estimated ? [2 * ratio, 2 * ratio] : []);
  values.forEach((close, i) => {
    const open = candles.open[i];
    if (close === null || open === null || open === undefined) return;
    const y = (value: number): number => Math.round(chart.valToPos(value, 'left', true));
    const x = Math.round(chart.valToPos(chart.data[0][i]!, 'x', true));
    const [top, bottom] = [y(Math.max(open, close)), y(Math.min(open, close))];
    ctx.strokeStyle = ctx.fillStyle = roleColour(close >= open ? 'long' : 'short');
    ctx.beginPath();
    line(ctx, x, y(candles.high[i] ?? Math.max(open, close)), top);
    line(ctx, x, bottom, y(candles.low[i] ?? Math.min(open, close)));
    const height = Math.max(ratio, bottom - top);
    ctx.rect(x - width / 2, top, width, height);
    ctx.stroke();
    if (close < open && !candles.estimated) ctx.fillRect(x - width / 2, top, width, height);
  });
  ctx.restore();
}

function line(ctx: CanvasRenderingContext2D, x: number, from: number, to: number): void {
  ctx.moveTo(x, from);
  ctx.lineTo(x, to);
}

/** A small diamond at the top of the plot. */
export function paintMarks(chart: uPlot, { values }: { readonly values: Values }): void {
  const { ctx, bbox } = chart;
  const size = MARK * devicePixelRatio;
  const y = bbox.top + size + 1;
  ctx.save();
  ctx.fillStyle = roleColour('warn');
  values.forEach((value, i) => {
    if (value === null) return;
    const x = chart.valToPos(chart.data[0][i]!, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, y - size);
    ctx.lineTo(x + size, y);
    ctx.lineTo(x, y + size);
    ctx.lineTo(x - size, y);
    ctx.fill();
  });
  ctx.restore();
}

/** What a mark says by its shape: which way it speaks for, hollow where hidden, a cup where orders were taken up. */
export type Sign = 'up' | 'down' | 'up-hollow' | 'down-hollow' | 'cup-up' | 'cup-down';

interface Signs {
  readonly values: Values;
  readonly sign: Sign;
  readonly role: ChartRole;
  /** Where it stands: under this where it points up, over it where it points down. */
  readonly along: Values;
}

export function paintSigns(chart: uPlot, { values, sign, role, along }: Signs): void {
  const { ctx } = chart;
  const size = (MARK + 1) * devicePixelRatio;
  const toward = sign.includes('up') ? 1 : -1;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = roleColour(role);
  ctx.lineWidth = 1.5 * devicePixelRatio;
  values.forEach((value, i) => {
    const at = along[i];
    if (value === null || typeof at !== 'number') return;
    const x = chart.valToPos(chart.data[0][i]!, 'x', true);
    const tip = chart.valToPos(at, 'left', true) + toward * size;
    ctx.beginPath();
    if (sign.startsWith('cup')) {
      ctx.ellipse(x, tip, size, size, 0, 0, Math.PI, toward < 0);
      ctx.stroke();
      return;
    }
    ctx.moveTo(x, tip);
    ctx.lineTo(x + size, tip + 1.6 * toward * size);
    ctx.lineTo(x - size, tip + 1.6 * toward * size);
    ctx.closePath();
    if (sign.endsWith('hollow')) ctx.stroke();
    else ctx.fill();
  });
  ctx.restore();
}
