import { expect, test } from 'vitest';

import { inProcess } from '../../../tools/exchange/in-process';
import { createOkxWire } from '../../../tools/exchange/okx/wire';
import { steadyFeed } from '../../../tools/exchange/steady-feed';
import { MINUTE } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import { createOkx } from './client';

test('pages asked for at once keep below the limit of every endpoint', async () => {
  const feed = steadyFeed({ now: Date.now(), hours: 30 });
  const { fetch, asked } = inProcess(createOkxWire(feed), feed);
  const bans: UnixMs[] = [];
  const venue = createOkx({
    now: () => unixMs(Date.now()),
    random: () => 0,
    fetch,
    onBan: (until) => bans.push(until),
  });
  const signal = new AbortController().signal;
  const five = (5 * MINUTE) as Millis;
  const from = unixMs(Math.floor(Date.now() / five) * five - 290 * five);
  const to = unixMs(from + 200 * five);
  const pages = await Promise.all([
    venue.bars('BTC-USDT-SWAP', five, from, to, signal),
    venue.bars('BTC-USDT-SWAP', five, from, to, signal),
    venue.markPrice('BTC-USDT-SWAP', signal),
    venue.openInterestHistory!('BTC-USDT-SWAP', five, from, to, signal),
  ]);
  expect(pages[0]).toHaveLength(200);
  expect(bans).toEqual([]);
  const taken = asked.filter(({ url }) => url.pathname.endsWith('taker-volume-contract'));
  // More than the five in two seconds that the venue allows.
  expect(taken).toHaveLength(6);
}, 20_000);
