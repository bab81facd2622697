import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';

import { HOUR, MINUTE } from '../core/time';
import { type Millis, unixMs } from '../core/units';
import { NEUTRAL_F8 } from '../market/funding';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import { NOW } from './clock.testing';
import { gridAtOnce, GridWatch } from './grid-watch';
import type { Picture } from './picture';

const KEY = 'BTC:binance:7d';
const at = (hours: number) => unixMs(NOW + hours * HOUR);

/** Open interest that rose by a tenth and more within a day, and funding that longs pay: of bands nothing is known. */
function pictureAt(hours: number): Picture {
  const samples = Array.from({ length: 10 * 288 }, (_, i) => {
    const time = unixMs(at(hours) - (10 * 288 - 1 - i) * 5 * MINUTE);
    const age = (at(hours) - time) / (24 * HOUR);
    return { time, quantity: 1_000 * (1 + 0.001 * Math.sin(i)) * (1 + 0.2 * Math.max(0, 1 - age)) };
  });
  const funding = Array.from({ length: 60 }, (_, i) => ({
    time: unixMs(at(0) - (59 - i) * 8 * HOUR),
    rate: 3 * NEUTRAL_F8,
    interval: (8 * HOUR) as Millis,
    kind: 'realised' as const,
  }));
  return {
    openInterest: samples,
    funding,
    flow: undefined,
    estimate: undefined,
    plan: { interval: MINUTE },
  } as unknown as Picture;
}

const named = () => openStore({ name: `grid-${Math.random()}` });
const truthOf = (grid: Awaited<ReturnType<GridWatch['take']>>, name: string) =>
  grid!.predicates.find((each) => each.name === name && each.toward === 'below')!.truth;
const memoryOf = async (store: Store) =>
  (await store.snapshot(`grid:${KEY}`)) as Record<string, { on: boolean; since: number; seen: number }>;

describe('the grid of pictures', () => {
  it('tells what is known and leaves open what is not', async () => {
    const grid = await new GridWatch(await named()).take(KEY, pictureAt(0), false, at(0));
    expect(truthOf(grid, 'crowding')).toBe('yes');
    expect(truthOf(grid, 'interest-rising')).toBe('yes');
    expect(truthOf(grid, 'band')).toBe('unknown');
    const standing = (toward: string) =>
      grid!.states.find((state) => state.name === 'squeeze-watch' && state.toward === toward)!.standing;
    // Shorts do not pay, whatever bands there are; longs do.
    expect(standing('above')).toBe('no');
    expect(standing('below')).toBe('unknown');
  });

  it('says of nothing that it is so while history is loading, and remembers nothing of it', async () => {
    const store = await named();
    const grid = await new GridWatch(store).take(KEY, pictureAt(0), true, at(0));
    expect(grid!.predicates.every(({ missing }) => missing === 'warming-up')).toBe(true);
    expect(await memoryOf(store)).toEqual({});
  });

  it('goes on after a restart with what held, and since when', async () => {
    const store = await named();
    await new GridWatch(store).take(KEY, pictureAt(0), false, at(0));
    await new GridWatch(store).take(KEY, pictureAt(1), false, at(1));
    const { 'interest-rising below': rising } = await memoryOf(store);
    expect(rising).toEqual({ on: true, since: at(0), seen: at(1) });
    const uninterrupted = new GridWatch(await named());
    await uninterrupted.take(KEY, pictureAt(0), false, at(0));
    const whole = await uninterrupted.take(KEY, pictureAt(1), false, at(1));
    expect(await new GridWatch(store).take(KEY, pictureAt(1), false, at(1))).toEqual(whole);
  });

  it('begins anew where what was remembered is damaged', async () => {
    const store = await named();
    await store.saveSnapshot(`grid:${KEY}`, { 'band above': { on: 'perhaps' } });
    const grid = await new GridWatch(store).take(KEY, pictureAt(0), false, at(0));
    expect(truthOf(grid, 'crowding')).toBe('yes');
  });

  it('costs no picture when the store fails', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const broken = { ...(await named()), snapshot: () => Promise.reject(new Error('gone')) };
    expect(await new GridWatch(broken).take(KEY, pictureAt(0), false, at(0))).toBeUndefined();
    expect(warned).toHaveBeenCalled();
  });
});

it('a grid of which nothing before is remembered does not say since when', () => {
  expect(gridAtOnce(pictureAt(0), at(0)).states.some((state) => 'since' in state)).toBe(false);
});
