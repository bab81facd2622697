import type { FeedBar } from '../exchange/market-feed';
import type { TradeColumns } from './trade-tape';

/**
 * Trades that a recorded bar could have had, so that a record of bars can be played live. They are made up: prices run
 * along open → nearer extreme → other extreme → close, one a second, in equal parts that sum to the bar's volume; a
 * taker buys while the price rises. Only the bar itself is data.
 */
export function tradesAlong(
  bars: readonly FeedBar[],
  length: number,
  tickSize: number,
  stepSize: number,
): TradeColumns {
  const trades = bars.flatMap((bar) => path(bar, length, tickSize, stepSize));
  return {
    time: Float64Array.from(trades, ({ time }) => time),
    price: Float64Array.from(trades, ({ price }) => price),
    quantity: Float64Array.from(trades, ({ quantity }) => quantity),
    buyerIsMaker: Uint8Array.from(trades, ({ rising }) => (rising ? 0 : 1)),
  };
}

interface PathTrade {
  readonly time: number;
  readonly price: number;
  readonly quantity: number;
  readonly rising: boolean;
}

function path(bar: FeedBar, length: number, tickSize: number, stepSize: number): PathTrade[] {
  const steps = Math.round(bar.volume / stepSize);
  const count = tradeCount(Math.min(steps, length / 1_000));
  const corners =
    bar.close >= bar.open
      ? [bar.open, bar.low, bar.high, bar.close]
      : [bar.open, bar.high, bar.low, bar.close];
  return Array.from({ length: count }, (_, i) => {
    const along = count > 1 ? (3 * i) / (count - 1) : 3;
    const leg = Math.min(2, Math.floor(along));
    const [start, end] = [corners[leg]!, corners[leg + 1]!];
    const price = start + (end - start) * (along - leg);
    return {
      time: bar.openTime + Math.floor((i * length) / count),
      price: Math.round(price / tickSize) * tickSize,
      // Whole steps, shared out so that they sum to the volume.
      quantity: (Math.floor(((i + 1) * steps) / count) - Math.floor((i * steps) / count)) * stepSize,
      rising: end > start,
    };
  });
}

/** A count by which each corner of the path is hit by a trade: 3k + 1. */
function tradeCount(most: number): number {
  return most < 4 ? Math.floor(most) : 3 * Math.floor((most - 1) / 3) + 1;
}
