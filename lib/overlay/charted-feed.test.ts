import { describe, expect, test } from 'vitest';

import type { ChartedMarket } from '../hosts/charted-market';
import type { ChartSnapshot, GlanceSnapshot, HeatmapView } from '../protocol/snapshot';
import { ChartedFeed } from './charted-feed';

const PERPETUAL: ChartedMarket = {
  venue: 'binance',
  kind: 'perpetual',
  coin: 'BTC',
  unit: 1,
  quote: 'USDT',
  name: 'BTCUSDT',
};
const SPOT: ChartedMarket = { ...PERPETUAL, kind: 'spot', name: 'BTC/USDT' };

function glance(price: number, coin = 'BTC', unit = 1): GlanceSnapshot {
  return {
    v: 1,
    revision: 1,
    instrument: {
      venue: 'binance',
      symbol: `${coin}USDT`,
      base: coin,
      quote: 'USDT',
      coin,
      unit,
      tickSize: 0.1,
    },
    lookback: '7d',
    status: 'live',
    reasons: [],
    builtAt: 0,
    price,
    atr: price / 100,
    clusters: [],
    signals: [],
    divergences: [],
    coverage: {
      venues: [],
      barsExpected: 1,
      barsPresent: 1,
      openInterestShare: 1,
      takerSplitShare: 1,
      markShare: 1,
      gaps: [],
    },
  };
}

function feedOf(market: ChartedMarket, snapshot: GlanceSnapshot | ChartSnapshot): ChartedFeed {
  const feed = new ChartedFeed(market);
  feed.take(snapshot);
  return feed;
}

describe('the feed under a chart of the perpetual itself', () => {
  const feed = feedOf(PERPETUAL, glance(60_000));

  test('expects its own price, and is never shifted', () => {
    feed.measure(60_100, 0);
    expect(feed.expected(undefined)).toEqual({ price: 60_000, within: 0.001 });
    expect(feed.factor).toBe(1);
    expect(feed.shift).toBeUndefined();
  });

  test('takes the page’s word for the price, as far as it can be this market’s', () => {
    expect(feed.expected(60_050)).toEqual({ price: 60_050, within: 0.001 });
    expect(feed.expected(61_000)).toEqual({ price: 60_000, within: 0.001 });
    expect(feed.fits(61_000)).toBe(false);
  });
});

describe('the feed under another market of the coin', () => {
  test('is shifted by the ratio of prices, and expects less of a label until that is measured', () => {
    const feed = feedOf(SPOT, glance(60_000));
    expect(feed.expected(undefined)!.within).toBeGreaterThan(0.002);
    feed.measure(60_120, 0);
    expect(feed.factor).toBeCloseTo(1.002, 9);
    expect(feed.expected(undefined)!.price).toBeCloseTo(60_120, 6);
    expect(feed.shift).toMatchObject({ units: 1 });
  });

  test('counts units: a chart of one coin under a contract on a thousand', () => {
    const pepe = { ...SPOT, coin: 'PEPE', name: 'PEPE/USDT' };
    const feed = feedOf(pepe, glance(0.012, 'PEPE', 1000));
    expect(feed.factor).toBeCloseTo(0.001, 12);
    expect(feed.fits(0.000012)).toBe(true);
    expect(feed.fits(0.012)).toBe(false);
  });
});

test('another coin’s picture is not taken', () => {
  const feed = feedOf(PERPETUAL, glance(3_000, 'ETH'));
  expect(feed.snapshot).toBeUndefined();
  expect(feed.expected(undefined)).toBeUndefined();
});

test('a glance renews the price and keeps the picture; a picture without a heatmap drops the old one', () => {
  const heatmap = { reference: 1 } as HeatmapView;
  const picture: ChartSnapshot = { ...glance(60_000), heatmap, liquidations: [], ownLevels: [] };
  const feed = feedOf(PERPETUAL, picture);
  feed.take(glance(60_010));
  expect(feed.snapshot).toMatchObject({ price: 60_010, heatmap });
  feed.take({ ...glance(60_020), liquidations: [], ownLevels: [] });
  expect(feed.snapshot).not.toHaveProperty('heatmap');
});

test('the longer a plot, the wider may its prices be', () => {
  const feed = feedOf(PERPETUAL, glance(60_000));
  const [hour, month] = [feed.widest(3_600_000), feed.widest(30 * 86_400_000)];
  expect(hour).toBeLessThan(0.5);
  expect(month).toBeGreaterThan(1);
  expect(feed.widest(undefined)).toBeGreaterThan(hour);
});
