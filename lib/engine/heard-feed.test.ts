import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';

import { HOUR, MINUTE, SECOND } from '../core/time';
import { unixMs } from '../core/units';
import { joined } from '../market/heard';
import { openStore } from '../store/open-store';
import { HeardFeed } from './heard-feed';

const START = Date.UTC(2026, 5, 1, 12, 0, 20);
const KEY = 'bybit:BTCUSDT';

async function recorded(name: string) {
  const store = await openStore({ name });
  const feed = new HeardFeed(store, KEY);
  const listen = async (from: number, to: number): Promise<void> => {
    for (let time = from; time <= to; time += SECOND) await feed.record(unixMs(time));
  };
  const stored = () => store.read(KEY, 'heard', unixMs(0), unixMs(START + 10 * HOUR));
  return { feed, listen, stored };
}

it('a stretch grows by the minute from when the stream is up, in rows of an hour', async () => {
  const { feed, listen, stored } = await recorded('heard grows');
  await listen(START - MINUTE, START - SECOND);
  expect(await stored()).toEqual([]);
  feed.hear('up');
  await listen(START, START + 2.5 * HOUR);
  const rows = await stored();
  expect(rows).toHaveLength(3);
  expect(rows.every(({ from, to }) => to - from <= HOUR)).toBe(true);
  const [whole, ...others] = joined(rows);
  expect(others).toEqual([]);
  expect(whole!.from).toBe(START);
  expect(START + 2.5 * HOUR - whole!.to).toBeLessThan(2 * MINUTE);
});

it('what lies between a loss and the next time that it is up was not heard', async () => {
  const { feed, listen, stored } = await recorded('heard apart');
  feed.hear('up');
  await listen(START, START + 10 * MINUTE);
  feed.hear('lost');
  await listen(START + 10 * MINUTE, START + 20 * MINUTE);
  feed.hear('up');
  await listen(START + 20 * MINUTE, START + 30 * MINUTE);
  const [first, second, ...others] = joined(await stored());
  expect(others).toEqual([]);
  expect(first!.to).toBeLessThanOrEqual(START + 10 * MINUTE);
  expect(second!.from).toBe(START + 20 * MINUTE);
});
