/**
 * The badge on the toolbar: how far the nearest band's peak is, in percent as the popup says it, with its direction: `↑1.2`.
 * An alert of the last quarter of an hour puts `!` in the direction's place. At most four characters.
 */
import { MINUTE } from '../core/time';
import { type UnixMs, millis } from '../core/units';
import type { AlertFacts } from './facts';

export interface Badge {
  readonly text: string;
  readonly tone: 'calm' | 'alert' | 'old';
}

const FRESH_ALERT = millis(15 * MINUTE);

export function badgeOf(facts: AlertFacts, newestAlert: UnixMs | undefined, now: UnixMs): Badge {
  const { price, bands } = facts;
  const alerted = newestAlert !== undefined && now - newestAlert < FRESH_ALERT;
  const tone = alerted ? 'alert' : 'calm';
  if (price === undefined || !bands) return { text: alerted ? '!' : '…', tone: alerted ? 'alert' : 'old' };
  const near = bands
    .map(({ side, peak }) => ({ side, distancePct: Math.abs(peak / price - 1) * 100 }))
    .sort((a, b) => a.distancePct - b.distancePct)[0];
  if (!near) return { text: alerted ? '!' : '', tone };
  const mark = alerted ? '!' : near.side === 'short' ? '↑' : '↓';
  return { text: mark + shortPercent(near.distancePct), tone };
}

function shortPercent(distancePct: number): string {
  return distancePct < 9.95 ? distancePct.toFixed(1) : `${Math.min(99, Math.round(distancePct))}`;
}
