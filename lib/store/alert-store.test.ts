import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import type { AlertRecord } from '../alerts/record';
import { DAY } from '../core/time';
import { unixMs } from '../core/units';
import { openStore } from './open-store';

const NOON = Date.UTC(2026, 5, 1, 12);

function record(id: string, at = NOON): AlertRecord {
  return { id, coin: 'BTC', at: unixMs(at), due: unixMs(at), event: { kind: 'test' } };
}

const opened = () => openStore({ name: `alerts-${Math.random()}` });

describe('alerts in the store', () => {
  it('are kept with the memory of them, newest first', async () => {
    const store = await opened();
    const memory = {
      near: { holding: [{ subject: 'short', low: 1, high: 2 }], told: { short: unixMs(NOON) } },
    };
    await store.keepAlerts([record('a'), record('b', NOON + 1)], { market: 'BTC:7d', memory });
    expect((await store.alerts()).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await store.alertMemory('BTC:7d')).toEqual(memory);
    expect(await store.alertMemory('ETH:7d')).toEqual({});
  });

  it('stay as they are when they are kept a second time: told stays told', async () => {
    const store = await opened();
    await store.keepAlerts([record('a')]);
    await store.alertsTold(['a', 'gone'], 'notified');
    await store.keepAlerts([record('a')]);
    await store.alertsTold(['a'], 'listed');
    expect(await store.alerts()).toEqual([{ ...record('a'), told: 'notified' }]);
  });

  it('go when they are two weeks old', async () => {
    const store = await opened();
    await store.keepAlerts([record('old', NOON - 15 * DAY), record('new')]);
    await store.retain(unixMs(NOON));
    expect((await store.alerts()).map(({ id }) => id)).toEqual(['new']);
  });
});
