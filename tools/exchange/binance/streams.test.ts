import { describe, expect, test } from 'vitest';

import type { FeedForceOrder } from '../market-feed';
import { steadyFeed } from '../steady-feed';
import type { WireEvent } from './events';
import { ForceOrderThinning } from './force-order-thinning';
import { KlineStreams } from './kline-streams';
import { carries, streamPath } from './stream-path';

const MINUTE = 60_000;
const MINUTE_START = Date.parse('2026-03-04T05:06:00Z');

function forced(time: number, quantity: number): FeedForceOrder {
  return { time, order: 'SELL', quantity, price: 1, averagePrice: 1 };
}

describe('forced orders', () => {
  test('of one second only the largest is pushed, when the second is over', () => {
    const pushed: number[] = [];
    const thinning = new ForceOrderThinning(({ quantity }) => pushed.push(quantity));
    thinning.add(forced(1_100, 2));
    thinning.add(forced(1_900, 5));
    thinning.add(forced(1_950, 3));
    thinning.flush(1_999);
    expect(pushed).toEqual([]);
    thinning.flush(2_000);
    thinning.flush(3_000);
    expect(pushed).toEqual([5]);
  });

  test('an order of the next second pushes the one that waits', () => {
    const pushed: number[] = [];
    const thinning = new ForceOrderThinning(({ quantity }) => pushed.push(quantity));
    for (const order of [forced(1_100, 2), forced(2_100, 1), forced(3_100, 9)]) thinning.add(order);
    expect(pushed).toEqual([2, 1]);
  });
});

describe('streamed bars', () => {
  const seen: { t: number; x: boolean; v: string; f: number; L: number }[] = [];
  const feed = steadyFeed({ now: MINUTE_START + 58_000 });
  const streams = new KlineStreams(feed, (_, event: WireEvent) =>
    seen.push(event['k'] as (typeof seen)[number]),
  );
  const step = (time: number): void => {
    seen.length = 0;
    let last: number | undefined;
    feed.advance(time, (event) => {
      if (event.kind === 'trade') last = event.trade.id;
    });
    streams.advance(new Set(['1m']), last);
  };

  test('a bar is sent while it forms, closes once, and the next begins', () => {
    step(MINUTE_START + 59_000);
    expect(seen).toMatchObject([{ t: MINUTE_START, x: false, v: '30.000' }]);
    step(MINUTE_START + 61_000);
    expect(seen).toMatchObject([
      { t: MINUTE_START, x: true, v: '30.000' },
      { t: MINUTE_START + MINUTE, x: false, v: '1.000' },
    ]);
    expect(seen[1]!.f).toBe(seen[0]!.L + 1);
  });

  test('without a new trade nothing is sent', () => {
    step(MINUTE_START + 61_500);
    expect(seen).toEqual([]);
  });
});

describe('stream paths', () => {
  const path = (text: string): ReturnType<typeof streamPath> =>
    streamPath(new URL(text, 'https://fstream.binance.com'));

  test.each([
    ['/ws', { combined: false, streams: [] }],
    ['/stream?streams=a@trade/b@trade', { combined: true, streams: ['a@trade', 'b@trade'] }],
    ['/ws/btcusdt@aggTrade', { combined: false, streams: ['btcusdt@aggTrade'] }],
    ['/public/ws/0', { combined: false, category: 'public', streams: ['0'] }],
    ['/market/stream', { combined: true, category: 'market', streams: [] }],
  ])('%s', (text, expected) => expect(path(text)).toEqual(expected));

  test.each(['/', '/wss', '/private/ws', '/market'])('%s is no stream', (text) =>
    expect(path(text)).toBeUndefined(),
  );

  test('the public path carries trades and the book, the market path the rest', () => {
    const streams = ['x@trade', 'x@depth@100ms', 'x@aggTrade', 'x@markPrice', 'x@forceOrder', 'x@kline_1m'];
    const carried = (text: string): string[] => streams.filter((stream) => carries(path(text)!, stream));
    expect(carried('/public/ws')).toEqual(streams.slice(0, 2));
    expect(carried('/market/ws')).toEqual(streams.slice(2));
    expect(carried('/ws')).toEqual(streams);
  });
});
