/**
 * `/futures/usdt/funding_rate`: newest first, at most 1000, 180 days back. Without an end a window is thirty days long,
 * without a start the last thirty.
 */
import { type Contract, plain } from './contract';
import { GateError } from './gate-error';
import { type Query, limit, timeRange } from './query';

const DAY = 86_400_000;

export function fundingRate(contract: Contract, query: Query): { r: string; t: number }[] {
  contract.require(query);
  const count = limit(query, 100, 1_000);
  const now = contract.feed.now();
  const range = timeRange(query);
  const from = range.from ?? (range.to ?? now) - 30 * DAY;
  if (from < now - 180 * DAY) {
    throw new GateError('INVALID_PARAM_VALUE', 'from time exceeds 180-day limit');
  }
  const to = Math.min(now, range.to ?? from + 30 * DAY);
  return contract.feed
    .funding(from, to)
    .slice(-count)
    .toReversed()
    .map(({ time, rate }) => ({ r: plain(rate, 6), t: Math.floor(time / 1_000) }));
}
