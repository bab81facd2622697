/** A venue for tests: it answers at once, from a formula, and counts what it is asked for. */
import { DAY, MINUTE } from '../core/time';
import { type Millis, baseQty, millis, price, unixMs } from '../core/units';
import type { Bar, MarkBar } from '../market/bar';
import type { Instrument } from '../market/instrument';
import type { Venue } from '../venues/venue';
import { NOW } from './clock.testing';

const barAt = (openTime: number, duration: Millis): Bar & MarkBar => {
  const open = 60_000 + 300 * Math.sin(openTime / (7 * 3_600_000));
  return {
    openTime: unixMs(openTime),
    duration,
    open: price(open),
    high: price(open + 20),
    low: price(open - 20),
    close: price(open + 5),
    volume: baseQty(50),
    takerBuy: baseQty(26),
  };
};

export function barsIn(interval: Millis, from: number, to: number): (Bar & MarkBar)[] {
  return Array.from({ length: Math.ceil((to - from) / interval) }, (_, i) =>
    barAt(from + i * interval, interval),
  );
}

/** A venue that answers from a formula and counts; what it lacks it lacks for good. */
export function venueWith(changes: Partial<Venue> = {}): { venue: Venue; calls: Map<string, number> } {
  const calls = new Map<string, number>();
  const counted = <Result>(name: string, result: Result): Promise<Result> => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    return Promise.resolve(result);
  };
  const listed = (symbol: string): Instrument => ({
    venue: 'binance',
    symbol,
    base: symbol.replace('USDT', ''),
    quote: 'USDT',
    linear: true,
    contractSize: 1,
    tickSize: price(0.1),
    stepSize: 0.001,
  });
  const venue: Venue = {
    id: 'binance',
    pageSize: { bars: 1499, openInterest: 500, funding: 1000, trades: 1000 },
    pace: { limit: 1_000, window: MINUTE, pageWeight: () => 1 },
    barDepth: () => Infinity as Millis,
    openInterestDepth: () => millis(30 * DAY),
    tradeIds: 'counted',
    liveChannels: ['trades', 'mark', 'liquidations'],
    liquidationFeed: 'throttled',
    serverTime: () => counted('time', unixMs(NOW)),
    instrument: (symbol) => counted('instrument', listed(symbol)),
    instruments: () => counted('instruments', ['BTCUSDT', 'ETHUSDT', '1000PEPEUSDT'].map(listed)),
    bars: (_, interval, from, to) => counted('bars', barsIn(interval, from, to)),
    markBars: (_, interval, from, to) => counted('mark', barsIn(interval, from, to)),
    trades: () => counted('trades', []),
    openInterest: () => counted('oi', { time: unixMs(NOW), quantity: baseQty(9_000) }),
    openInterestHistory: (_, period, from, to) =>
      counted(
        'oi',
        barsIn(period, from, Math.min(to, NOW)).map(({ openTime }) => ({
          time: openTime,
          quantity: baseQty(9_000),
        })),
      ),
    markPrice: () => counted('premium', { time: unixMs(NOW), mark: price(60_010), index: price(60_000) }),
    fundingHistory: () => counted('funding', []),
    depth: () => counted('depth', { time: unixMs(NOW), bids: [], asks: [] }),
    marginTiers: () => Promise.resolve(undefined),
    live: (_, __, signal) => {
      void counted('live', undefined);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
    ...changes,
  };
  return { venue, calls };
}
