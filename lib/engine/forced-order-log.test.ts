import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';

import { MINUTE, SECOND } from '../core/time';
import { baseQty, price, unixMs } from '../core/units';
import type { Liquidation } from '../market/liquidation';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import type { Clock } from './clock';
import { standingClock } from './clock.testing';
import { ForcedOrderLog, wasHeard } from './forced-order-log';

const BTC = 'bybit:BTCUSDT';

let store: Store;
let now: number;
const clock: Clock = { ...standingClock, now: () => unixMs(now) };

beforeEach(async () => {
  store = await openStore({ name: `forced-${Math.random()}` });
  now = 100 * MINUTE;
});

const orderAt = (time: number): Liquidation => ({
  time: unixMs(time),
  position: 'long',
  quantity: baseQty(1),
  fillPrice: price(100),
});

async function begun(): Promise<ForcedOrderLog> {
  const log = new ForcedOrderLog(store, clock, BTC);
  await log.resume();
  return log;
}

/** Listens for so many minutes, committing as the feed does. */
async function listen(log: ForcedOrderLog, minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 6; i++) {
    await log.commit();
    now += 10 * SECOND;
  }
  await log.commit();
}

const heard = (from: number, to: number) => wasHeard(store, BTC, unixMs(from * MINUTE), unixMs(to * MINUTE));

describe('forced orders', () => {
  it('are stored in the order of time, also when none but late ones come', async () => {
    const log = await begun();
    log.up();
    for (const minute of [102, 101, 99]) log.add(orderAt(minute * MINUTE));
    await log.commit();
    const rows = await store.read(BTC, 'liquidation', unixMs(0), unixMs(200 * MINUTE));
    expect(rows.map(({ time }) => time / MINUTE)).toEqual([99, 101, 102]);
  });

  it('were heard from when the stream came up, whether or not one came', async () => {
    const log = await begun();
    log.up();
    await listen(log, 10);
    expect(await heard(100, 110)).toBe(true);
    expect(await heard(99, 110)).toBe(false);
    expect(await heard(100, 111)).toBe(false);
  });

  it('were not heard before there was a stream at all', async () => {
    expect(await heard(10, 20)).toBe(false);
  });

  it('were not heard while the stream was lost', async () => {
    const log = await begun();
    log.up();
    await listen(log, 10);
    log.lost();
    now += 5 * MINUTE;
    log.up();
    await listen(log, 10);
    expect(await heard(109, 112)).toBe(false);
    expect(await heard(100, 110)).toBe(true);
    expect(await heard(115, 125)).toBe(true);
  });

  it('were not heard while the worker was dead, and in the last minute before it died nobody can say', async () => {
    const first = await begun();
    first.up();
    await listen(first, 10);
    now += 50 * SECOND;
    await first.commit();
    now += 10 * MINUTE;
    const second = await begun();
    second.up();
    await listen(second, 5);
    expect(await heard(100, 110)).toBe(true);
    expect(await heard(109, 111)).toBe(false);
    expect(await heard(121, 125)).toBe(true);
  });

  it('are kept of a stream that never said that it is up, and count as unheard', async () => {
    const log = await begun();
    log.add(orderAt(101 * MINUTE));
    await log.commit();
    expect(await store.newest(BTC, 'liquidation')).toBe(101 * MINUTE);
    expect(await heard(100, 101)).toBe(false);
  });
});
