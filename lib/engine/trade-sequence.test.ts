import { describe, expect, it, vi } from 'vitest';

import { baseQty, price, unixMs } from '../core/units';
import type { Trade } from '../market/trade';
import { CountedTrades, UniqueTrades } from './trade-sequence';

const { signal } = new AbortController();

const trade = (second: number, key = `at ${second}`): Trade => ({
  key,
  time: unixMs(second * 1_000),
  price: price(60_000),
  quantity: baseQty(1),
  taker: 'buy',
});
const trades = (...seconds: number[]): Trade[] => seconds.map((second) => trade(second));

/** A venue whose newest trades are these. */
function sequence(...newest: number[]) {
  const recent = vi.fn(() => Promise.resolve<readonly Trade[]>(trades(...newest)));
  const unique = new UniqueTrades(recent);
  const keys = async (burst: readonly Trade[]) =>
    (await unique.order(burst, signal)).map((item) => (item === 'hole' ? item : item.key));
  const seconds = async (...burst: number[]) =>
    (await unique.order(trades(...burst), signal)).map((item) =>
      item === 'hole' ? item : item.time / 1_000,
    );
  return { unique, recent, seconds, keys };
}

describe('trades whose ids count up', () => {
  const counted = (...ids: number[]): Trade[] => ids.map((id) => ({ ...trade(id), id }));
  /** A venue that has every trade. */
  function following() {
    const from = vi.fn((id: number) => Promise.resolve<readonly Trade[]>(counted(id, id + 1, id + 2)));
    const sequence = new CountedTrades(from);
    const ids = async (...burst: number[]) =>
      (await sequence.order(counted(...burst), signal)).map((item) => (item === 'hole' ? item : item.id));
    return { ids, from };
  }

  it('are put in their order without being asked for, once each', async () => {
    const { ids, from } = following();
    expect(await ids(10, 12, 11, 11, 13)).toEqual([10, 11, 12, 13]);
    expect(from).not.toHaveBeenCalled();
    expect(await ids(12, 18)).toEqual([14, 15, 16, 17, 18]);
    expect(from.mock.calls.map(([id]) => id)).toEqual([14, 17]);
  });

  it('are given once more, whole, when the venue did not answer', async () => {
    const { ids, from } = following();
    await ids(10);
    from.mockRejectedValueOnce(new Error('no answer'));
    await expect(ids(11, 14)).rejects.toThrow('no answer');
    expect(await ids(11, 14, 15)).toEqual([11, 12, 13, 14, 15]);
  });
});

describe('trades whose ids only tell them apart', () => {
  it('come once each, however often the stream repeats them, and late ones too', async () => {
    const { seconds, recent } = sequence();
    expect(await seconds(10, 11, 12)).toEqual([10, 11, 12]);
    expect(await seconds(12, 11, 13, 13)).toEqual([13]);
    expect(await seconds(9)).toEqual([9]);
    expect(recent).not.toHaveBeenCalled();
  });

  it('of one millisecond are different trades', async () => {
    const { keys } = sequence();
    expect(await keys([trade(10, 'a'), trade(10, 'b')])).toEqual(['a', 'b']);
    expect(await keys([trade(10, 'b'), trade(10, 'c')])).toEqual(['c']);
  });

  it('are filled in after an interruption, when the newest by REST reach back', async () => {
    const { unique, seconds, recent } = sequence(11, 12, 13, 14, 15);
    await seconds(10, 11, 12);
    unique.interrupted();
    expect(await seconds(15, 16)).toEqual([13, 14, 15, 16]);
    expect(await seconds(20)).toEqual([20]);
    expect(recent).toHaveBeenCalledTimes(1);
  });

  it('have a hole where the newest by REST do not reach back, or there are none', async () => {
    const short = sequence(14, 15);
    await short.seconds(10, 11);
    short.unique.interrupted();
    expect(await short.seconds(15, 16)).toEqual(['hole', 14, 15, 16]);
    const none = sequence();
    await none.seconds(10, 11);
    none.unique.interrupted();
    expect(await none.seconds(15, 16)).toEqual(['hole', 15, 16]);
  });

  it('need no REST where the stream repeats trades back to the last one seen', async () => {
    const { unique, seconds, recent } = sequence();
    await seconds(10, 11, 12);
    unique.interrupted();
    expect(await seconds(11, 12, 13, 14)).toEqual([13, 14]);
    unique.interrupted();
    expect(await seconds(9, 15)).toEqual([9, 15]);
    expect(recent).not.toHaveBeenCalled();
  });

  it('go on after a restart without counting again what the earlier life has seen', async () => {
    const { unique, seconds, recent } = sequence();
    unique.resume('12000');
    expect(await seconds(10, 11, 12, 13)).toEqual([13]);
    expect(unique.cursor).toBe('13000');
    expect(recent).not.toHaveBeenCalled();
    const later = sequence(11, 12, 13);
    later.unique.resume('12000');
    expect(await later.seconds(14)).toEqual([13, 14]);
  });

  it('are asked for once more when the venue did not answer', async () => {
    const { unique, seconds, recent } = sequence(12, 13, 14);
    await seconds(12);
    unique.interrupted();
    recent.mockRejectedValueOnce(new Error('no answer'));
    await expect(seconds(14)).rejects.toThrow('no answer');
    expect(await seconds(15)).toEqual([13, 14, 15]);
  });

  it('without a key are refused', async () => {
    const { key: _, ...nameless } = trade(10);
    await expect(sequence().unique.order([nameless], signal)).rejects.toThrow('carry keys');
  });
});
