import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { beforeAll, describe, expect, test } from 'vitest';

import type { FeedEvent, FeedTrade, MarketFeed } from '../exchange/market-feed';
import { RECORDED_DATA } from './recorded-data';
import { recordedFeed } from './recorded-feed';

const MINUTE = 60_000;
const BAR = 5 * MINUTE;
const HOUR = 3_600_000;
const START = Date.parse('2026-01-05T00:00:00Z');
const NOW = Date.parse('2026-06-01T10:20:30.400Z');

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'isobar-record-'));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(path, name), name.endsWith('.gz') ? gzipSync(text) : text);
  }
  return path;
}

function advanced(feed: MarketFeed, by: number): FeedEvent[] {
  const events: FeedEvent[] = [];
  feed.advance(feed.now() + by, (event) => events.push(event));
  return events;
}

function tradesOf(events: readonly FeedEvent[]): FeedTrade[] {
  return events.flatMap((event) => (event.kind === 'trade' ? [event.trade] : []));
}

/** Twelve hours with a trade every 30 s but for ten quiet minutes, and a sample of the state each minute. */
function hyperliquid(change: (lines: string[]) => void = () => {}): string {
  const trades: string[] = [];
  for (let time = START; time < START + 12 * HOUR; time += 30_000) {
    if (time >= START + HOUR && time < START + HOUR + 10 * MINUTE) continue;
    trades.push(
      JSON.stringify({
        ts: time,
        px: 50_000 + (time % MINUTE) / 1_000,
        sz: 0.25,
        side: time % MINUTE ? 'A' : 'B',
      }),
    );
  }
  change(trades);
  const context = Array.from({ length: 12 * 60 }, (_, i) =>
    JSON.stringify({
      ts: START + i * MINUTE + 1_000,
      funding: 0.00001,
      oi: 1_000 + i,
      mark: 50_010,
      oracle: 50_005,
    }),
  );
  return folder({
    'trades_BTC_20260105.jsonl.gz': trades.join('\n'),
    'ctx_BTC_20260105.jsonl': context.join('\n'),
  });
}

const HEADER = 'open_time_ms,open,high,low,close,volume';

function binance(rows?: readonly string[]): string {
  const bars = Array.from(
    { length: 24 * 12 },
    (_, i) => `${START + i * BAR},100,${103 + i},90,101,${i % 7 === 0 ? 0.002 : 12.345}`,
  );
  return folder({
    'binance_um_BTCUSDT_5m_20260105_20260106.csv.gz': [HEADER, ...(rows ?? bars)].join('\n'),
    'binance_um_BTCUSDT_oi_5m_20260105_20260106.csv': [
      't,oi,oi_usd',
      ...Array.from(
        { length: 24 * 12 },
        (_, i) => `${START + i * BAR + (i === 3 ? 2_000 : 0)},${1_000 + i},1`,
      ),
    ].join('\n'),
    'binance_um_BTCUSDT_funding_8h_20260105_20260106.csv': `funding_time_ms,funding_rate\n${START},0.0001\n${START + 8 * HOUR},-0.0002`,
    'binance_um_BTCUSDT_mark_1h_20260105_20260106.csv': [
      HEADER,
      ...Array.from({ length: 24 }, (_, i) => `${START + i * HOUR},100,110,90,105,0`),
    ].join('\n'),
  });
}

describe('time', () => {
  test.each(['hyperliquid', 'binance'] as const)(
    'a %s record is moved by whole 8 hours to leave some to play',
    (source) => {
      const feed = recordedFeed(source === 'binance' ? binance() : hyperliquid(), {
        now: NOW,
        live: 2 * HOUR,
      });
      const shift = feed.from - START;
      const end = START + (source === 'binance' ? 24 : 12) * HOUR + shift;
      expect(shift % (8 * HOUR)).toBe(0);
      expect(end).toBeGreaterThanOrEqual(NOW + 2 * HOUR - MINUTE);
      expect(end).toBeLessThan(NOW + 10 * HOUR);
      expect(feed.now()).toBe(NOW);
    },
  );

  test('nothing later than now is told before it is played', () => {
    const feed = recordedFeed(hyperliquid(), { now: NOW });
    const far = NOW + 24 * HOUR;
    expect(feed.trades({ from: NOW, to: far, limit: 9 })).toEqual([]);
    expect(feed.bars(MINUTE, NOW, far)).toEqual([]);
    expect(feed.openInterest(BAR, NOW, far)).toEqual([]);
    expect(feed.funding(NOW, far)).toEqual([]);
  });
});

