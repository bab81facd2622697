/** The arrow of a reading that names a direction itself; crowding and absorption name none. */
import type { SignalView } from '../lib/protocol/snapshot';

const ARROWS: Partial<Record<SignalView['reading'], string>> = {
  'dense-above': '▲',
  'buyers-aligned': '▲',
  'sellers-aligned': '▼',
  'buyers-lead': '▲',
  'bullish-divergence': '▲',
  building: '▲',
  'dense-below': '▼',
  'sellers-lead': '▼',
  'bearish-divergence': '▼',
  unwinding: '▼',
};

export function arrowOf(reading: SignalView['reading']): string {
  return ARROWS[reading] ?? '';
}
