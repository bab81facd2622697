import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { parseFundingInfo, parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseMarkBars } from './klines';
import { parseLiquidationFrame } from './liquidations';
import { parseMarkPriceFrame, parsePremiumIndex } from './mark-price';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTrades } from './trades';

/** Payloads captured from the venue by others; not part of this repository. */
const CAPTURED = '/work/shared/data/wire/jkorf/Binance.Net';
const ANY: [number, number] = [0, Infinity];

/** An endpoint's file: method, path, signed or not, then the answer. */
function answer(name: string): unknown {
  const lines = readFileSync(
    path.join(CAPTURED, 'Endpoints/UsdFutures/ExchangeData', `${name}.txt`),
    'utf8',
  ).split('\n');
  return JSON.parse(lines.slice(3).join('\n'));
}

/** A stream's file: `>` what is sent, `<` the reply, `=` the frame in the envelope of the combined stream. */
function frame(name: string): unknown {
  const text = readFileSync(path.join(CAPTURED, 'Subscriptions/UsdFutures', `${name}.txt`), 'utf8');
  return (JSON.parse(text.slice(text.indexOf('\n=') + 2)) as { data: unknown }).data;
}

describe.skipIf(!existsSync(CAPTURED))('payloads captured elsewhere are read', () => {
  test('markPriceKlines', () => {
    const from = 1_591_256_460_000 as UnixMs;
    expect(parseMarkBars(answer('GetMarkPriceKlines'), { interval: MINUTE, from, to: from })).toEqual([
      {
        openTime: 1_591_256_460_000,
        duration: 60_000,
        open: 9653.29201333,
        high: 9654.56401333,
        low: 9653.07367333,
        close: 9653.07367333,
      },
    ]);
  });

  test('aggTrades', () => {
    expect(parseTrades(answer('GetAggregatedTradeHistory'), ANY, ANY)).toEqual([
      { id: 26_129, time: 1_498_793_709_153, price: 0.01633102, quantity: 4.70443515, taker: 'sell' },
    ]);
  });

  test('openInterest and its history', () => {
    expect(parseOpenInterest(answer('GetOpenInterest'), 'BTCUSDT')).toEqual({
      time: 1_589_437_530_011,
      quantity: 10_659.509,
    });
    expect(parseOpenInterestHistory(answer('GetOpenInterestHistory'), 'BTCUSDT', ANY)).toEqual([
      { time: 1_583_127_900_000, quantity: 20_403.637 },
      { time: 1_583_128_200_000, quantity: 20_401.367 },
    ]);
  });

  test('premiumIndex and the mark price stream', () => {
    expect(parsePremiumIndex(answer('GetMarkPrice'), 'BTCUSDT', undefined)).toEqual({
      time: 1_597_370_495_002,
      mark: 11_793.63104562,
      index: 11_781.8049597,
      predictedFunding: 0.00038246,
      nextFunding: 1_597_392_000_000,
    });
    expect(parseMarkPriceFrame(frame('MarkPrice'), 'BTCUSDT', undefined)).toEqual({
      time: 1_562_305_380_000,
      mark: 11_794.15,
      index: 11_784.62659091,
      predictedFunding: 0.00038167,
      nextFunding: 1_562_306_400_000,
    });
  });

  test('fundingRate and fundingInfo', () => {
    const rates = parseFundingRates(answer('GetFundingRates'), 'BTCUSDT', HOUR as Millis, ANY);
    expect(rates.map(({ time, rate, interval }) => [time, rate, interval / HOUR])).toEqual([
      [1_698_768_000_000, 0.0001, 1],
      [1_698_796_800_000, 0.0001, 8],
    ]);
    expect([...parseFundingInfo(answer('GetFundingInfo'))]).toEqual([['BLZUSDT', 8 * HOUR]]);
  });

  test('exchangeInfo', () => {
    const faults: unknown[] = [];
    const listed = parseInstruments(answer('GetExchangeInfo'), (fault) => faults.push(fault));
    expect(faults).toEqual([]);
    expect(listed.find(({ symbol }) => symbol === 'BLZUSDT')).toMatchObject({
      base: 'BLZ',
      tickSize: 0.0001,
      stepSize: 1,
    });
  });

  test('forceOrder', () => {
    expect(parseLiquidationFrame(frame('Liquidations'), 'BTCUSDT')).toEqual({
      time: 1_568_014_460_893,
      position: 'long',
      quantity: 0.014,
      orderPrice: 9910,
      fillPrice: 9910,
    });
  });

  test('a server time of 2017 is read', () => {
    expect(parseServerTime(answer('GetServerTime'))).toBe(1_499_827_319_559);
  });
});
