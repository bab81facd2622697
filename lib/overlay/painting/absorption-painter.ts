/** Paints a stretch of absorption: a cup about it, open to where takers came from; its closed side held the price. */
import { rgba } from '../palette';
import type { Ground } from '../picture';
import type { Absorption } from '../scene';
import { BEARISH, BULLISH } from './divergence-painter';
import type { Context } from './ink';

export function paintAbsorption(
  context: Context,
  { from, to, y, bullish, stands }: Absorption,
  ratio: number,
  ground: Ground,
): void {
  const away = stands === 'below' ? ratio : -ratio;
  const base = y + 9 * away;
  context.strokeStyle = rgba((bullish ? BULLISH : BEARISH)[ground], 0.95);
  context.lineWidth = 2 * ratio;
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(from, base - 5 * away);
  context.lineTo(from, base);
  context.lineTo(to, base);
  context.lineTo(to, base - 5 * away);
  context.stroke();
}
