/** Trades as they were recorded, with their quantities as whole numbers of the eighth decimal, in which sums are exact. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';

import * as v from 'valibot';

import { baseQty, price, unixMs } from '../../lib/core/units';
import type { Trade } from '../../lib/market/trade';
import { isHyperliquid, readHyperliquid } from '../replay/hyperliquid-record';
import { recordFiles } from '../replay/record-files';

export interface RecordedTrade extends Trade {
  /** Counts up by one, as the product needs it; the place in the record where the venue gives none. */
  readonly id: number;
  /** In units of `EXACT_UNIT`. */
  readonly units: number;
}

export interface TradeRecording {
  readonly name: string;
  /** Ascending by time. */
  readonly trades: readonly RecordedTrade[];
}

export const EXACT_UNIT = 1e-8;

/** Raw wire of Binance, a line `local_ns json`. */
const BINANCE = /^usdm_btcusdt_\d+\.gz$/;
const BinanceTrade = v.object({
  data: v.object({
    e: v.literal('trade'),
    t: v.number(),
    T: v.number(),
    p: v.string(),
    q: v.string(),
    m: v.boolean(),
  }),
});

export function tradeRecordings(directory: string): TradeRecording[] {
  const files = recordFiles(directory);
  const binance = files.filter((file) => BINANCE.test(basename(file)));
  return [
    ...(isHyperliquid(files) ? [hyperliquid(files, directory)] : []),
    ...binance.map((file) => ({
      name: 'Binance BTC, six minutes of 2024-08-08',
      trades: binanceTrades(file),
    })),
  ];
}

function hyperliquid(files: readonly string[], directory: string): TradeRecording {
  const { time, price: prices, quantity, buyerIsMaker } = readHyperliquid(files, directory).trades;
  return {
    name: 'Hyperliquid BTC, 2026-06-12 … 14',
    trades: Array.from(time, (at, i) => recorded(i + 1, at, prices[i]!, quantity[i]!, buyerIsMaker[i] === 1)),
  };
}

function binanceTrades(file: string): RecordedTrade[] {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n');
  return lines
    .filter((line) => line.includes('"e":"trade"'))
    .map((line) => {
      const { data } = v.parse(BinanceTrade, JSON.parse(line.slice(line.indexOf(' '))));
      return recorded(data.t, data.T, Number(data.p), Number(data.q), data.m);
    });
}

function recorded(
  id: number,
  time: number,
  at: number,
  quantity: number,
  buyerIsMaker: boolean,
): RecordedTrade {
  return {
    id,
    time: unixMs(time),
    price: price(at),
    quantity: baseQty(quantity),
    taker: buyerIsMaker ? 'sell' : 'buy',
    units: Math.round(quantity / EXACT_UNIT),
  };
}
