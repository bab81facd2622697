import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { HOUR, MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import type { Gap } from '../market/gap';
import type { Liquidation } from '../market/liquidation';
import { BLOCK_LENGTH } from './block';
import { sourceBar, sourceBars } from './ingest-oracle';
import { openStore } from './open-store';
import type { Store } from './store';

const BTC = 'binance:BTCUSDT';
const START = Math.floor(Date.UTC(2026, 0, 10) / BLOCK_LENGTH) * BLOCK_LENGTH;
const at = (minute: number) => unixMs(START + minute * MINUTE);
const ALWAYS = [unixMs(0), unixMs(8.64e15)] as const;

let database = 0;
let store: Store;

beforeEach(async () => {
  store = await openStore({ name: `commit-${database++}` });
});

describe('commit', () => {
  it('stores rows, cursor and gaps, each series by itself', async () => {
    const gap: Gap = { from: at(10), to: at(20), reason: 'missed' };
    await store.commit({
      instrument: BTC,
      kind: 'bar-1m',
      rows: sourceBars(START, 0, 10),
      cursor: 'a',
      gaps: [gap],
    });
    await store.commit({ instrument: 'binance:ETHUSDT', kind: 'bar-1m', rows: [], cursor: 'b' });

    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(sourceBars(START, 0, 10));
    expect(await store.cursor(BTC, 'bar-1m')).toBe('a');
    expect(await store.gaps(BTC, 'bar-1m')).toEqual([gap]);
    expect(await store.newest(BTC, 'bar-1m')).toBe(at(9));
    expect(await store.read('binance:ETHUSDT', 'bar-1m', ...ALWAYS)).toEqual([]);
    expect(await store.cursor('binance:ETHUSDT', 'bar-1m')).toBe('b');
    expect(await store.newest('binance:ETHUSDT', 'bar-1m')).toBeUndefined();
    expect(await store.cursor(BTC, 'bar-5m')).toBeUndefined();
    expect(await store.gaps(BTC, 'bar-5m')).toEqual([]);
  });

  it('keeps rows of every kind', async () => {
    const time = at(0);
    const prices = { open: price(3), high: price(4), low: price(2), close: price(3) };
    const mark = { openTime: time, duration: MINUTE, ...prices };
    const rows = {
      'mark-1m': mark,
      'mark-5m': { ...mark, duration: millis(5 * MINUTE) },
      'bar-5m': { ...mark, duration: millis(5 * MINUTE), volume: baseQty(0) },
      'open-interest': { time, quantity: baseQty(80_000) },
      flow: { openTime: time, buy: 1, sell: 2, trades: 3 },
    } as const;
    for (const kind of ['mark-1m', 'mark-5m', 'bar-5m', 'open-interest', 'flow'] as const) {
      await store.commit({ instrument: BTC, kind, rows: [rows[kind]], cursor: '' });
      expect(await store.read(BTC, kind, ...ALWAYS)).toStrictEqual([rows[kind]]);
    }
    const rate = { time, rate: -1e-4, interval: millis(8 * HOUR), kind: 'realised' } as const;
    const predicted = { ...rate, time: at(480), kind: 'predicted' } as const;
    await store.commit({ instrument: BTC, kind: 'funding', rows: [rate, predicted], cursor: '' });
    expect(await store.read(BTC, 'funding', ...ALWAYS)).toStrictEqual([rate, predicted]);
  });

  it('refuses a row that cannot be, names it, and stores nothing of the batch', async () => {
    const bad = { ...sourceBar(START, 1), high: Infinity as Bar['high'] };
    const batch = { instrument: BTC, kind: 'bar-1m', rows: [sourceBar(START, 0), bad], cursor: 'x' } as const;
    await expect(store.commit(batch)).rejects.toMatchObject({
      code: 'invalid-row',
      message: `store: binance:BTCUSDT bar-1m at ${at(1)}: high cannot be Infinity`,
    });
    expect(await store.cursor(BTC, 'bar-1m')).toBeUndefined();
    expect(await store.newest(BTC, 'bar-1m')).toBeUndefined();
  });

  it('does not say a gap over rows that it has, not even where they lie in the block before', async () => {
    const interval = millis(8 * HOUR);
    const rate = { time: unixMs(START - HOUR), rate: 0, interval, kind: 'realised' } as const;
    await store.commit({ instrument: BTC, kind: 'funding', rows: [rate], cursor: '' });
    const gap: Gap = { from: unixMs(START), to: unixMs(START + 10 * HOUR), reason: 'missed' };
    await store.commit({ instrument: BTC, kind: 'funding', rows: [], cursor: '', gaps: [gap] });
    expect(await store.gaps(BTC, 'funding')).toEqual([{ ...gap, from: unixMs(START + 7 * HOUR) }]);
  });

  it('takes rows back that turned out to be incomplete, and says the gap, until they come again', async () => {
    const flow = (minute: number) => ({ openTime: at(minute), buy: minute, sell: 1, trades: 3 });
    const series = { instrument: BTC, kind: 'flow', cursor: '' } as const;
    // On both sides of a block's edge.
    await store.commit({ ...series, rows: [718, 719, 720, 721].map(flow) });
    const gap: Gap = { from: at(719), to: at(721), reason: 'missed' };
    await store.commit({ ...series, rows: [], withdrawn: [gap] });
    expect(await store.read(BTC, 'flow', ...ALWAYS)).toStrictEqual([718, 721].map(flow));
    expect(await store.gaps(BTC, 'flow')).toEqual([gap]);
    await store.commit({ ...series, rows: [flow(720)] });
    expect(await store.gaps(BTC, 'flow')).toEqual([{ ...gap, to: at(720) }]);
    const all: Gap = { from: at(718), to: at(722), reason: 'missed' };
    await store.commit({ ...series, rows: [], withdrawn: [all] });
    expect(await store.read(BTC, 'flow', ...ALWAYS)).toEqual([]);
    expect(await store.newest(BTC, 'flow')).toBeUndefined();
  });

  it('lets no liquidation close a gap of its feed', async () => {
    const gap: Gap = { from: at(0), to: at(9), reason: 'missed' };
    const event: Liquidation = { time: at(3), position: 'long', quantity: baseQty(1), orderPrice: price(2) };
    await store.commit({
      instrument: BTC,
      kind: 'liquidation',
      rows: [event, { ...event }],
      cursor: '',
      gaps: [gap],
    });
    expect(await store.read(BTC, 'liquidation', ...ALWAYS)).toStrictEqual([event]);
    expect(await store.gaps(BTC, 'liquidation')).toEqual([gap]);
  });

  it('keeps commits that run at once apart', async () => {
    const steps = Array.from({ length: 20 }, (_, i) => sourceBars(START, i * 50, i * 50 + 60));
    await Promise.all(
      steps.map((rows, i) => store.commit({ instrument: BTC, kind: 'bar-1m', rows, cursor: `${i}` })),
    );
    expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(sourceBars(START, 0, 19 * 50 + 60));
  });

  it('agrees with a model that holds every minute by itself, whatever the batches', async () => {
    const minutes = (3 * BLOCK_LENGTH) / MINUTE;
    // Near the edges of blocks, where a mistake would show.
    const minute = fc.oneof(
      fc.nat(minutes - 1),
      fc.constantFrom(0, 718, 719, 720, 721, 1439, 1440, minutes - 1),
    );
    const span = fc
      .tuple(minute, fc.nat(90))
      .map(([from, length]) => ({ from, to: Math.min(from + length, minutes) }));
    const batch = fc.record({
      rows: fc.array(fc.record({ run: span, close: fc.integer({ min: 1, max: 9 }) }), { maxLength: 4 }),
      gaps: fc.array(fc.record({ span, reason: fc.constantFrom<Gap['reason'][]>('missed', 'not-fetched') }), {
        maxLength: 3,
      }),
      window: span,
    });

    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 8 }), async (batches) => {
        const store = await openStore({ name: `model-${database++}` });
        const rows = new Map<number, Bar>();
        const missing = new Map<number, Gap['reason']>();
        for (const [index, { rows: runs, gaps, window }] of batches.entries()) {
          const added = runs.flatMap(({ run, close }) =>
            sourceBars(START, run.from, run.to).map((bar) => ({ ...bar, close: price(close) })),
          );
          await store.commit({
            instrument: BTC,
            kind: 'bar-1m',
            rows: added,
            cursor: `${index}`,
            gaps: gaps.map(({ span, reason }) => ({ from: at(span.from), to: at(span.to), reason })),
          });

          for (const { span, reason } of gaps) {
            for (let i = span.from; i < span.to; i++) if (!rows.has(at(i))) missing.set(at(i), reason);
          }
          for (const bar of added) {
            rows.set(bar.openTime, bar);
            missing.delete(bar.openTime);
          }

          const stored = [...rows.values()].sort((a, b) => a.openTime - b.openTime);
          const [from, to] = [at(window.from), at(window.to)];
          expect(await store.read(BTC, 'bar-1m', ...ALWAYS)).toStrictEqual(stored);
          expect(await store.read(BTC, 'bar-1m', from, to)).toStrictEqual(
            stored.filter(({ openTime }) => openTime >= from && openTime < to),
          );
          const said = (await store.gaps(BTC, 'bar-1m')).flatMap(({ from, to, reason }) =>
            Array.from({ length: (to - from) / MINUTE }, (_, i) => [from + i * MINUTE, reason]),
          );
          expect(said).toEqual([...missing].sort(([a], [b]) => a - b));
          expect(await store.newest(BTC, 'bar-1m')).toBe(stored.at(-1)?.openTime);
          expect(await store.cursor(BTC, 'bar-1m')).toBe(`${index}`);
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
