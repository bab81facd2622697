/** The product's engine on a simulated market, an hour at a time, by a worker that dies after every hour. */
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import { type Millis, baseQty, millis, price, unixMs } from '../../lib/core/units';
import type { Clock } from '../../lib/engine/clock';
import { Hub } from '../../lib/engine/hub';
import { venueWith } from '../../lib/engine/venue.testing';
import type { Instrument } from '../../lib/market/instrument';
import type { Liquidation } from '../../lib/market/liquidation';
import { DEFAULT_SETTINGS, DEFAULT_SITE } from '../../lib/protocol/defaults';
import { openStore } from '../../lib/store/open-store';
import type { Store } from '../../lib/store/store';
import { type Forecast, HORIZONS } from '../../lib/track-record/forecast';
import type { Score } from '../../lib/track-record/score';
import type { FeedForceOrder } from '../exchange/market-feed';
import { simulatedFeed } from '../market/feed';

const START = Date.UTC(2026, 2, 10, 0, 1, 30);
const HOURS = 31;
/** Nobody listened to forced orders in these hours. */
const DEAF = { from: 3, to: 4 };

const CONTRACT: Instrument = {
  venue: 'bybit',
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  linear: true,
  contractSize: 1,
  tickSize: price(0.1),
  stepSize: 0.001,
};

/** A market that runs up by 4 % in the first hours, through whatever stands there. */
const feed = simulatedFeed({ seed: 19, world: 'sharp', now: START, historyDays: 9 });

/** The feed as a venue; what is still forming is not told. */
function venueOfFeed() {
  const closed = <Row extends { openTime: number }>(rows: Row[], interval: Millis, to: number): Row[] =>
    rows.filter(({ openTime }) => openTime < to && openTime + interval <= feed.now());
  return venueWith({
    id: 'bybit',
    liquidationFeed: 'full',
    instruments: () => Promise.resolve([CONTRACT]),
    barDepth: () => millis(9 * DAY),
    bars: (_, interval, from, to) =>
      Promise.resolve(
        closed(feed.bars(interval, from, to), interval, to).map((bar) => ({
          openTime: unixMs(bar.openTime),
          duration: interval,
          open: price(bar.open),
          high: price(bar.high),
          low: price(bar.low),
          close: price(bar.close),
          volume: baseQty(bar.volume),
          takerBuy: baseQty(bar.takerBuy!),
        })),
      ),
    markBars: (_, interval, from, to) =>
      Promise.resolve(
        closed(feed.markBars(interval, from, to), interval, to).map((bar) => ({
          openTime: unixMs(bar.openTime),
          duration: interval,
          open: price(bar.open),
          high: price(bar.high),
          low: price(bar.low),
          close: price(bar.close),
        })),
      ),
    openInterestHistory: (_, period, from, to) =>
      Promise.resolve(
        feed.openInterest(period, from, to - 1).map(({ time, quantity }) => ({
          time: unixMs(time),
          quantity: baseQty(quantity),
        })),
      ),
    markPrice: () => {
      const { time, mark, index } = feed.premium();
      return Promise.resolve({ time: unixMs(time), mark: price(mark), index: price(index) });
    },
  }).venue;
}

const clock: Clock = {
  now: () => unixMs(feed.now()),
  sleep: () => new Promise((resolve) => void setTimeout(resolve)),
  breathe: () => Promise.resolve(),
};

function liquidation({ time, order, quantity, averagePrice }: FeedForceOrder): Liquidation {
  return {
    time: unixMs(time),
    position: order === 'SELL' ? 'long' : 'short',
    quantity: baseQty(quantity),
    fillPrice: price(averagePrice),
  };
}

/** What a stream that ran all through leaves behind. */
async function listened(store: Store, from: number, to: number, rows: readonly Liquidation[]): Promise<void> {
  const instrument = 'bybit:BTCUSDT';
  await store.commit({ instrument, kind: 'liquidation', rows, cursor: String(to) });
  const heard = [{ from: unixMs(from), to: unixMs(to) }];
  await store.commit({ instrument, kind: 'heard', rows: heard, cursor: String(to) });
}

function hubOn(store: Store): Hub {
  const venue = venueOfFeed();
  return new Hub({
    clock,
    random: () => 0.5,
    store: Promise.resolve(store),
    stops: { read: () => Promise.resolve(new Map()), change: () => Promise.resolve() },
    settings: () => Promise.resolve({ ...DEFAULT_SETTINGS, venues: ['bybit'], lookback: '7d' }),
    site: () => Promise.resolve(DEFAULT_SITE),
    venue: (id) => ({ id, open: () => Promise.resolve(venue), bannedUntil: () => undefined }),
  });
}

