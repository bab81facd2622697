import { describe, expect, it, vi } from 'vitest';

import { MINUTE } from '../../core/time';
import { price, unixMs } from '../../core/units';
import { DEFAULT_SETTINGS } from '../../protocol/defaults';
import type { Hub } from '../hub';
import type { Market } from '../market';
import type { MarketPanel } from '../snapshot';
import { venueWith } from '../venue.testing';
import type { AlertDesk } from './alert-desk';
import { AlertRound } from './alert-round';
import { shortsFrom, toldAt } from './told.testing';

const NOW = unixMs(Date.UTC(2026, 5, 1, 12));
const { venues, inverse } = DEFAULT_SETTINGS;

/** Coins with pictures of these ages in minutes; `undefined` where none was kept. */
function roundOver(ages: Readonly<Record<string, number | undefined>>, watched: readonly string[] = []) {
  const { venue } = venueWith({
    markPrice: () => Promise.resolve({ time: NOW, mark: price(99), index: price(99) }),
  });
  const panelOf = (minutes: number): MarketPanel => ({
    ...toldAt(unixMs(NOW - minutes * MINUTE), 90, { clusters: [shortsFrom(100), shortsFrom(97)] }),
    liquidations: [],
    margins: [],
  });
  const hub = {
    isWatched: (coin: string) => watched.includes(coin),
    latest: (coin: string) => {
      const minutes = ages[coin];
      const market: Market = { coin, venues, inverse };
      return Promise.resolve(minutes === undefined ? undefined : { market, panel: panelOf(minutes) });
    },
    refresh: vi.fn<Hub['refresh']>(() => Promise.resolve()),
    toldToUs: ({ margins: _, ...panel }: MarketPanel) => Promise.resolve({ ...panel, ownLevels: [] }),
  };
  const desk = {
    coins: () => Promise.resolve(Object.keys(ages)),
    take: vi.fn<AlertDesk['take']>(() => Promise.resolve()),
    settle: vi.fn<AlertDesk['settle']>(() => Promise.resolve()),
  };
  const access = () => ({
    id: 'binance' as const,
    open: () => Promise.resolve(venue),
    bannedUntil: () => undefined,
  });
  const round = new AlertRound({ clock: { now: () => NOW }, hub, desk, venue: access });
  return { round, hub, desk, run: () => round.run(AbortSignal.timeout(5_000)) };
}

describe('a round over coins that nobody looks at', () => {
  it('brings a fresh picture to the price of now, without the bands that it has passed', async () => {
    const { hub, desk, run } = roundOver({ BTC: 3 });
    await run();
    expect(hub.refresh).not.toHaveBeenCalled();
    const [market, told] = desk.take.mock.calls[0]!;
    expect(market).toEqual({ coin: 'BTC', venues, inverse });
    expect(told).toMatchObject({ price: 99, priceTime: NOW });
    expect(told.clusters.map(({ low }) => low)).toEqual([100]);
    expect(told.clusters[0]!.distancePct).toBeCloseTo((100.5 / 99 - 1) * 100, 9);
    expect(desk.settle).toHaveBeenCalledOnce();
  });

  it('makes old pictures anew, three a round, those that were never made first', async () => {
    const { hub, run } = roundOver({ BTC: 5, ETH: undefined, SOL: 20, XRP: 9, DOGE: 1 });
    await run();
    expect(hub.refresh.mock.calls.map(([coin]) => coin)).toEqual(['ETH', 'SOL', 'XRP']);
  });

  it('leaves coins alone that somebody looks at', async () => {
    const { hub, desk, run } = roundOver({ BTC: 3, ETH: 30 }, ['BTC', 'ETH']);
    await run();
    expect(hub.refresh).not.toHaveBeenCalled();
    expect(desk.take).not.toHaveBeenCalled();
  });

  it('settles also where a venue fails, and is not begun twice at once', async () => {
    const { hub, desk, round, run } = roundOver({ ETH: undefined });
    hub.refresh.mockRejectedValue(new Error('no answer'));
    await Promise.all([run(), round.run(AbortSignal.timeout(5_000))]);
    expect(hub.refresh).toHaveBeenCalledOnce();
    expect(desk.settle).toHaveBeenCalledOnce();
  });
});
