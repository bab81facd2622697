/**
 * The trades that a step consists of, drawn from the step alone, so that they need not be kept: their quantities sum
 * to its volume by taker side, their first, highest, lowest and last prices are its open, high, low and close.
 */
import type { FeedTrade } from '../exchange/market-feed';
import { roundToTick, toBase, toLots } from './lots';
import { STEP } from './market';
import { type Random, randomStream } from './random';
import { knots, priceAt } from './step-path';
import type { StepSeries } from './step-series';

/** How far a trade strays from the step's path, as a fraction of the price. */
const STRAY = 0.00002;

export function tradesOfStep(seed: number, series: StepSeries, row: number): FeedTrade[] {
  const random = randomStream(seed, `trades/${series.from + row * STEP}`);
  const openTime = series.columns.openTime[row]!;
  const firstId = series.firstId(row);
  const buyLots = toLots(series.columns.takerBuy[row]!);
  const sellLots = toLots(series.columns.volume[row]!) - buyLots;
  const count = series.columns.trades[row]!;
  const buyCount = buyersAmong(count, buyLots, sellLots);
  const buys = splitLots(buyLots, buyCount, random);
  const sells = splitLots(sellLots, count - buyCount, random);
  const prices = tradePrices(series, row, count, random);

  return prices.map((price, i) => {
    const takerBuys = random.uniform() * (count - i) < buys.length;
    return {
      id: firstId + i,
      // Never at the step's first instant, which is the one before's last to be public.
      time: openTime + 1 + Math.floor(((i + random.uniform()) / count) * (STEP - 1)),
      price,
      quantity: toBase((takerBuys ? buys : sells).pop()!),
      buyerIsMaker: !takerBuys,
    };
  });
}

/** How many of the trades have a buying taker: in proportion, but a lot or more for each trade on both sides. */
function buyersAmong(count: number, buyLots: number, sellLots: number): number {
  const wanted = Math.round((count * buyLots) / (buyLots + sellLots));
  const most = Math.min(buyLots, sellLots > 0 ? count - 1 : count);
  const fewest = Math.max(count - sellLots, buyLots > 0 ? 1 : 0);
  return Math.max(fewest, Math.min(most, wanted));
}

/** Random whole parts, each at least 1, that sum to `lots`. */
function splitLots(lots: number, parts: number, random: Random): number[] {
  const weights = Array.from({ length: parts }, () => random.exponential(1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = lots - parts;
  let passed = 0;
  let given = 0;
  return weights.map((weight) => {
    passed += weight;
    const upTo = Math.round((spare * passed) / total);
    const part = 1 + upTo - given;
    given = upTo;
    return part;
  });
}

function tradePrices(series: StepSeries, row: number, count: number, random: Random): number[] {
  const bar = series.last(row);
  const points = knots(bar);
  const knotAt = [0, Math.floor(count / 3), Math.floor((2 * count) / 3), count - 1];
  return Array.from({ length: count }, (_, i) => {
    const knot = knotAt.indexOf(i);
    if (knot >= 0) return points[knot]!;
    const strayed = priceAt(bar, (i + 0.5) / count) * (1 + STRAY * random.between(-1, 1));
    return roundToTick(Math.max(bar.low, Math.min(bar.high, strayed)));
  });
}
