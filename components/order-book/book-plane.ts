/** The recorded books as the panel draws them: a plane of bytes, and what each of them says. */
import type { HeatPlane } from '../heatmap/heat-plane';
import type { BookHeatView } from '../../lib/protocol/order-book';

/** The byte of a bucket in which nothing rests. Bids are below it, asks above, and 0 is not known. */
export const NOTHING = 128;
const STEPS = 127;

/** Undefined for a picture that contradicts itself. */
export function bookPlane(view: BookHeatView): HeatPlane | undefined {
  const { start, columnDuration: duration, rows, lowest, bucketRatio, reference, prices } = view;
  const binary = atob(view.cells);
  const step = Math.log(bucketRatio);
  if (!(step > 0) || prices.length === 0 || binary.length !== prices.length * rows) return undefined;
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  // `lowest` names the middle of the lowest bucket.
  const edge = Math.log(lowest) - step / 2;
  const columns = prices.length;
  return { columns, rows, start, duration, lowest: edge, step, bytes, reference, closes: prices };
}

export type BookCell = { readonly side: 'bids' | 'asks'; readonly usd: number } | 'nothing' | 'unknown';

export function bookCell({ bytes, rows, reference }: HeatPlane, column: number, row: number): BookCell {
  const byte = bytes[column * rows + row] ?? 0;
  if (byte === 0) return 'unknown';
  if (byte === NOTHING) return 'nothing';
  const share = (Math.abs(byte - NOTHING) / STEPS) ** 2;
  return { side: byte < NOTHING ? 'bids' : 'asks', usd: share * reference };
}
