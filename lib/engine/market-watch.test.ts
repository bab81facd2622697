import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import { DAY, MINUTE } from '../core/time';
import { type Millis, type UnixMs, baseQty, millis, price, unixMs } from '../core/units';
import type { Bar, MarkBar } from '../market/bar';
import type { Instrument } from '../market/instrument';
import { openStore } from '../store/open-store';
import { UnlistedSymbol } from '../venues/unlisted-symbol';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import { MarketWatch } from './market-watch';
import type { MarketPanel } from './snapshot';

const NOW = Date.UTC(2026, 5, 1, 12, 0, 20);

const clock: Clock = {
  now: () => unixMs(NOW),
  sleep: () => new Promise((resolve) => setTimeout(resolve, 1)),
  breathe: () => Promise.resolve(),
};

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

function barsIn(interval: Millis, from: number, to: number): (Bar & MarkBar)[] {
  return Array.from({ length: Math.ceil((to - from) / interval) }, (_, i) =>
    barAt(from + i * interval, interval),
  );
}

/** A venue that answers from a formula and counts; what it lacks it lacks for good. */
function venueWith(changes: Partial<Venue> = {}): { venue: Venue; calls: Map<string, number> } {
  const calls = new Map<string, number>();
  const counted = <Result>(name: string, result: Result): Promise<Result> => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    return Promise.resolve(result);
  };
  const instrument = (symbol: string): Promise<Instrument> =>
    counted('instrument', {
      venue: 'binance',
      symbol,
      base: 'BTC',
      quote: 'USDT',
      linear: true,
      tickSize: price(0.1),
      stepSize: baseQty(0.001),
    });
  const venue: Venue = {
    id: 'binance',
    pageSize: { bars: 1499, openInterest: 500, funding: 1000, trades: 1000 },
    openInterestDepth: millis(30 * DAY),
    liquidationFeed: 'throttled',
    serverTime: () => counted('time', unixMs(NOW)),
    instrument,
    perpetualOf: (coin) => instrument(`${coin}USDT`),
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
    marginTiers: () => undefined,
    live: () => Promise.resolve(),
    ...changes,
  };
  return { venue, calls };
}

async function watched(
  venue: Venue,
): Promise<{ panels: MarketPanel[]; refused: string[]; watch: MarketWatch }> {
  const panels: MarketPanel[] = [];
  const refused: string[] = [];
  const watch = new MarketWatch({
    venue,
    store: await openStore({ name: `watch-${Math.random()}` }),
    clock,
    symbol: 'BTCUSDT',
    random: () => 0.5,
    bannedUntil: () => undefined as UnixMs | undefined,
    onPanel: (panel) => panels.push(panel),
    onGlance: () => undefined,
    onRefused: (reason) => refused.push(reason),
  });
  watch.want(new Set(['24h']));
  return { panels, refused, watch };
}

describe('watching a market', () => {
  it('fetches each page of a week once, and says that everything is there', async () => {
    const { venue, calls } = venueWith();
    const { panels, watch } = await watched(venue);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    // The day that is looked at comes first, as one page; then the rest of the week that order flow needs.
    expect(calls.get('bars')).toBe(1 + Math.ceil((6 * DAY) / MINUTE / 1499));
    const { coverage } = panels.at(-1)!;
    expect(coverage.barsPresent).toBe(coverage.barsExpected);
    expect(coverage.openInterestShare).toBeGreaterThan(0.99);
  });

  it('does not ask over and over for what the venue does not have', async () => {
    const { venue, calls } = venueWith({ markBars: () => Promise.resolve([]) });
    const counted: Venue = {
      ...venue,
      markBars: (...asked) => {
        calls.set('mark', (calls.get('mark') ?? 0) + 1);
        return venue.markBars(...asked);
      },
    };
    const { panels, watch } = await watched(counted);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    expect(calls.get('mark')).toBeLessThan(10);
    expect(panels.at(-1)!.reasons).toContain('no-mark');
  });

  it('goes to five-minute bars where the venue has none of a minute', async () => {
    const { venue } = venueWith({
      bars: (_, interval, from, to) => Promise.resolve(interval === MINUTE ? [] : barsIn(interval, from, to)),
    });
    const { panels, watch } = await watched(venue);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    const { coverage } = panels.at(-1)!;
    expect(coverage.barsExpected).toBe(DAY / (5 * MINUTE));
    expect(coverage.barsPresent).toBe(coverage.barsExpected);
  });

  it('says that the venue does not list a symbol, once, and stops', async () => {
    const { venue, calls } = venueWith({
      instrument: () =>
        Promise.reject(new UnlistedSymbol('binance', 'exchangeInfo', 'symbols', 'BTCUSDT', 'none')),
    });
    const { refused, watch } = await watched(venue);
    const stop = new AbortController();
    const running = watch.run(stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    void running;
    expect(refused).toEqual(['not-listed']);
    expect(calls.get('bars')).toBeUndefined();
  });
});
