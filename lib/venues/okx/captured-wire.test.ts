import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { type Millis, price, unixMs } from '../../core/units';
import { parseBars, parseMarkBars } from './candles';
import { parseDepth } from './depth';
import { parseFundingHistory } from './funding';
import { parseLiquidations } from './liquidations';
import { parseMarginTiers } from './margin-tiers';
import { parseFunding, parseIndex, parseMark } from './mark-price';
import { dataOf } from './okx-transport';
import { parseOpenInterest } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTradeFrame, parseTrades } from './trades';
import { LINEAR } from './wire-samples';

/** Payloads captured or documented by others; not part of this repository. */
const CAPTURED = '/work/shared/data/wire/jkorf/OKX.Net';
const FORCED = '/work/shared/data/liquidations/okx_swap_liquidations_20260304_05.csv';
const ANY: [number, number] = [0, Infinity];
const spot = { ...LINEAR, symbol: 'BTC-USDT', contractSize: 1 };

/** An endpoint's file: method, path, signed or not, then the answer. */
function answer(name: string): unknown {
  const file = path.join(CAPTURED, 'Endpoints/UnifiedApi/ExchangeData', `${name}.txt`);
  const [, endpoint = '', , ...json] = readFileSync(file, 'utf8').split('\n');
  return dataOf(endpoint.trim(), JSON.parse(json.join('\n')));
}

/** A stream's file: `>` what is sent, `<` the reply, `=` the frame. */
function frame(name: string): unknown {
  const text = readFileSync(path.join(CAPTURED, 'Subscriptions/Unified/ExchangeData', `${name}.txt`), 'utf8');
  return (JSON.parse(text.slice(text.indexOf('\n=') + 2)) as { data: unknown }).data;
}

describe.skipIf(!existsSync(CAPTURED))('payloads captured elsewhere are read', () => {
  /** The documents repeat one row, at an instant that begins no bar: it is moved to one. */
  function oneRow(name: string): unknown[] {
    const [row] = answer(name) as string[][];
    return [[String(1_597_026_360_000), ...row!.slice(1, -1), '1']];
  }
  const minute = {
    interval: 60_000 as Millis,
    from: unixMs(1_597_026_360_000),
    to: unixMs(1_597_026_420_000),
  };

  test('candles, of either age, and mark candles', () => {
    for (const name of ['GetKlines', 'GetKlineHistory']) {
      expect(parseBars(oneRow(name), minute)).toEqual([
        {
          openTime: 1_597_026_360_000,
          duration: 60_000,
          open: 3.721,
          high: 3.743,
          low: 3.677,
          close: 3.708,
          volume: 22_698_348.04828491,
        },
      ]);
    }
    expect(parseMarkBars(oneRow('GetMarkPriceKlines'), minute)[0]).toMatchObject({
      open: 3.721,
      close: 3.708,
    });
  });

  test('trades', () => {
    for (const name of ['GetRecentTrades', 'GetTradeHistory']) {
      const trades = parseTrades(answer(name), spot);
      expect(trades.map(({ id, taker }) => [id, taker])).toEqual([
        [242_720_719, 'sell'],
        [242_720_720, 'sell'],
      ]);
    }
    expect(parseTradeFrame(frame('Trades'), spot)).toEqual([
      { id: 130_639_474, time: 1_630_048_897_897, price: 42_219.9, quantity: 0.12060306, taker: 'buy' },
    ]);
  });

  test('open interest, mark price, index and funding', () => {
    expect(parseOpenInterest(answer('GetOpenInterests'), 'BTC-USDT-SWAP')).toEqual({
      time: 1_597_026_383_085,
      quantity: 555.55,
    });
    expect(parseOpenInterest(frame('Interest'), 'LTC-USD-SWAP').quantity).toBe(555.55);
    expect(parseMark(answer('GetMarkPrices'), 'BTC-USDT-SWAP').mark).toBe(200);
    expect(parseMark(frame('MarkPrice'), 'LTC-USD-190628').mark).toBe(0.1);
    expect(parseIndex(frame('IndexTicker'), 'BTC-USDT')).toBe(0.1);
    const eightHours = { fundingInterval: 28_800_000 };
    expect(parseFunding(answer('GetFundingRates'), 'BTC-USDT-SWAP')).toMatchObject(eightHours);
    expect(parseFunding(frame('FundingRate'), 'BTC-USD-SWAP')).toEqual({
      predictedFunding: 0.0001875391284828,
      nextFunding: 1_700_726_400_000,
      ...eightHours,
    });
    const rates = parseFundingHistory(answer('GetFundingRateHistory'), 'BTC-USD-SWAP', ANY);
    expect(rates.map(({ rate, interval }) => [rate, interval])).toEqual([
      [0.0002279755647389, 28_800_000],
      [0.0000746572360545, 28_800_000],
    ]);
  });

  test('the book, the time and a tier', () => {
    expect(parseDepth(answer('GetOrderBook'), spot).bids).toEqual([
      { price: 41_006.3, quantity: 0.30178218 },
    ]);
    expect(parseServerTime(answer('GetServerTime'))).toBe(1_597_026_383_085);
    // The example is one of margin trading, without a family.
    const tiers = (answer('GetPositionTiers') as object[]).map((tier) => ({
      ...tier,
      instFamily: 'BTC-USDT',
    }));
    const at = { mark: price(1), time: unixMs(1_597_026_383_085) };
    expect(parseMarginTiers(tiers, LINEAR, at)?.tiers).toEqual([
      { floor: 0, maxLeverage: 10, maintenanceMarginRate: 0.03 },
    ]);
  });
});

describe.skipIf(!existsSync(FORCED))('recorded forced orders', () => {
  test('are all read, the side of the order and that of the position in agreement', () => {
    const [, ...lines] = readFileSync(FORCED, 'utf8').trim().split('\n');
    for (const line of lines) {
      const [ts, symbol, side, liquidated, bkPx, sz, contractSize, base] = line.split(',');
      const instrument = { ...LINEAR, symbol: symbol!, contractSize: Number(contractSize) };
      const details = [{ bkPx, posSide: liquidated, side, sz, ts }];
      const [order] = parseLiquidations([{ instId: symbol, details }], instrument);
      expect(order).toMatchObject({ time: Number(ts), position: liquidated, orderPrice: Number(bkPx) });
      expect(order!.quantity / Number(base)).toBeCloseTo(1, 9);
    }
    expect(lines).toHaveLength(5_816);
  });
});
