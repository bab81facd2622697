import { describe, expect, it } from 'vitest';

import { baseQty, price, unixMs } from '../core/units';
import type { Trade } from '../market/trade';
import { TradedSince } from './traded-since';

const MIDDLE = price(100);
const trade = (at: number, quantity: number, taker: Trade['taker']): Trade => ({
  id: 1,
  time: unixMs(0),
  price: price(at),
  quantity: baseQty(quantity),
  taker,
});

describe('what traded since', () => {
  it('is dollars by the taker’s side, and the prices between which', () => {
    const since = new TradedSince();
    since.hear('up');
    since.take(MIDDLE);
    since.add([trade(99, 2, 'sell'), trade(103, 1, 'buy')]);
    since.add([trade(101, 1, 'sell')]);
    expect(since.take(MIDDLE)).toEqual({ low: 99, high: 103, bought: 103, sold: 299 });
    expect(since.take(MIDDLE)).toEqual({ low: 100, high: 100, bought: 0, sold: 0 });
  });

  it('is not known of a time in which the stream was not up all through', () => {
    const since = new TradedSince();
    since.hear('up');
    expect(since.take(MIDDLE)).toBeUndefined();
    since.hear('lost');
    since.hear('up');
    expect(since.take(MIDDLE)).toBeUndefined();
    expect(since.take(MIDDLE)).toBeDefined();
    since.hear('lost');
    expect(since.take(MIDDLE)).toBeUndefined();
  });
});
