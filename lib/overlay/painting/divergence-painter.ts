/** Paints a divergence: a triangle at its pivot, and a dashed line to the bar whose close confirmed it. */
import type { Rgb } from '../palette';
import { rgba } from '../palette';
import type { Marker } from '../scene';
import { type Context, PLATE } from './ink';

const BULLISH: Rgb = [86, 214, 168];
const BEARISH: Rgb = [255, 138, 128];

export function paintDivergence(context: Context, ratio: number, marker: Marker): void {
  const colour = marker.bullish ? BULLISH : BEARISH;
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
  context.fillStyle = marker.hidden ? PLATE : rgba(colour, 0.95);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(marker.confirmedX, marker.confirmedY, 2.5 * ratio, 0, 2 * Math.PI);
  context.fillStyle = rgba(colour, 0.95);
  context.fill();
}
