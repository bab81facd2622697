/** `GET /api/v5/market/books`: [price, contracts, "0", orders], best first (OKX, "GET / Order book"). At most 400 a side. */
import * as v from 'valibot';

import type { Depth, DepthLevel } from '../../market/depth';
import type { Instrument } from '../../market/instrument';
import { wirePrice } from '../wire-field';
import { baseOf } from './contract';
import { contracts, textTime } from './okx-field';
import { read, wireError } from './wire';

export const BOOKS = 'api/v5/market/books';
export const MOST_LEVELS = 400;

const side = v.array(v.looseTuple([wirePrice, contracts]));
const book = v.tuple([v.object({ asks: side, bids: side, ts: textTime })]);

export function parseDepth(payload: unknown, instrument: Instrument): Depth {
  const [{ ts, bids, asks }] = read(BOOKS, book, payload, ['price', 'contracts']);
  requireOrder('bids', bids, -1);
  requireOrder('asks', asks, 1);
  const bid = bids[0]?.[0] ?? 0;
  const ask = asks[0]?.[0] ?? Infinity;
  if (bid >= ask) throw wireError(BOOKS, 'books.bids[0].price', `below the best ask, ${ask}`, bid);
  return { time: ts, bids: levelsOf(bids, instrument), asks: levelsOf(asks, instrument) };
}

type Side = v.InferOutput<typeof side>;

function requireOrder(name: string, rows: Side, sign: 1 | -1): void {
  rows.forEach(([price], index) => {
    const before = rows[index - 1]?.[0];
    if (before === undefined || (price - before) * sign > 0) return;
    const expected = `${sign > 0 ? 'above' : 'below'} ${before}`;
    throw wireError(BOOKS, `books.${name}[${index}].price`, expected, price);
  });
}

function levelsOf(rows: Side, instrument: Instrument): DepthLevel[] {
  return rows.map(([price, size]) => ({ price, quantity: baseOf(instrument, size, price) }));
}
