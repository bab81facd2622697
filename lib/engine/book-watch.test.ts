import { afterEach, describe, expect, it, vi } from 'vitest';

import { MINUTE, SECOND } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Depth } from '../market/depth';
import { BookWatch } from './book-watch';
import { NOW, standingClock } from './clock.testing';
import { venueWith } from './venue.testing';

const level = (at: number) => ({ price: price(at), quantity: baseQty(1) });
const BOOK: Depth = {
  time: unixMs(NOW),
  bids: [level(999), level(995)],
  asks: [level(1_001), level(1_005)],
};

describe('the watch of an order book', () => {
  const { signal } = new AbortController();
  afterEach(() => vi.restoreAllMocks());

  function watching(depth: () => Promise<Depth>) {
    let now = NOW as number;
    const asked = vi.fn(depth);
    const watch = new BookWatch(venueWith({ depth: asked }).venue, 'BTCUSDT', {
      ...standingClock,
      now: () => unixMs(now),
    });
    return { watch, asked, pass: (span: number) => (now += span) };
  }

  it('asks once a minute', async () => {
    const { watch, asked, pass } = watching(() => Promise.resolve(BOOK));
    await watch.refresh(signal);
    await watch.refresh(signal);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(watch.newest?.bids).toBeCloseTo((999 + 995) / 0.5, 6);
    pass(MINUTE);
    await watch.refresh(signal);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('has no book where it could not be had, and asks again in the next minute only', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { watch, asked, pass } = watching(() => Promise.reject(new Error('429')));
    await watch.refresh(signal);
    pass(10 * SECOND);
    await watch.refresh(signal);
    expect(watch.newest).toBeUndefined();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('forgets a book that has grown old', async () => {
    const { watch, pass } = watching(() => Promise.resolve(BOOK));
    await watch.refresh(signal);
    pass(6 * MINUTE);
    expect(watch.newest).toBeUndefined();
  });
});
