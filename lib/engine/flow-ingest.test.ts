import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import type { Trade } from '../market/trade';
import type { Batch, MinuteFlow, Store } from '../store/store';
import { FlowIngest } from './flow-ingest';
import { CountedTrades, UniqueTrades } from './trade-sequence';

const trade = (id: number): Trade => ({
  id,
  time: unixMs(id * 7_000),
  price: price(60_000),
  quantity: baseQty(id),
  taker: id % 3 === 0 ? 'sell' : 'buy',
});

/** Keeps flows and the cursor as the real store does: rows replace rows of the same minute. */
function memoryStore() {
  const rows = new Map<number, MinuteFlow>();
  const gaps: Gap[] = [];
  let cursor: string | undefined;
  const store = {
    commit: (batch: Batch<'flow'>) => {
      for (const { from, to, reason } of batch.withdrawn ?? []) {
        for (const openTime of rows.keys()) if (openTime >= from && openTime < to) rows.delete(openTime);
        gaps.push({ from, to, reason });
      }
      for (const row of batch.rows) rows.set(row.openTime, row);
      cursor = batch.cursor;
      return Promise.resolve();
    },
    cursor: () => Promise.resolve(cursor),
    gaps: () => Promise.resolve(gaps),
    newest: () => Promise.resolve(rows.size > 0 ? unixMs(Math.max(...rows.keys())) : undefined),
    read: (_: string, __: string, from: number, to: number) =>
      Promise.resolve([...rows.values()].filter(({ openTime }) => openTime >= from && openTime < to)),
  } as unknown as Store;
  return { store, rows, gaps };
}

const venue = (known: (id: number) => boolean = () => true) =>
  new CountedTrades((id) =>
    Promise.resolve(Array.from({ length: 5 }, (_, i) => trade(id + i)).filter((item) => known(item.id!))),
  );

function expected(ids: readonly number[]): Map<number, { buy: number; sell: number; trades: number }> {
  const result = new Map<number, { buy: number; sell: number; trades: number }>();
  for (const id of ids) {
    const minute = Math.floor(trade(id).time / MINUTE) * MINUTE;
    const flow = result.get(minute) ?? { buy: 0, sell: 0, trades: 0 };
    if (trade(id).taker === 'buy') flow.buy += id;
    else flow.sell += id;
    flow.trades++;
    result.set(minute, flow);
  }
  return result;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const signal = new AbortController().signal;

describe('live trades into minute flows', () => {
  it('counts each trade once through repeats, holes and a new worker between any two bursts', async () => {
    const { store, rows, gaps } = memoryStore();
    const bursts = [[1, 2, 3], [3, 4], [9, 10], [8, 11], [30], [31, 32, 33]];
    for (const burst of bursts) {
      const ingest = new FlowIngest(store, 'binance:BTCUSDT', venue());
      await ingest.resume();
      await ingest.add(burst.map(trade), signal);
    }
    expect(gaps).toEqual([{ from: 0, to: MINUTE, reason: 'missed' }]);
    // The first minute was joined midway: counting starts with trade 9, at 63 s.
    const truth = expected(range(9, 33));
    expect(rows.size).toBe(truth.size);
    for (const [minute, flow] of truth) expect(rows.get(minute)).toMatchObject(flow);
  });

  it('says a gap where the venue cannot fill the hole, over every minute that it touches', async () => {
    const { store, rows, gaps } = memoryStore();
    const ingest = new FlowIngest(
      store,
      'binance:BTCUSDT',
      venue((id) => id < 10 || id > 20),
    );
    await ingest.add([trade(1), trade(2)], signal);
    await ingest.add([trade(25), trade(26), trade(27)], signal);
    // Ids 3 … 9 could be filled: 9 is the last that is known, at 63 s; 25 falls into the cut-off minute, 26 into a whole one.
    expect(gaps).toEqual([
      { from: 0, to: MINUTE, reason: 'missed' },
      { from: MINUTE, to: 3 * MINUTE, reason: 'missed' },
    ]);
    expect([...rows.keys()]).toEqual([3 * MINUTE]);
    expect(rows.get(3 * MINUTE)).toMatchObject({ buy: 26, sell: 27, trades: 2 });
  });

  it('takes a minute back that was counted in part when a hole cut it', async () => {
    const { store, rows, gaps } = memoryStore();
    const ingest = new FlowIngest(
      store,
      'binance:BTCUSDT',
      venue(() => false),
    );
    await ingest.add([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map(trade), signal);
    expect([...rows.keys()]).toEqual([MINUTE, 2 * MINUTE]);
    await ingest.add([30, 31].map(trade), signal);
    expect(gaps.at(-1)).toEqual({ from: 2 * MINUTE, to: 4 * MINUTE, reason: 'missed' });
    expect([...rows.keys()]).toEqual([MINUTE]);
  });

  it('counts a trade that comes late in its own minute, and one that comes too late takes it back', async () => {
    const { store, rows, gaps } = memoryStore();
    const unique = new UniqueTrades(() => Promise.resolve([]));
    const keyed = (id: number): Trade => ({ ...trade(id), key: String(id) });
    const ingest = new FlowIngest(store, 'bybit:BTCUSDT', unique);
    await ingest.add([1, 10, 11, 20, 12].map(keyed), signal);
    expect(rows.get(MINUTE)).toMatchObject({ trades: 3 });
    expect(rows.get(2 * MINUTE)).toMatchObject({ trades: 1 });
    await ingest.add([30, 40, 13].map(keyed), signal);
    expect(rows.has(MINUTE)).toBe(false);
    expect(gaps.at(-1)).toMatchObject({ from: MINUTE, to: 2 * MINUTE });
    await ingest.add([14].map(keyed), signal);
    expect(rows.has(MINUTE)).toBe(false);
  });
});