describe('a record of trades', () => {
  test('makes bars with what takers bought, and leaves its gap empty', () => {
    const feed = recordedFeed(hyperliquid(), { now: NOW });
    const gap = feed.from + HOUR;
    const opens = feed.bars(MINUTE, gap - MINUTE, gap + 10 * MINUTE).map(({ openTime }) => openTime);
    expect(opens).toEqual([gap - MINUTE, gap + 10 * MINUTE]);
    expect(feed.bars(MINUTE, gap - MINUTE, gap - MINUTE)[0]).toMatchObject({
      open: 50_000,
      close: 50_030,
      volume: 0.5,
      takerBuy: 0.25,
      takerBuyQuote: 12_500,
      trades: 2,
    });
  });

  test('lines that were written late are put in order of time', () => {
    const orderly = recordedFeed(hyperliquid(), { now: NOW });
    const late = recordedFeed(
      hyperliquid((lines) => lines.push(...lines.splice(50, 3))),
      { now: NOW },
    );
    const all = { from: 0, limit: 10_000 };
    expect(late.trades(all)).toEqual(orderly.trades(all));
  });

  test('played live, trades go on where history ended, and the mark is said each second', () => {
    const feed = recordedFeed(hyperliquid(), { now: NOW });
    const last = feed.trades({ from: NOW - MINUTE, limit: 9 }).at(-1)?.id ?? 0;
    const events = advanced(feed, 2 * MINUTE);
    expect(tradesOf(events).map(({ id }) => id)).toEqual([last + 1, last + 2, last + 3, last + 4]);
    expect(events.filter(({ kind }) => kind === 'mark')).toHaveLength(120);
    const times = events.map((event) =>
      event.kind === 'trade' ? event.trade.time : event.kind === 'mark' ? event.premium.time : 0,
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('open interest is the last sample, and none is given where it is old', () => {
    const feed = recordedFeed(hyperliquid(), { now: NOW });
    const [first] = feed.openInterest(BAR, feed.from, feed.from + BAR);
    // At 00:05:00 the sample of 00:04:01 holds: 1004, both sides.
    expect(first).toEqual({ time: feed.from + BAR, quantity: 502 });
  });
});

describe('a record of bars', () => {
  test('gives no bar finer than its own, and multiples of it', () => {
    const feed = recordedFeed(binance(), { now: NOW });
    expect(feed.bars(MINUTE, feed.from, NOW)).toEqual([]);
    const [bar] = feed.bars(3 * BAR, feed.from, feed.from);
    expect(bar).toMatchObject({ open: 100, high: 105, low: 90, close: 101, volume: 0.002 + 2 * 12.345 });
    expect(bar).not.toHaveProperty('takerBuy');
    expect(feed.markBars(BAR, feed.from, NOW)).toEqual([]);
    expect(feed.markBars(HOUR, feed.from, feed.from + HOUR)).toHaveLength(2);
  });

  test('has no trades before now', () => {
    const feed = recordedFeed(binance(), { now: NOW });
    const forming = Math.floor(NOW / BAR) * BAR;
    expect(feed.trades({ from: feed.from, to: forming - 1, limit: 9 })).toEqual([]);
  });

  test('played live, a bar ends as it was recorded, and its trades sum to its volume', () => {
    const feed = recordedFeed(binance(), { now: Math.floor(NOW / BAR) * BAR - 1 });
    const trades = tradesOf(advanced(feed, BAR));
    const [bar] = feed.bars(BAR, feed.now() - BAR, feed.now());
    const prices = trades.map(({ price }) => price);
    expect(trades.reduce((total, { quantity }) => total + quantity, 0)).toBeCloseTo(bar?.volume ?? 0, 9);
    expect([prices[0], Math.max(...prices), Math.min(...prices), prices.at(-1)]).toEqual([
      bar?.open,
      bar?.high,
      bar?.low,
      bar?.close,
    ]);
  });

  test('stamps that are two seconds late are put on the grid', () => {
    const feed = recordedFeed(binance(), { now: NOW });
    const rows = feed.openInterest(BAR, feed.from, feed.from + 4 * BAR);
    expect(rows.map(({ quantity }) => quantity)).toEqual([1_000, 1_001, 1_002, 1_003, 1_004]);
    expect(rows[3]?.time).toBe(feed.from + 3 * BAR);
  });
});

describe('a record that cannot be used is named', () => {
  test('with file, line and column of a wrong cell', () => {
    const rows = [`${START},1,2,0.5,1,10`, `${START + BAR},1,2,oops,1,10`];
    expect(() => recordedFeed(binance(rows), { now: NOW })).toThrow(
      /binance_um_BTCUSDT_5m_20260105_20260106\.csv\.gz, line 3, column low: expected a number, got "oops"/,
    );
  });

  test('with the line of a broken record', () => {
    const broken = hyperliquid((lines) => lines.splice(4, 1, '{"ts":'));
    expect(() => recordedFeed(broken, { now: NOW })).toThrow(
      /trades_BTC_20260105\.jsonl\.gz, line 5: expected a JSON object, got \{"ts":/,
    );
  });

  test('with the side that is neither A nor B', () => {
    const broken = hyperliquid((lines) =>
      lines.splice(0, 1, JSON.stringify({ ts: START, px: 1, sz: 1, side: 'x' })),
    );
    expect(() => recordedFeed(broken, { now: NOW })).toThrow(
      /line 1, column side: expected one of A, B, got "x"/,
    );
  });

  test('where a header lacks a column', () => {
    const path = folder({ 'binance_um_BTCUSDT_5m_1_2.csv': 'open_time_ms,open\n1,2' });
    expect(() => recordedFeed(path, { now: NOW })).toThrow(
      /line 1, column high: the header has no such column/,
    );
  });

  test('where there is none, no folder, or no gzip', () => {
    expect(() => recordedFeed(folder({}), { now: NOW })).toThrow(/no recording that can be replayed/);
    expect(() => recordedFeed('/nowhere', { now: NOW })).toThrow(/\/nowhere: cannot be read/);
    const path = folder({});
    writeFileSync(join(path, 'trades_BTC_20260105.jsonl.gz'), 'plain');
    expect(() => recordedFeed(path, { now: NOW })).toThrow(/trades_BTC_20260105\.jsonl\.gz: cannot be read/);
  });
});

describe.skipIf(!existsSync(RECORDED_DATA))(
  `the recordings (skipped where ${RECORDED_DATA} is absent)`,
  () => {
    let hyperliquid: MarketFeed;
    beforeAll(() => {
      hyperliquid = recordedFeed(RECORDED_DATA, { now: NOW, source: 'hyperliquid' });
      hyperliquid.advance(NOW + 24 * HOUR, () => {});
    });

    test('three days of Hyperliquid keep the one hole that they have', () => {
      const { from, title } = hyperliquid;
      const opens = hyperliquid.bars(MINUTE, from, hyperliquid.now()).map(({ openTime }) => openTime);
      const holes = opens.filter((open, i) => i > 0 && open - opens[i - 1]! > MINUTE);
      expect(holes).toHaveLength(1);
      expect(new Date(holes[0]!).getUTCMinutes()).toBe(4);
      expect(title).toContain('Hyperliquid');
    });

    test('Hyperliquid counts each contract once: no hour changes it by more than was traded', () => {
      const found = breaches(hyperliquid, HOUR, hyperliquid.from);
      expect(found.bars).toBeGreaterThan(48);
      expect(found.breaches).toBe(0);
    });

    test('bars and open interest of Binance join: a change is no larger than what was traded', () => {
      const feed = recordedFeed(RECORDED_DATA, { now: NOW, source: 'binance' });
      const from = NOW - 30 * 24 * HOUR;
      const found = breaches(feed, BAR, from);
      expect(found.bars).toBeGreaterThan(8_600);
      expect(found.breaches).toBeLessThanOrEqual(2);
    });
  },
);

/** Closed bars over which open interest changed by more than the volume, which no trading can do. */
function breaches(feed: MarketFeed, interval: number, from: number): { bars: number; breaches: number } {
  const at = new Map(
    feed.openInterest(interval, from, feed.now()).map(({ time, quantity }) => [time, quantity]),
  );
  const joined = feed.bars(interval, from, feed.now() - interval).flatMap(({ openTime, volume }) => {
    const [before, after] = [at.get(openTime), at.get(openTime + interval)];
    return before === undefined || after === undefined ? [] : [Math.abs(after - before) > volume];
  });
  return { bars: joined.length, breaches: joined.filter(Boolean).length };
}
