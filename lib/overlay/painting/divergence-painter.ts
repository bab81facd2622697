/** Paints a divergence: a triangle at its pivot, and a dashed line to the bar whose close confirmed it. */
import type { Rgb } from '../palette';
import { rgba } from '../palette';
import type { Ground } from '../picture';
import type { Marker } from '../scene';
import { type Context, INKS } from './ink';

export const BULLISH: Readonly<Record<Ground, Rgb>> = { dark: [86, 214, 168], light: [0, 128, 88] };
export const BEARISH: Readonly<Record<Ground, Rgb>> = { dark: [255, 138, 128], light: [196, 38, 44] };

export function paintDivergence(context: Context, marker: Marker, ratio: number, ground: Ground): void {
  const colour = (marker.bullish ? BULLISH : BEARISH)[ground];
  const away = marker.stands === 'below' ? ratio : -ratio;
  const tip = marker.y + 5 * away;
  context.strokeStyle = rgba(colour, 0.85);
  context.lineWidth = 1.25 * ratio;
  context.setLineDash([3 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(marker.x, tip);
  context.lineTo(marker.confirmedX, marker.confirmedY);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(marker.x, tip);
  context.lineTo(marker.x - 5 * ratio, tip + 8 * away);
  context.lineTo(marker.x + 5 * ratio, tip + 8 * away);
  context.closePath();
  context.fillStyle = marker.hidden ? INKS[ground].plate : rgba(colour, 0.95);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(marker.confirmedX, marker.confirmedY, 2.5 * ratio, 0, 2 * Math.PI);
  context.fillStyle = rgba(colour, 0.95);
  context.fill();
}
