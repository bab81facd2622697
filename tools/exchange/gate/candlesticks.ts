/**
 * `/futures/usdt/candlesticks`: ascending, both ends of the window inclusive, the last bar may be forming; an interval
 * without a trade has a flat bar. A window of more than 2000 points is refused, and so is what lies 10 000 points back.
 */
import type { FeedBar, FeedMarkBar } from '../market-feed';
import { type Contract, places, plain } from './contract';
import { GateError, invalid } from './gate-error';
import { BAR_INTERVALS } from './intervals';
import { type Query, limit, required, timeRange } from './query';

const MARK = 'mark_';
const MOST = 2_000;
const KEPT = 10_000;

export function candlesticks(contract: Contract, query: Query): Record<string, unknown>[] {
  const asked = required(query, 'contract');
  const isMark = asked.startsWith(MARK);
  contract.requireName(isMark ? asked.slice(MARK.length) : asked);
  const { interval, from, to } = windowOf(contract, query);
  return isMark ? marks(contract, interval, from, to) : bars(contract, interval, from, to);
}

interface Window {
  readonly interval: number;
  readonly from: number;
  readonly to: number;
}

function windowOf({ feed }: Contract, query: Query): Window {
  const name = query.get('interval') ?? '5m';
  const interval = BAR_INTERVALS.get(name);
  if (interval === undefined) throw invalid('interval', name);
  const { from, to = feed.now() } = timeRange(query);
  if (query.has('limit') && (from !== undefined || query.has('to'))) {
    throw invalid('limit', query.get('limit'));
  }
  const newest = Math.floor(to / interval) * interval;
  const start = from ?? newest - (limit(query, 100, MOST) - 1) * interval;
  if (Math.floor((to - start) / interval) + 1 > MOST) {
    const most = `Maximum ${MOST} data points are allowed per request`;
    throw new GateError('INVALID_PARAM_VALUE', `Candlestick range too broad. ${most}`);
  }
  if (start < feed.now() - KEPT * interval) {
    const kept = `Maximum ${KEPT} points recently are allowed`;
    throw new GateError('INVALID_PARAM_VALUE', `Candlestick too long ago. ${kept}`);
  }
  return { interval, from: start, to };
}

function bars(contract: Contract, interval: number, from: number, to: number): Record<string, unknown>[] {
  return filled(contract.feed.bars(interval, from, to), interval).map((bar) => ({
    ...prices(bar, places(contract.feed.tickSize)),
    v: contract.size(bar.volume),
    sum: plain(bar.quoteVolume, 5),
  }));
}

function marks({ feed }: Contract, interval: number, from: number, to: number): Record<string, unknown>[] {
  return feed.markBars(interval, from, to).map((bar) => prices(bar, places(feed.tickSize) + 1));
}

function prices(
  { openTime, open, high, low, close }: FeedMarkBar,
  decimals: number,
): Record<string, unknown> {
  const text = (value: number): string => plain(value, decimals);
  return { t: openTime / 1_000, o: text(open), h: text(high), l: text(low), c: text(close) };
}

function filled(found: readonly FeedBar[], interval: number): FeedBar[] {
  return found.flatMap((bar, index) => {
    const before = found[index - 1];
    if (!before) return [bar];
    const missing = Math.round((bar.openTime - before.openTime) / interval) - 1;
    const flat = Array.from({ length: missing }, (_, i) =>
      flatBar(before.close, before.openTime + (i + 1) * interval),
    );
    return [...flat, bar];
  });
}

function flatBar(price: number, openTime: number): FeedBar {
  return {
    openTime,
    open: price,
    high: price,
    low: price,
    close: price,
    volume: 0,
    quoteVolume: 0,
    trades: 0,
  };
}