describe('the engine on a simulated market', () => {
  const never = new AbortController().signal;
  let forecasts: Forecast[];
  let scores: Score[];

  beforeAll(async () => {
    const store = await openStore({ name: 'record' });
    for (let hour = 0; hour < HOURS; hour++) {
      await hubOn(store).refreshUnwatched(never);
      const [from, to] = [START + hour * HOUR, START + (hour + 1) * HOUR];
      const orders: Liquidation[] = [];
      feed.advance(to, (event) => event.kind === 'force-order' && orders.push(liquidation(event.order)));
      if (hour < DEAF.from || hour >= DEAF.to) await listened(store, from, to, orders);
    }
    await hubOn(store).refreshUnwatched(never);
    forecasts = await store.forecastsOf('BTC');
    scores = await store.scoresOf('BTC');
  }, 240_000);

  const of = (lookback: Forecast['lookback']) => forecasts.filter((each) => each.lookback === lookback);
  const scoresOn = (horizon: Score['horizon'], lookback: Score['lookback'] = '7d') =>
    scores.filter((each) => each.horizon === horizon && each.lookback === lookback);
  const forecastOf = ({ lookback, time }: Score): Forecast =>
    of(lookback).find((each) => each.time === time)!;

  it('freezes one forecast an hour and lookback, at the time it is made and never for one before', () => {
    for (const lookback of ['24h', '7d'] as const) {
      expect(of(lookback).map(({ time }) => time)).toEqual(
        Array.from({ length: HOURS + 1 }, (_, hour) => START + hour * HOUR),
      );
    }
    for (const { time, asOf } of forecasts) {
      expect(asOf).toBeLessThanOrEqual(time);
      expect(time - asOf).toBeLessThanOrEqual(10 * MINUTE);
    }
  });

  it('owes each forecast the horizons that none before it is running on', () => {
    const count = (horizon: keyof typeof HORIZONS) =>
      of('7d').filter(({ horizons }) => horizons.includes(horizon)).length;
    expect([count('1h'), count('4h'), count('24h')]).toEqual([32, 8, 2]);
  });

  it('pays every score whose day of touches is over, once, and no other', () => {
    const isOver = ({ time }: Forecast, horizon: keyof typeof HORIZONS): boolean =>
      time + HORIZONS[horizon] + DAY + 15 * MINUTE < START + HOURS * HOUR;
    for (const horizon of ['1h', '4h', '24h'] as const) {
      const owed = of('7d').filter((each) => each.horizons.includes(horizon) && isOver(each, horizon));
      expect(scoresOn(horizon).map(({ time }) => time)).toEqual(owed.map(({ time }) => time));
    }
    expect([scoresOn('1h').length, scoresOn('4h').length, scoresOn('24h').length]).toEqual([6, 1, 0]);
  });

  it('says of the hours in which nobody listened that forced orders were not heard, and scores touches all the same', () => {
    const deaf = scoresOn('1h').flatMap(({ time, outcome }) =>
      'parts' in outcome && outcome.parts.some((part) => 'missing' in part) ? [(time - START) / HOUR] : [],
    );
    // The horizon of the hour before reaches a few minutes into the silence.
    expect(deaf).toEqual([2, 3]);
    expect(scoresOn('1h').every(({ outcome }) => 'bands' in outcome)).toBe(true);
  });

  it('hears what was truly force-closed below and above, to the dollar of each order’s own price', () => {
    let [heard, truly] = [0, 0];
    for (const score of scoresOn('1h')) {
      const part = 'parts' in score.outcome ? score.outcome.parts[0] : undefined;
      if (!part || 'missing' in part) continue;
      const { price: made } = forecastOf(score);
      const start = Math.ceil(score.time / (5 * MINUTE)) * 5 * MINUTE;
      for (const { order, quantity, averagePrice } of feed.forcedOrders(start, start + HOUR - 1))
        if (order === 'SELL' ? averagePrice < made : averagePrice > made) truly += quantity * averagePrice;
      heard += part.usd;
    }
    expect(truly).toBeGreaterThan(1e6);
    // Orders within a tick of the forecast's price may fall on either side of it.
    expect(Math.abs(heard / truly - 1)).toBeLessThan(0.02);
  });

  it('finds the touches that the mark price made', () => {
    let touched = 0;
    for (const score of [...scoresOn('1h'), ...scoresOn('4h')]) {
      const { bands, price: made, asOf } = forecastOf(score);
      const start = Math.ceil(score.time / (5 * MINUTE)) * 5 * MINUTE;
      const marks = feed.markBars(MINUTE, start, start + HORIZONS[score.horizon] - 1);
      const before = feed.markBars(MINUTE, asOf, start - 1);
      const reaches = (rows: typeof marks, { side, low, high }: (typeof bands)[number]): boolean =>
        rows.some((bar) => (side === 'long' ? bar.low <= high : bar.high >= low));
      const counted = bands.filter(
        (band) => (band.side === 'long' ? made > band.high : made < band.low) && !reaches(before, band),
      );
      const expected = counted.map((band) => reaches(marks, band));
      const found =
        'bands' in score.outcome ? score.outcome.bands.map(({ touch }) => touch !== undefined) : [];
      expect(found).toEqual(expected);
      touched += expected.filter(Boolean).length;
    }
    expect(touched).toBeGreaterThan(0);
  });

  it('knows on a sharp market where forced orders will be, better than an even spread', () => {
    const bits = scoresOn('1h').reduce(
      (sum, { outcome }) => {
        const part = 'parts' in outcome ? outcome.parts[0] : undefined;
        if (!part || 'missing' in part) return sum;
        return { usd: sum.usd + part.usd, over: sum.over + part.overUniform };
      },
      { usd: 0, over: 0 },
    );
    expect(bits.over / bits.usd).toBeGreaterThan(0);
  });
});
