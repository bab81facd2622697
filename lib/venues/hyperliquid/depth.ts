/**
 * `l2Book`: twenty levels a side at most; bids first, each side from its best price on. At full precision they end 0.03 % from
 * price; merged to four significant figures, 0.2 … 2 % from it. For a coin that it does not know the venue answers `null`.
 */
import * as v from 'valibot';

import type { Depth, DepthLevel } from '../../market/depth';
import { wirePrice, wireQuantity, wireSymbol, wireTime } from '../wire-field';
import { unlisted } from './universe';
import { read, wireError } from './wire';

export const BOOK = 'info/l2Book';

const MOST_LEVELS = 20;
const MERGED = { nSigFigs: 4 };

const side = v.array(v.object({ px: wirePrice, sz: wireQuantity }));

/** Who wants more levels than there are wants to see farther. */
export function merging(levels: number): Partial<typeof MERGED> {
  return levels > MOST_LEVELS ? MERGED : {};
}

export function parseDepth(payload: unknown, symbol: string, levels: number): Depth {
  if (payload === null) throw unlisted(BOOK, symbol);
  const book = v.object({ coin: wireSymbol(symbol), time: wireTime, levels: v.strictTuple([side, side]) });
  const { time, levels: sides } = read(BOOK, book, payload);
  const [bids, asks] = sides;
  requireOrder(0, bids, -1);
  requireOrder(1, asks, 1);
  const bid = bids[0]?.px ?? 0;
  const ask = asks[0]?.px ?? Infinity;
  if (bid >= ask) throw wireError(BOOK, 'l2Book.levels[0][0].px', `below the best ask, ${ask}`, bid);
  return { time, bids: levelsOf(bids, levels), asks: levelsOf(asks, levels) };
}

type Side = v.InferOutput<typeof side>;

function requireOrder(place: number, rows: Side, sign: 1 | -1): void {
  rows.forEach(({ px }, index) => {
    const before = rows[index - 1]?.px;
    if (before === undefined || (px - before) * sign > 0) return;
    const expected = `${sign > 0 ? 'above' : 'below'} ${before}`;
    throw wireError(BOOK, `l2Book.levels[${place}][${index}].px`, expected, px);
  });
}

function levelsOf(rows: Side, count: number): DepthLevel[] {
  return rows.slice(0, count).map(({ px, sz }) => ({ price: px, quantity: sz }));
}
