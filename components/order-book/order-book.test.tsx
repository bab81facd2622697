// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';

import type { OrderBookView } from '../../lib/protocol/order-book';
import { OrderBook } from './order-book';

const MINUTE = 60_000;

/** Two columns of three buckets: bids of a quarter of $8M, nothing, and asks of all of it; then a minute without a book. */
const BOOK: OrderBookView = {
  asOf: MINUTE,
  since: 0,
  heat: {
    start: 0,
    columnDuration: MINUTE,
    lowest: 100,
    bucketRatio: 1.0005,
    rows: 3,
    cells: btoa(String.fromCharCode(64, 128, 255, 0, 0, 0)),
    reference: 8e6,
    prices: [100.05, null],
  },
  books: [
    { venue: 'binance', symbol: 'BTCUSDT', bids: 2.4, asks: 2.4 },
    { venue: 'okx', symbol: 'BTC-USDT-SWAP', bids: 0.4, asks: 0.4 },
  ],
  within: [
    { percent: 0.1, bids: { usd: 2e6, books: 2 }, asks: { usd: 3e6, books: 2 } },
    { percent: 1, bids: { usd: 20e6, books: 1 }, asks: { usd: 30e6, books: 1 } },
  ],
  above: { low: 102, high: 103, forced: 40e6, resting: { usd: 10e6, books: 1 } },
  below: { low: 97, high: 99.9, forced: 1e6, resting: { usd: 4e6, books: 2 } },
  walls: [
    { venue: 'binance', side: 'asks', price: 100.6, usd: 9e6, since: 0 },
    { venue: 'okx', side: 'bids', price: 99, usd: 5e6, since: 0, end: { time: MINUTE, how: 'pulled' } },
    { venue: 'gate', side: 'bids', price: 98, usd: 77e6, since: 0, end: { time: MINUTE, how: 'eaten' } },
  ],
};

const row = (name: RegExp) => screen.getByRole('row', { name }).textContent;

describe('the order book', () => {
  afterEach(cleanup);
  const shown = (change: Partial<OrderBookView> = {}) =>
    render(<OrderBook book={{ ...BOOK, ...change }} price={100} clusters={[]} />);

  it('says what rests within a distance, and “at least” where a book ends before', () => {
    shown();
    expect(row(/±0\.1%/)).toBe('±0.1%$2M$3M2 of 2');
    expect(row(/±1%/)).toBe('±1%≥ $20M≥ $30M1 of 2');
  });

  it('holds what rests before a band against what would be forced in it', () => {
    shown();
    expect(
      screen.getByText(/≥ \$10M rests before the next band .*\$40M would be forced/).textContent,
    ).toMatch(/≤ 4 times as much/);
    expect(screen.getByText(/\$4M rests before/).textContent).toMatch(/: 25% of it/);
  });

  it('lists walls that stand or were pulled, and leaves those that were traded away', () => {
    shown();
    expect(row(/Asks 100\.6/)).toMatch(/\+0\.60%\$9MBinancesince/);
    expect(row(/Bids 99/)).toMatch(/−1\.00%\$5MOKXpulled/);
    expect(screen.queryByRole('row', { name: /98/ })).toBeNull();
  });

  it('reads a cell out by keys, and tells nothing resting from nothing known', () => {
    shown();
    const map = screen.getByRole('img');
    const press = (key: string) => fireEvent.keyDown(map, { key });
    press('ArrowLeft');
    expect(screen.getByText(/nothing rests/)).toBeTruthy();
    press('ArrowDown');
    expect(screen.getByText(/bids \$2M/)).toBeTruthy();
    press('ArrowUp');
    press('ArrowUp');
    expect(screen.getByText(/asks \$8M/)).toBeTruthy();
    press('ArrowRight');
    expect(screen.getByText(/not known/)).toBeTruthy();
  });

  it('says that no book is known now, and draws no map that contradicts itself', () => {
    shown({ books: [], walls: [], heat: { ...BOOK.heat, rows: 4 } });
    expect(screen.getByText('No order book is known now.')).toBeTruthy();
    expect(screen.getByText(/No wall stands/)).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
  });
});
