/** A year of a market by formula, so that any bar of it is made where it is asked for: waves of a quarter, three days, an hour. */
import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import type { FeedBar, FeedMarkBar, MarketFeed } from '../exchange/market-feed';

const TICK = 0.1;
const LOT = 0.001;
const FUNDING = 8 * HOUR;
const LENGTH = 420 * DAY;

export function yearFeed(now: number): MarketFeed {
  const from = now - LENGTH;
  const times = (every: number, first: number, last: number): number[] => {
    const start = Math.ceil(Math.max(first, from) / every) * every;
    const count = Math.floor((Math.min(last, now) - start) / every) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, i) => start + i * every);
  };
  return {
    symbol: 'BTCUSDT',
    base: 'BTC',
    quote: 'USDT',
    title: 'a year by formula',
    tickSize: TICK,
    stepSize: LOT,
    fundingIntervalHours: FUNDING / HOUR,
    from,
    now: () => now,
    bars: (interval, first, last) => times(interval, first, last).map((time) => barAt(time, interval)),
    markBars: (interval, first, last) => times(interval, first, last).map((time) => ohlcAt(time, interval)),
    trades: ({ from: first = now - HOUR, to = now, limit }) =>
      times(MINUTE, first, to)
        .slice(0, limit)
        .map((time) => ({
          id: time / MINUTE,
          time,
          price: priceAt(time),
          quantity: LOT,
          buyerIsMaker: false,
        })),
    openInterest: (period, first, last) =>
      times(period, first, last).map((time) => ({
        time,
        quantity: rounded(20_000 + wave(time, 17 * DAY, 4_000), LOT),
      })),
    premium: () => ({
      time: now,
      mark: priceAt(now),
      index: priceAt(now),
      predictedFunding: 0.0001,
      nextFundingTime: Math.ceil(now / FUNDING) * FUNDING,
    }),
    funding: (first, last) =>
      times(FUNDING, first, last).map((time) => ({ time, rate: 0.0001, mark: priceAt(time) })),
    forcedOrders: () => [],
    depth: (levels) => ({
      bids: Array.from({ length: levels }, (_, i) => [rounded(priceAt(now) - (i + 1) * TICK, TICK), 1]),
      asks: Array.from({ length: levels }, (_, i) => [rounded(priceAt(now) + (i + 1) * TICK, TICK), 1]),
    }),
    advance: () => undefined,
  };
}

function barAt(openTime: number, interval: number): FeedBar {
  const ohlc = ohlcAt(openTime, interval);
  const minutes = interval / MINUTE;
  const volume = rounded(minutes * (4 + wave(openTime, DAY, 2)), LOT);
  const takerBuy = rounded(volume * (0.5 + wave(openTime, 5 * HOUR, 0.2)), LOT);
  return {
    ...ohlc,
    volume,
    quoteVolume: volume * ohlc.close,
    trades: 50 * minutes,
    takerBuy,
    takerBuyQuote: takerBuy * ohlc.close,
  };
}

function ohlcAt(openTime: number, interval: number): FeedMarkBar {
  const open = priceAt(openTime);
  const close = priceAt(openTime + interval);
  const reach = 40 + wave(openTime, 7 * HOUR, 30);
  const high = rounded(Math.max(open, close) + reach, TICK);
  const low = rounded(Math.min(open, close) - reach, TICK);
  return { openTime, open, high, low, close };
}

function priceAt(time: number): number {
  return rounded(
    60_000 + wave(time, 90 * DAY, 8_000) + wave(time, 3 * DAY, 1_500) + wave(time, HOUR, 60),
    TICK,
  );
}

function wave(time: number, period: number, height: number): number {
  return height * Math.sin((2 * Math.PI * time) / period);
}

function rounded(value: number, step: number): number {
  const steps = Math.round(1 / step);
  return Math.round(value * steps) / steps;
}
