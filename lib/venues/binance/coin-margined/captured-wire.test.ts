import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { MINUTE } from '../../../core/time';
import { price, unixMs } from '../../../core/units';
import { parseDepth } from '../depth';
import { parseFundingRates } from '../funding';
import { parseMarkBars } from '../klines';
import { parsePremiumIndex } from '../mark-price';
import { parseTrades } from '../trades';
import { parseInstruments } from './instrument';
import { parseBars } from './klines';
import { parseOpenInterest } from './open-interest';

/** Payloads captured from the venue by others; not part of this repository. */
const CAPTURED = '/work/shared/data/wire/jkorf/Binance.Net/Endpoints/CoinFutures/ExchangeData';
const ANY: [number, number] = [0, Infinity];

/** An endpoint's file: method, path, signed or not, then the answer. */
function answer(name: string): unknown {
  const lines = readFileSync(path.join(CAPTURED, `${name}.txt`), 'utf8').split('\n');
  return JSON.parse(lines.slice(3).join('\n'));
}

describe.skipIf(!existsSync(CAPTURED))('payloads of COIN-M captured elsewhere are read', () => {
  test('exchangeInfo, whose contracts are all dated', () => {
    const faults: unknown[] = [];
    expect(parseInstruments(answer('GetExchangeInfo'), (fault) => faults.push(fault))).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('klines', () => {
    const from = unixMs(1_591_258_320_000);
    const [bar] = parseBars(answer('GetKlines'), { interval: MINUTE, from, to: from });
    expect(bar).toMatchObject({ open: 9640.7, close: 9642, volume: 2.13660389, takerBuy: 1.23424865 });
  });

  test('markPriceKlines', () => {
    const from = unixMs(1_591_256_460_000);
    const [bar] = parseMarkBars(answer('GetMarkPriceKlines'), { interval: MINUTE, from, to: from });
    expect(bar).toMatchObject({ open: 9653.29201333, high: 9654.56401333 });
  });

  test('aggTrades', () => {
    const [trade] = parseTrades(answer('GetAggregatedTradeHistory'), ANY, ANY);
    expect(trade).toEqual({ id: 416_690, time: 1_591_250_548_649, price: 9642.4, quantity: 3, taker: 'buy' });
  });

  test('premiumIndex', () => {
    const [perpetual] = answer('GetMarkPrices') as unknown[];
    expect(parsePremiumIndex(perpetual, 'BTCUSD_PERP', undefined)).toMatchObject({
      mark: 11029.69574559,
      index: 10979.144375,
      predictedFunding: 0.00071003,
    });
  });

  test('fundingRate', () => {
    const rates = parseFundingRates(answer('GetFundingRates'), 'BTCUSD_PERP', MINUTE, ANY);
    expect(rates.map(({ rate }) => rate)).toEqual([-0.003, -0.003]);
    expect(rates[1]!.interval).toBe(8 * 60 * MINUTE);
  });

  test('depth', () => {
    expect(parseDepth(answer('GetOrderBook'), 5)).toMatchObject({
      bids: [{ price: 9638, quantity: 431 }],
      asks: [{ price: 9638.2, quantity: 12 }],
    });
  });

  test('openInterest', () => {
    const { quantity } = parseOpenInterest(answer('GetOpenInterest'), 'BTCUSD_200626', price(10_000));
    expect(quantity).toBe(150.04);
  });
});
