/**
 * Delta from bars with a taker split against delta from trades of the same market. No recording has both of the same
 * days, so these are a simulated exchange's: its bars as they are published, and every trade it prints.
 */
import { DAY, MINUTE } from '../../lib/core/time';
import { baseQty, millis, price, unixMs } from '../../lib/core/units';
import { deltaFromTakerBars, deltaFromTrades } from '../../lib/orderflow/delta';
import type { FeedBar, FeedTrade } from '../exchange/market-feed';
import type { Figure } from '../figures/figure';
import { simulatedFeed } from '../market/feed';
import { EXACT_UNIT } from './recorded-trades';

const NOW = Date.UTC(2025, 0, 8);
const INTERVAL = millis(15 * MINUTE);
const MOST = 1e6;

export function takerBarFigures(seeds: readonly number[]): Figure[] {
  const differences = seeds.flatMap((seed) => {
    const feed = simulatedFeed({ seed, world: 'fuzzy', now: NOW, historyDays: 1 });
    const [from, to] = [NOW - DAY, NOW - 1];
    const bars = feed.bars(INTERVAL, from, to).map((bar) => asBar(bar));
    const trades = feed.trades({ from, to, limit: MOST }).map((trade) => asTrade(trade));
    const ofTrades = deltaFromTrades(trades, INTERVAL);
    const ofBars = deltaFromTakerBars(bars, INTERVAL);
    const known = new Map(Array.from(ofBars.openTimes, (time, i) => [time, ofBars.delta[i]!]));
    return Array.from(ofTrades.openTimes, (time, i) => Math.abs(ofTrades.delta[i]! - known.get(time)!));
  });
  const largest = Math.max(...differences);
  return [
    {
      name: 'taker bars against trades, simulated exchange, 15 m: largest difference',
      value: largest,
      unit: 'coins',
      goal: `< ${EXACT_UNIT}`,
      n: differences.length,
      holds: largest < EXACT_UNIT,
    },
  ];
}

function asBar({ openTime, open, high, low, close, volume, takerBuy }: FeedBar) {
  return {
    openTime: unixMs(openTime),
    duration: INTERVAL,
    open: price(open),
    high: price(high),
    low: price(low),
    close: price(close),
    volume: baseQty(volume),
    takerBuy: baseQty(takerBuy!),
  };
}

function asTrade({ time, price: at, quantity, buyerIsMaker }: FeedTrade) {
  const taker = buyerIsMaker ? ('sell' as const) : ('buy' as const);
  return { time: unixMs(time), price: price(at), quantity: baseQty(quantity), taker };
}
