import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { jsonColumns } from '../../../tools/replay/record-files';
import { RECORDED_DATA } from '../../../tools/replay/recorded-data';
import { DAY, HOUR } from '../../core/time';
import type { UnixMs } from '../../core/units';
import { parseContext, parseContextFrame } from './asset-context';
import { parseBars } from './candles';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseMarginTiers } from './margin-tiers';
import { parseTrades } from './trades';

/** Payloads captured from the venue by others; not part of this repository. */
const CAPTURED = path.join(RECORDED_DATA, 'wire/jkorf/HyperLiquid.Net');
const RECORDED = path.join(RECORDED_DATA, 'trades');
const FUNDING = path.join(RECORDED_DATA, 'oi_funding/funding_7venues_20250308_20260307.csv.gz');
const NOW = 1_781_222_429_546 as UnixMs;

/** An endpoint's file: method, path, signed or not, then the answer. */
function answer(name: string): unknown {
  const file = path.join(CAPTURED, 'Endpoints/Futures/ExchangeData', `${name}.txt`);
  return JSON.parse(readFileSync(file, 'utf8').split('\n').slice(3).join('\n'));
}

/** A stream's file: `>` what is sent, `<` the reply, `=` the frame. */
function frame(name: string): unknown {
  const text = readFileSync(path.join(CAPTURED, 'Subscriptions', `${name}.txt`), 'utf8');
  return (JSON.parse(text.slice(text.indexOf('\n=') + 2)) as { data: unknown }).data;
}

describe.skipIf(!existsSync(CAPTURED))('payloads captured elsewhere are read', () => {
  test('metaAndAssetCtxs', () => {
    const payload = answer('GetExchangeInfoAndTickers');
    expect(parseContext(payload, 'ETH', NOW)).toEqual({
      mark: {
        time: NOW,
        mark: 6.0436,
        index: 6.0457,
        predictedFunding: 0.0000125,
        nextFunding: Math.ceil(NOW / HOUR) * HOUR,
        fundingInterval: HOUR,
      },
      openInterest: { time: NOW, quantity: 941.275 },
    });
    const listed = parseInstruments(payload, (fault) => {
      throw fault;
    });
    expect(listed.map(({ symbol, stepSize }) => [symbol, stepSize])).toEqual([
      ['BTC', 0.00001],
      ['ETH', 0.0001],
      ['HPOS', 1],
    ]);
  });

  test('meta of a time without margin tables names the leverage of each coin', () => {
    const payload = { ...(answer('GetExchangeInfo') as object), marginTables: [] };
    expect(parseMarginTiers(payload, 'HPOS', '2025-01-01').tiers).toEqual([
      { floor: 0, maxLeverage: 3, maintenanceMarginRate: 1 / 6 },
    ]);
    expect(() => parseMarginTiers(payload, 'LOOM', '2025-01-01')).toThrow('a perpetual LOOM');
  });

  test('fundingHistory', () => {
    expect(parseFundingRates(answer('GetFundingRateHistory'), 'ETH', [0, Infinity])).toEqual([
      { time: 1_683_849_600_076, rate: -0.00022196, interval: HOUR, kind: 'realised' },
    ]);
  });

  test('the stream of trades', () => {
    expect(parseTrades(frame('Trades'), 'HYPE', 'trades')).toEqual([
      {
        key: '1764835613064:716095722814130',
        time: 1_764_835_613_064,
        price: 35.276,
        quantity: 5.78,
        taker: 'buy',
      },
    ]);
  });

  test('a candle, as the stream has it too', () => {
    const openTime = 1_764_806_400_000 as UnixMs;
    expect(parseBars([frame('Klines')], 'HYPE', { interval: DAY, from: openTime, to: openTime })).toEqual([
      { openTime, duration: DAY, open: 34.668, high: 36.219, low: 34.251, close: 34.868, volume: 3495670.84 },
    ]);
  });
});

test.skipIf(!existsSync(FUNDING))('a year of recorded funding has hourly rates and no others', () => {
  const rows = gunzipSync(readFileSync(FUNDING)).toString().split('\n');
  const last = new Map<string, number>();
  const spacings = new Map<number, number>();
  for (const row of rows) {
    const [time, venue, coin = ''] = row.split(',');
    if (venue !== 'hyperliquid') continue;
    const before = last.get(coin);
    if (before !== undefined) {
      const spacing = Number(time) - before;
      spacings.set(spacing, (spacings.get(spacing) ?? 0) + 1);
    }
    last.set(coin, Number(time));
  }
  expect([...spacings.keys()]).toEqual([HOUR]);
  expect(spacings.get(HOUR)).toBeGreaterThan(40_000);
});

/** Trades and the contexts of each minute, in order of time. */
function recording(kind: 'trades' | 'ctx', fields: readonly string[]): Record<string, number>[] {
  const files = readdirSync(RECORDED).filter((name) => name.startsWith(`${kind}_BTC_`));
  const rows = files.flatMap((name) => {
    const columns = jsonColumns(path.join(RECORDED, name), fields);
    return Array.from(columns['ts']!, (_, row) =>
      Object.fromEntries(fields.map((field) => [field, columns[field]![row]!])),
    );
  });
  return rows.sort((a, b) => a['ts']! - b['ts']!);
}

test.skipIf(!existsSync(RECORDED))(
  'the change of the open interest never exceeds the volume, which as published it does',
  () => {
    const WINDOW = 15;
    const trades = recording('trades', ['ts', 'sz']);
    let next = 0;
    let volume = 0;
    const samples = recording('ctx', ['ts', 'oi', 'mark', 'oracle', 'funding']).map((row) => {
      while (trades[next] && trades[next]!['ts']! <= row['ts']!) volume += trades[next++]!['sz']!;
      const [openInterest, markPx, oraclePx, funding] = ['oi', 'mark', 'oracle', 'funding'].map((field) =>
        row[field]!.toFixed(10),
      );
      const data = { coin: 'BTC', ctx: { openInterest, markPx, oraclePx, funding } };
      const parsed = parseContextFrame(data, 'BTC', row['ts'] as UnixMs).openInterest;
      return { time: row['ts']!, published: row['oi']!, parsed: parsed.quantity, volume };
    });
    let windows = 0;
    const exceeding = { published: 0, parsed: 0 };
    for (let end = WINDOW; end < samples.length; end++) {
      const [from, to] = [samples[end - WINDOW]!, samples[end]!];
      // A hole in the record.
      if (to.time - from.time > ((WINDOW * HOUR) / 60) * 1.2) continue;
      windows++;
      for (const field of ['published', 'parsed'] as const) {
        if (Math.abs(to[field] - from[field]) > to.volume - from.volume) exceeding[field]++;
      }
    }
    expect({ windows, ...exceeding }).toEqual({ windows: 4267, published: 226, parsed: 0 });
  },
);
