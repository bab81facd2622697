import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { price, unixMs } from '../core/units';
import type { Depth } from '../market/depth';
import type { Instrument } from '../market/instrument';
import { CENTRE, PRICE, book, level, look } from '../orderbook/book.testing';
import { bucketPrice } from '../orderbook/book-grid';
import { OrderBookView } from '../protocol/order-book';
import type { ClusterView } from '../protocol/snapshot';
import type { BookRecord } from './book-watch';
import { orderBookView } from './order-book-view';

const contract = (venue: Instrument['venue'], base = 'BTC'): Instrument => ({
  venue,
  symbol: `${base}USDT`,
  base,
  quote: 'USDT',
  linear: true,
  contractSize: 1,
  tickSize: price(0.1),
  stepSize: 0.001,
});

/** A dollar's worth at each of these distances, percent, on both sides. */
const depthTo = (...percents: number[]): Depth => {
  const at = (percent: number) => level(PRICE * (1 + percent / 100), 1 / (PRICE * (1 + percent / 100)));
  return book(
    percents.map((percent) => at(-percent)),
    percents.map(at),
  );
};

const record = (depth: Depth | undefined, more: Partial<BookRecord> = {}): BookRecord => ({
  newest: depth && { depth, resting: { bids: undefined, asks: undefined } },
  looks: [look({ minute: 0 }), look({ minute: 1 })],
  walls: [],
  usual: undefined,
  ...more,
});

const band = (side: ClusterView['side'], low: number, high: number, thin = false): ClusterView =>
  ({ side, low, high, usd: 7, thin }) as ClusterView;

const far = { instrument: contract('binance'), book: record(depthTo(0.05, 0.3, 0.9, 3)) };
const near = { instrument: contract('okx'), book: record(depthTo(0.05, 0.4)) };

describe('the order books of a sum', () => {
  it('say what rests within a distance, and how many books reach it', () => {
    const { within, books } = orderBookView([far, near], PRICE, [])!;
    expect(within.map(({ percent, bids }) => [percent, Math.round(bids.usd), bids.books])).toEqual([
      [0.1, 2, 2],
      [0.5, 4, 1],
      [1, 5, 1],
      [2, 5, 1],
    ]);
    expect(books.map(({ venue, asks }) => [venue, Number(asks!.toFixed(6))])).toEqual([
      ['binance', 3],
      ['okx', 0.4],
    ]);
  });

  it('say what rests before the nearest band of each side, thin lines left out', () => {
    const clusters = [
      band('short', PRICE * 1.001, PRICE * 1.002, true),
      band('short', PRICE * 1.005, PRICE * 1.01),
      band('short', PRICE * 1.02, PRICE * 1.03),
      band('long', PRICE * 0.96, PRICE * 0.999),
    ];
    const { above, below } = orderBookView([far, near], PRICE, clusters)!;
    expect(above).toMatchObject({ low: PRICE * 1.005, forced: 7, resting: { books: 1 } });
    expect(above!.resting.usd).toBeCloseTo(4, 6);
    expect(below!.resting.usd).toBeCloseTo(2, 6);
    expect(below!.resting.books).toBe(2);
  });

  it('know no band ahead while there is no price', () => {
    const view = orderBookView([far], undefined, [band('long', 1, 2)])!;
    expect(view).not.toHaveProperty('below');
  });

  it('put walls into the first contract’s prices, those that stand before those that have gone', () => {
    const wall = { side: 'asks', bucket: CENTRE + 4, usd: 5, since: unixMs(0) } as const;
    const gone = { ...wall, usd: 90, end: { time: unixMs(MINUTE), how: 'pulled' as const } };
    const dearer = look({ minute: 1, at: 2 });
    const other = { ...near, book: record(undefined, { looks: [dearer], walls: [gone, wall] }) };
    const { walls } = orderBookView([far, other], PRICE, [])!;
    expect(walls.map(({ usd, end }) => [usd, end?.how])).toEqual([
      [5, undefined],
      [90, 'pulled'],
    ]);
    expect(walls[0]!.price).toBeCloseTo(bucketPrice(CENTRE + 2.5), 4);
  });

  it('are what the protocol carries, a byte a cell', () => {
    const view = orderBookView([far, near], PRICE, [band('short', PRICE * 1.005, PRICE * 1.01)])!;
    expect(v.parse(OrderBookView, JSON.parse(JSON.stringify(view)))).toEqual(view);
    const bytes = atob(view.heat.cells);
    expect(bytes).toHaveLength(view.heat.rows * view.heat.prices.length);
    // Two flat books: every bucket holds the reference, bids below the middle and asks above it.
    expect([bytes.charCodeAt(0), bytes.charCodeAt(view.heat.rows - 1)]).toEqual([1, 255]);
  });

  it('are none before a book was seen, nor in the prices of a contract for a thousand coins', () => {
    expect(orderBookView([{ ...far, book: record(undefined, { looks: [] }) }], PRICE, [])).toBeUndefined();
    const thousand = { ...near, instrument: contract('okx', '1000BTC') };
    const silent = { ...far, book: record(undefined, { looks: [] }) };
    expect(orderBookView([silent, thousand], PRICE, [])).toBeUndefined();
  });
});
