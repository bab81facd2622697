/** How price and traded volume changed over a window that ends at an instant, from bars; in percent. */
import { HOUR } from '../core/time';
import type { Millis } from '../core/units';
import type { Bar } from './bar';

/** How far before the wanted instant a bar may have closed. */
const TOLERANCE = HOUR;
/** Share of a window's bars that must be there. */
const LEAST_PRESENT = 0.9;

/** Undefined where no bar closed at either end. */
export function priceChange(bars: readonly Bar[], end: number, window: Millis): number | undefined {
  const now = closeAt(bars, end);
  const before = closeAt(bars, end - window);
  return now === undefined || before === undefined ? undefined : (now / before - 1) * 100;
}

export interface VolumePart {
  /** Ascending. */
  readonly bars: readonly Bar[];
  /** Base units of the first part in one of this part's. */
  readonly units: number;
}

/** What all traded in the window against the window before it; those whose bars are missing are left out of both. */
export function volumeChange(parts: readonly VolumePart[], end: number, window: Millis): number | undefined {
  let [now, before] = [0, 0];
  for (const { bars, units } of parts) {
    const newer = meanVolume(bars, end - window, end);
    const older = meanVolume(bars, end - 2 * window, end - window);
    if (newer === undefined || older === undefined) continue;
    now += units * newer;
    before += units * older;
  }
  return before > 0 ? (now / before - 1) * 100 : undefined;
}

/** Of the newest bar that has closed by then; `bars` ascending. */
export function closeAt(bars: readonly Bar[], time: number): number | undefined {
  const bar = bars.findLast(({ openTime, duration }) => openTime + duration <= time);
  return bar && bar.openTime + bar.duration > time - TOLERANCE ? bar.close : undefined;
}

/** Of a unit of time, so that bars that are missing are taken to be like the others. */
function meanVolume(bars: readonly Bar[], from: number, to: number): number | undefined {
  const within = bars.filter(({ openTime, duration }) => openTime >= from && openTime + duration <= to);
  const length = within[0]?.duration;
  if (length === undefined || within.length * length < LEAST_PRESENT * (to - from)) return undefined;
  return within.reduce((sum, { volume }) => sum + volume, 0) / (within.length * length);
}
