/**
 * A made-up market: 15-minute bars of a seeded random walk whose newest bar opened less than 15 minutes before `now`
 * and closed at `price`.
 */
import { randomStream } from '../../tools/market/random';

export interface Bar {
  /** When it opened, ms. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface MarketOptions {
  readonly price: number;
  readonly tick: number;
  readonly seed: number;
}

export const QUARTER_HOUR = 900_000;
const BARS = 4000;
const STEP = 0.0035; // standard deviation of a bar's return

export function madeUpBars({ price, tick, seed }: MarketOptions, now: number): Bar[] {
  const random = randomStream(seed, 'bars');
  const newest = Math.floor(now / QUARTER_HOUR) * QUARTER_HOUR;
  const onTick = (value: number): number => Math.max(tick, Math.round(value / tick) * tick);
  const bars: Bar[] = [];
  let close = price;
  for (let back = 0; back < BARS; back++) {
    const open = close * Math.exp(-STEP * random.normal());
    const wick = (): number => 1 + 0.5 * STEP * random.uniform();
    bars.push({
      time: newest - back * QUARTER_HOUR,
      open: onTick(open),
      high: onTick(Math.max(open, close) * wick()),
      low: onTick(Math.min(open, close) / wick()),
      close: onTick(close),
      volume: 100 * random.exponential(1),
    });
    close = open;
  }
  return bars.reverse();
}

function joined(bars: readonly Bar[], time: number): Bar {
  return {
    time,
    open: bars[0]!.open,
    high: Math.max(...bars.map(({ high }) => high)),
    low: Math.min(...bars.map(({ low }) => low)),
    close: bars.at(-1)!.close,
    volume: bars.reduce((sum, { volume }) => sum + volume, 0),
  };
}

/** The same market in longer bars, which open at multiples of `interval` (ms, UTC). */
export function inBarsOf(interval: number, bars: readonly Bar[]): Bar[] {
  const groups = new Map<number, Bar[]>();
  for (const bar of bars) {
    const time = Math.floor(bar.time / interval) * interval;
    const group = groups.get(time);
    if (group) group.push(bar);
    else groups.set(time, [bar]);
  }
  return [...groups].map(([time, group]) => joined(group, time));
}

/** Wilder's relative strength index (1978): 100 − 100 ÷ (1 + smoothed gains ÷ smoothed losses). */
export function relativeStrength(bars: readonly Bar[], length = 14): number[] {
  let gain = 0;
  let loss = 0;
  return bars.map(({ close }, i) => {
    const change = close - (bars[i - 1]?.close ?? close);
    gain += (Math.max(0, change) - gain) / length;
    loss += (Math.max(0, -change) - loss) / length;
    return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
  });
}
