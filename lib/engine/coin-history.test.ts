import { describe, expect, it, vi } from 'vitest';

import { millis, unixMs } from '../core/units';
import type { VenueId } from '../market/instrument';
import { NOW, standingClock } from './clock.testing';
import { type MemberHistory, PacedTelling, historyView } from './coin-history';

const member = (venue: VenueId, share: number | undefined, left = 0, failing = false): MemberHistory => ({
  instrument: { venue, symbol: 'BTCUSDT' },
  progress: share === undefined ? undefined : { share, left: millis(left), reaches: unixMs(NOW * share) },
  failing,
});
const view = (members: readonly MemberHistory[], stopped = false) =>
  historyView('BTC', '1y', { stopped, patient: false }, members);

describe('a coin’s history', () => {
  it('has come as far as its venues on average, and takes as long as the slowest', () => {
    expect(
      view([member('binance', 1), member('okx', 0.5, 40_000), member('gate', 0.75, 9_000)]),
    ).toMatchObject({
      state: 'loading',
      share: 0.75,
      left: 40_000,
      reaches: NOW,
    });
  });

  it('is complete when every venue’s is, stopped or not', () => {
    for (const stopped of [false, true])
      expect(view([member('binance', 1), member('okx', 1)], stopped)?.state).toBe('complete');
  });

  it('is stopped while some of it is lacking', () => {
    const stopped = view([member('binance', 1), member('okx', 0.2)], true)!;
    expect(stopped).toMatchObject({ state: 'stopped', reaches: NOW });
    expect(stopped).not.toHaveProperty('left');
  });

  it('has no time left to tell while a venue fails', () => {
    for (const other of [member('okx', 0.5, 40_000, true), member('okx', undefined, 0, true)]) {
      const whole = view([member('binance', 0.5, 3_000), other])!;
      expect(whole).not.toHaveProperty('left');
      expect('reaches' in whole).toBe(other.progress !== undefined);
      expect(whole.venues[0]).toMatchObject({ venue: 'binance', left: 3_000 });
    }
  });

  it('takes as long as the rest where a venue fails that has everything', () => {
    expect(view([member('binance', 0.5, 3_000), member('okx', 1, 0, true)])?.left).toBe(3_000);
  });

  it('waits a while for venues that do not know yet, then counts nothing of theirs', () => {
    const members = [member('binance', 1), member('okx', undefined)];
    expect(historyView('BTC', '1y', { stopped: false, patient: true }, members)).toBeUndefined();
    expect(view(members)).toMatchObject({ state: 'loading', share: 0.5 });
  });

  it('is unknown until a venue knows', () => {
    expect(view([member('binance', undefined)])).toBeUndefined();
    expect(view([])).toBeUndefined();
  });
});

describe('telling at a pace', () => {
  it('tells once what comes many times, as it stands then, and nothing that was told', async () => {
    const tell = vi.fn<(count: { count: number }) => void>();
    let count = 0;
    const telling = new PacedTelling(standingClock, () => ({ count }), tell);
    const { signal } = new AbortController();
    const all = Array.from({ length: 20 }, () => {
      count++;
      return telling.soon(signal);
    });
    await Promise.all(all);
    expect(tell.mock.calls).toEqual([[{ count: 20 }]]);
    await telling.soon(signal);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('is silent once nobody listens', async () => {
    const tell = vi.fn<(view: string) => void>();
    const life = new AbortController();
    const telling = new PacedTelling(standingClock, () => 'news', tell).soon(life.signal);
    life.abort();
    await telling;
    expect(tell).not.toHaveBeenCalled();
  });
});
