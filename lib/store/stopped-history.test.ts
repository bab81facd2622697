import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { unixMs } from '../core/units';

vi.stubGlobal('browser', fakeBrowser);
const { changeStop, readStops } = await import('./stopped-history');

const at = (time: number) => unixMs(time);

beforeEach(() => fakeBrowser.storage.local.clear());

it('keeps when each lookback of a market was stopped, until it is loaded again', async () => {
  await changeStop('BTC:binance', '1y', at(5));
  await changeStop('BTC:binance', '90d', at(6));
  await changeStop('ETH:binance', '1y', at(7));
  expect(await readStops('BTC:binance')).toEqual(
    new Map([
      ['1y', 5],
      ['90d', 6],
    ]),
  );
  await changeStop('BTC:binance', '1y', undefined);
  expect(await readStops('BTC:binance')).toEqual(new Map([['90d', 6]]));
});

it('keeps both of two changes at once, and the later of two of the same', async () => {
  const changes = [
    changeStop('BTC:okx', '1y', at(1)),
    changeStop('BTC:okx', '30d', at(2)),
    changeStop('BTC:okx', '1y', at(3)),
  ];
  await Promise.all(changes);
  expect(await readStops('BTC:okx')).toEqual(
    new Map([
      ['30d', 2],
      ['1y', 3],
    ]),
  );
});

it('reads what is damaged as not stopped', async () => {
  await changeStop('BTC:okx', '1y', at(1));
  const stored = await fakeBrowser.storage.local.get('stopped-history');
  const stops = stored['stopped-history'] as object[];
  await fakeBrowser.storage.local.set({
    'stopped-history': [...stops, { market: 'BTC:okx', lookback: 'forever', at: 1 }, 7],
  });
  expect(await readStops('BTC:okx')).toEqual(new Map([['1y', 1]]));
  await fakeBrowser.storage.local.set({ 'stopped-history': 'none' });
  expect(await readStops('BTC:okx')).toEqual(new Map());
});

it('forgets those stopped longest ago rather than growing', async () => {
  for (let coin = 0; coin < 201; coin++) await changeStop(`C${coin}:okx`, '1y', at(coin));
  expect(await readStops('C0:okx')).toEqual(new Map());
  expect(await readStops('C1:okx')).toEqual(new Map([['1y', 1]]));
});
