import { ContextRecord } from '../replay/context-record';
import { tapeFeed } from '../replay/tape-feed';
import { TradeTape } from '../replay/trade-tape';
import type { FeedForceOrder, MarketFeed } from './market-feed';

/**
 * A small market for tests, the same at every run: one trade of 0.5 BTC each second, takers buying and selling in
 * turn, the price walking up and down a triangle of 120 ticks; two forced sells of 1 and 3 BTC in every tenth second. A
 * burst is so many trades more, spread over one second.
 */
export const STEADY = { tradeEvery: 1_000, quantity: 0.5, tick: 0.1, base: 60_000 } as const;

interface Burst {
  readonly at: number;
  readonly trades: number;
}

const FORCED_EVERY = 10_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

export function steadyFeed({
  now,
  hours = 3,
  live = HOUR,
  burst,
}: {
  now: number;
  hours?: number;
  live?: number;
  burst?: Burst;
}): MarketFeed {
  const from = Math.floor(now / HOUR) * HOUR - hours * HOUR;
  const feed = tapeFeed({
    tape: new TradeTape(steadyTrades(from, now + live, burst)),
    context: new ContextRecord(steadyContext(from, now + live), 8 * HOUR),
    now,
    symbol: 'BTCUSDT',
    base: 'BTC',
    quote: 'USDT',
    title: 'steady',
    tickSize: STEADY.tick,
    stepSize: 0.001,
    fundingIntervalHours: 8,
  });
  return {
    ...feed,
    forcedOrders(from, to) {
      const first = Math.ceil(Math.max(from, feed.from) / FORCED_EVERY) * FORCED_EVERY;
      const count = Math.floor((Math.min(to, feed.now()) - first) / FORCED_EVERY) + 1;
      return Array.from({ length: Math.max(0, count) }, (_, i) =>
        forcedSells(first + i * FORCED_EVERY),
      ).flat();
    },
    depth: (levels) => steadyDepth(priceAt(feed.now() / STEADY.tradeEvery), levels),
    advance(time, emit) {
      feed.advance(time, (event) => {
        emit(event);
        if (event.kind !== 'mark' || event.premium.time % FORCED_EVERY !== 0) return;
        for (const order of forcedSells(event.premium.time)) emit({ kind: 'force-order', order });
      });
    },
  };
}

export function priceAt(second: number): number {
  const step = Math.floor(second) % 240;
  return STEADY.base + STEADY.tick * Math.min(step, 240 - step);
}

function steadyTrades(from: number, to: number, burst?: Burst): ConstructorParameters<typeof TradeTape>[0] {
  const steady = Array.from(
    { length: (to - from) / STEADY.tradeEvery },
    (_, i) => from + i * STEADY.tradeEvery,
  );
  const more = burst
    ? Array.from({ length: burst.trades }, (_, i) => Math.floor(burst.at + (i * 1_000) / burst.trades))
    : [];
  const time = Float64Array.from([...steady, ...more]).sort();
  return {
    time,
    price: time.map((at) => priceAt(at / 1_000)),
    quantity: time.map(() => STEADY.quantity),
    buyerIsMaker: Uint8Array.from(time, (at) => (at / 1_000) % 2),
  };
}

function steadyContext(from: number, to: number): ConstructorParameters<typeof ContextRecord>[0] {
  const time = Float64Array.from({ length: (to - from) / MINUTE }, (_, i) => from + i * MINUTE);
  return {
    time,
    mark: time.map((at) => priceAt(at / 1_000) + 1),
    index: time.map((at) => priceAt(at / 1_000) - 1),
    openInterest: time.map((_, i) => 80_000 + i),
    funding: time.map(() => 0.0001),
  };
}

function steadyDepth(price: number, levels: number): { bids: [number, number][]; asks: [number, number][] } {
  const side = (sign: number): [number, number][] =>
    Array.from({ length: levels }, (_, i) => [price + sign * STEADY.tick * (i + 1), 1 + i]);
  return { bids: side(-1), asks: side(1) };
}

function forcedSells(time: number): FeedForceOrder[] {
  const price = { price: STEADY.base - 300, averagePrice: STEADY.base - 10 };
  return [1, 3].map((quantity) => ({ time, order: 'SELL', quantity, ...price }));
}
