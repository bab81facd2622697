import { expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import { type InfoQuery, weightOf } from './info-query';

const START = 1_769_904_000_000 as UnixMs;
const coin = 'BTC';

function candles(interval: string, span: number): InfoQuery {
  return {
    type: 'candleSnapshot',
    req: { coin, interval, startTime: START, endTime: unixMs(START + span) },
  };
}

function funding(hours: number): InfoQuery {
  return { type: 'fundingHistory', coin, startTime: START, endTime: unixMs(START + hours * HOUR - 1) };
}

// "Rate limits and user limits": 20, of which l2Book and exchangeStatus 2; one more for every 60 candles, for every 20
// rates or trades.
test.each<[InfoQuery, number]>([
  [{ type: 'meta' }, 20],
  [{ type: 'metaAndAssetCtxs' }, 20],
  [{ type: 'exchangeStatus' }, 2],
  [{ type: 'l2Book', coin }, 2],
  [{ type: 'recentTrades', coin }, 21],
  [candles('1m', 59 * MINUTE), 21],
  [candles('1m', 60 * MINUTE), 22],
  [candles('5m', 4_999 * 5 * MINUTE), 20 + 84],
  [funding(20), 21],
  [funding(500), 45],
])('%o weighs %d', (query, weight) => {
  expect(weightOf(query)).toBe(weight);
});
