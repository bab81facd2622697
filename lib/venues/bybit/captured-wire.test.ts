import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { HOUR } from '../../core/time';
import type { Millis, Price, UnixMs } from '../../core/units';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseBars, parseMarkBars } from './klines';
import { liquidationReader } from './liquidations';
import { parseLongShortRatios } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTicker, tickerReader } from './ticker';
import { parseRecentTrades, tradeReader } from './trades';

/** Payloads captured from the venue, or documented by it, and collected by others; not part of this repository. */
const CAPTURED = '/work/shared/data/wire/jkorf/Bybit.Net';
const ANY: [number, number] = [0, Infinity];
const none = (): undefined => undefined;

/** An endpoint's file: method, path, signed or not, then the answer. */
function answer(name: string): unknown {
  const lines = readFileSync(
    path.join(CAPTURED, 'Endpoints/V5Api/ExchangeData', `${name}.txt`),
    'utf8',
  ).split('\n');
  return JSON.parse(lines.slice(3).join('\n'));
}

/** A stream's file: `>` what is sent, `<` the reply, `=` the frame. */
function frame(name: string): unknown {
  const text = readFileSync(path.join(CAPTURED, 'Subscriptions/V5/Linear', `${name}.txt`), 'utf8');
  return JSON.parse(text.slice(text.indexOf('\n=') + 2));
}

describe.skipIf(!existsSync(CAPTURED))('payloads captured elsewhere are read', () => {
  test('kline of an inverse contract: its turnover is in coins', () => {
    const from = 1_670_601_600_000 as UnixMs;
    const to = (from + 3 * HOUR) as UnixMs;
    const bars = parseBars(answer('GetKlines'), { symbol: 'BTCUSD', interval: HOUR, from, to });
    expect(bars).toHaveLength(3);
    expect(bars[0]).toEqual({
      openTime: from,
      duration: HOUR,
      open: 17_086.5,
      high: 17_088,
      low: 16_978,
      close: 17_071.5,
      volume: 0.37288112,
    });
    // 6356 USD over that many coins is a price within the bar.
    expect(6356 / bars[0]!.volume).toBeGreaterThan(16_978);
    expect(6356 / bars[0]!.volume).toBeLessThan(17_088);
  });

  test('mark-price-kline', () => {
    const from = 1_670_608_800_000 as UnixMs;
    const asked = { symbol: 'BTCUSDT', interval: HOUR, from, to: (from + HOUR) as UnixMs };
    expect(parseMarkBars(answer('GetMarkPriceKlines'), asked)).toEqual([
      { openTime: from, duration: HOUR, open: 17_164.16, high: 17_164.16, low: 17_121.5, close: 17_131.64 },
    ]);
  });

  test('recent-trade', () => {
    expect(parseRecentTrades(answer('GetTradeHistory'), 'BTCUSDT')).toEqual([
      {
        key: '2100000000007764263',
        time: 1_672_052_955_758,
        price: 16_618.49,
        quantity: 0.00012,
        taker: 'buy',
      },
    ]);
  });

  test('tickers of an inverse contract', () => {
    const time = 1_672_376_496_682;
    expect(parseTicker(answer('GetLinearInverseTickers'), 'BTCUSD')).toEqual({
      mark: {
        time,
        mark: 16_596,
        index: 16_598.54,
        predictedFunding: -0.001034,
        nextFunding: 1_672_387_200_000,
      },
      openInterest: { time, quantity: 373_504_107 / 2 / 16_596 },
    });
    // The venue's own value of both sides, in coins.
    expect(373_504_107 / 16_596).toBeCloseTo(22_505.67, 2);
  });

  test('open-interest', () => {
    const price = 16_500 as Price;
    expect(parseOpenInterestHistory(answer('GetOpenInterest'), 'BTCUSD', ANY, () => price)).toEqual([
      { time: 1_669_571_100_000, quantity: 461_134_292 / 2 / 16_500 },
      { time: 1_669_571_400_000, quantity: 461_134_384 / 2 / 16_500 },
    ]);
    expect(parseOpenInterestHistory(answer('GetOpenInterest'), 'BTCUSD', ANY, none)).toEqual([]);
  });

  test('funding/history', () => {
    expect(parseFundingRates(answer('GetFundingRateHistory'), 'ETHPERP', (8 * HOUR) as Millis, ANY)).toEqual([
      { time: 1_672_041_600_000, rate: 0.0001, interval: 8 * HOUR, kind: 'realised' },
    ]);
  });

  test('orderbook', () => {
    expect(parseDepth(answer('GetOrderbook'), 'BTCUSDT', 5)).toEqual({
      time: 1_709_199_771_584,
      bids: [{ price: 62_710.2, quantity: 5.52 }],
      asks: [{ price: 62_710.3, quantity: 0.01 }],
    });
  });

  test('account-ratio', () => {
    expect(parseLongShortRatios(answer('GetLongShortRatio'), 'BTCUSDT', ANY)).toEqual([
      { time: 1_695_772_800_000, of: 'accounts', ratio: 0.5777 / 0.4223 },
    ]);
  });

  test('risk-limit, with its margins in per cent and its limits in coins', () => {
    expect(parseMarginTiers(answer('GetRiskLimit'), 'BTCUSD', 16_600 as Price)).toEqual({
      symbol: 'BTCUSD',
      coinsAt: 16_600,
      date: '2022-12-26',
      source: 'Bybit, Get Risk Limit',
      tiers: [{ floor: 0, maxLeverage: 100, maintenanceMarginRate: 0.005 }],
    });
  });

  test('instruments-info, without the contracts before their launch', () => {
    const parse = (name: string) => parseInstruments(answer(name), 'linear', () => undefined).instruments;
    expect(parse('GetLinearInverseSymbols')).toMatchObject([
      { symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT', tickSize: 0.1, stepSize: 0.001 },
    ]);
    expect(parse('GetLinearInverseSymbolsPreListing')).toEqual([]);
  });

  test('publicTrade', () => {
    expect(tradeReader('BTCUSDT')(frame('Trades'))).toEqual([
      {
        key: '20f43950-d8dd-5b31-9112-a178eb6023af',
        time: 1_672_304_486_865,
        price: 16_578.5,
        quantity: 0.001,
        taker: 'buy',
      },
    ]);
  });

  test('tickers', () => {
    expect(tickerReader('BTCUSDT')(frame('Ticker'))).toEqual({
      mark: {
        time: 1_673_272_861_686,
        mark: 17_217.33,
        index: 17_227.36,
        predictedFunding: -0.000212,
        nextFunding: 1_673_280_000_000,
      },
      openInterest: { time: 1_673_272_861_686, quantity: 68_744.761 / 2 },
    });
  });

  test('allLiquidation', () => {
    expect(liquidationReader('ETHUSDT')(frame('Liquidations'))).toEqual([
      { time: 1_739_502_302_929, position: 'short', quantity: 20_000, orderPrice: 0.04499 },
    ]);
  });
});

test('the time of ccxt’s example, which is all text, is read', () => {
  const example = {
    retCode: '0',
    retMsg: 'OK',
    result: { timeSecond: '1666879482', timeNano: '1666879482792685914' },
    retExtInfo: {},
    time: '1666879482792',
  };
  expect(parseServerTime(example)).toBe(1_666_879_482_792);
});
