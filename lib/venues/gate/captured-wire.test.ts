import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { parseBars } from './candles';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseLiquidations } from './liquidations';
import { parseMarginTiers } from './margin-tiers';
import { parseMarkPrice } from './mark-price';
import { parseOpenInterest, parseTickerFrame } from './ticker';
import { parseTradeFrame, parseTrades } from './trades';

/** Payloads captured from the venue or its documents by others; not part of this repository. */
const CAPTURED = '/work/shared/data/wire/jkorf/GateIo.Net';
const ANY: [number, number] = [0, Infinity];
const NOW = 1_700_000_000_000 as UnixMs;

/** An endpoint's file: method, path, signed or not, then the answer. */
function answer(name: string): unknown {
  const file = path.join(CAPTURED, 'Endpoints/PerpetualFutures/ExchangeData', `${name}.txt`);
  return JSON.parse(readFileSync(file, 'utf8').split('\n').slice(3).join('\n'));
}

/** A stream's file: `>` what is sent, `<` the reply, `=` the frame. */
function frame(name: string): { result: unknown; time_ms: unknown } {
  const text = readFileSync(path.join(CAPTURED, 'Subscriptions/Futures', `${name}.txt`), 'utf8');
  return JSON.parse(text.slice(text.indexOf('\n=') + 2)) as { result: unknown; time_ms: unknown };
}

describe.skipIf(!existsSync(CAPTURED))('payloads captured elsewhere are read', () => {
  test('contracts, and a contract', () => {
    expect(parseInstruments(answer('GetContracts'), () => undefined)).toEqual([
      {
        venue: 'gate',
        symbol: 'LAB_USDT',
        base: 'LAB',
        quote: 'USDT',
        linear: true,
        contractSize: 100,
        tickSize: 0.00001,
        stepSize: 10,
      },
    ]);
    expect(parseMarkPrice(answer('GetContract'), 'BTC_USDT', NOW)).toEqual({
      time: NOW,
      mark: 37_985.6,
      index: 37_954.92,
      predictedFunding: 0.002053,
      nextFunding: 1_610_035_200_000,
      fundingInterval: 8 * HOUR,
    });
  });

  test('candlesticks', () => {
    const from = 1_539_852_480_000 as UnixMs;
    const asked = { interval: MINUTE as Millis, from, to: from };
    expect(parseBars(answer('GetKlines'), asked, 0.0001)).toEqual([
      {
        openTime: from,
        duration: MINUTE,
        open: 1.032,
        high: 1.032,
        low: 1.032,
        close: 1.032,
        volume: 9.7151,
      },
    ]);
  });

  test('trades, of REST only with milliseconds', () => {
    expect(() => parseTrades(answer('GetTrades'), 'BTC_USDT', 0.0001, ANY)).toThrow('create_time_ms');
    const rows = (answer('GetTrades') as object[]).map((row) => ({
      ...row,
      create_time_ms: 1_514_764_800.25,
    }));
    expect(parseTrades(rows, 'BTC_USDT', 0.0001, ANY)).toEqual([
      { id: 121_234_231, time: 1_514_764_800_250, price: 100.123, quantity: 0.01, taker: 'sell' },
    ]);
    expect(parseTradeFrame(frame('SubscribeToTradeUpdates').result, 'ETH_USDT', 0.01)).toEqual([
      { id: 27_753_479, time: 1_545_136_464_123, price: 96.4, quantity: 0, taker: 'sell' },
    ]);
  });

  test('tickers', () => {
    expect(parseOpenInterest(answer('GetTickers'), 'BTC_USDT', 0.0001, NOW)).toEqual({
      time: NOW,
      quantity: 1_616.1952,
    });
    const { result, time_ms } = frame('SubscribeToTickerUpdates');
    expect(parseTickerFrame(result, 'ETH_USDT', 0.01, time_ms)).toEqual({
      mark: { time: 1_541_659_086_123, mark: 118.35, index: 118.36, predictedFunding: -0.000114 },
      openInterest: { time: 1_541_659_086_123, quantity: 368.2425 },
    });
  });

  test('funding, order book and forced orders', () => {
    expect(parseFundingRates(answer('GetFundingRateHistory'), HOUR, ANY)).toEqual([
      { time: 1_543_968_000_000, rate: 0.000157, interval: HOUR, kind: 'realised' },
    ]);
    expect(parseDepth(answer('GetOrderBook'), 1, 0.01)).toEqual({
      time: 1_623_898_993_121,
      bids: [{ price: 1.17, quantity: 1.5 }],
      asks: [{ price: 1.52, quantity: 1 }],
    });
    expect(parseLiquidations(answer('GetLiquidations'), 'BTC_USDT', 0.0001, ANY)).toEqual([
      { time: 1_548_654_951_000, position: 'long', quantity: 0.06, orderPrice: 3_405, fillPrice: 3_424 },
    ]);
  });

  test('tiers of two contracts in a row are refused, those of one are read', () => {
    const rows = answer('GetRiskLimitTiers') as unknown[];
    expect(() => parseMarginTiers(rows, 'BTC_USDT', '2026-01-01')).toThrow('risk_limit_tiers[2].risk_limit');
    expect(parseMarginTiers(rows.slice(0, 2), 'BTC_USDT', '2026-01-01')?.tiers).toEqual([
      { floor: 0, maxLeverage: 50, maintenanceMarginRate: 0.01 },
      { floor: 500_000, maxLeverage: 33.33, maintenanceMarginRate: 0.02 },
    ]);
  });
});
