import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';

import { DAY, MINUTE } from '../core/time';
import type { UnixMs } from '../core/units';
import { openStore } from '../store/open-store';
import { UnlistedSymbol } from '../venues/unlisted-symbol';
import type { Venue } from '../venues/venue';
import { standingClock } from './clock.testing';
import { MarketWatch } from './market-watch';
import type { MarketPanel } from './snapshot';
import { barsIn, venueWith } from './venue.testing';

async function watched(
  venue: Venue,
  heard: (panel: MarketPanel) => void = () => undefined,
): Promise<{ panels: MarketPanel[]; refused: string[]; watch: MarketWatch }> {
  const panels: MarketPanel[] = [];
  const refused: string[] = [];
  const watch = new MarketWatch({
    venue,
    store: await openStore({ name: `watch-${Math.random()}` }),
    clock: standingClock,
    symbol: 'BTCUSDT',
    random: () => 0.5,
    bannedUntil: () => undefined as UnixMs | undefined,
    onPanel: (panel) => {
      panels.push(panel);
      heard(panel);
    },
    onGlance: () => undefined,
    onRefused: (reason) => refused.push(reason),
  });
  watch.want(new Set(['24h']));
  return { panels, refused, watch };
}

describe('watching a market', () => {
  it('fetches each page of a week once, and says that everything is there', async () => {
    const { venue, calls } = venueWith();
    const { panels, watch } = await watched(venue);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    // The day that is looked at comes first, as one page; then the rest of the week that order flow needs.
    expect(calls.get('bars')).toBe(1 + Math.ceil((6 * DAY) / MINUTE / 1499));
    const { coverage } = panels.at(-1)!;
    expect(coverage.barsPresent).toBe(coverage.barsExpected);
    expect(coverage.openInterestShare).toBeGreaterThan(0.99);
  });

  it('does not ask over and over for what the venue does not have', async () => {
    const { venue, calls } = venueWith({ markBars: () => Promise.resolve([]) });
    const counted: Venue = {
      ...venue,
      markBars: (...asked) => {
        calls.set('mark', (calls.get('mark') ?? 0) + 1);
        return venue.markBars!(...asked);
      },
    };
    const { panels, watch } = await watched(counted);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    expect(calls.get('mark')).toBeLessThan(10);
    expect(panels.at(-1)!.reasons).toContain('no-mark');
  });

  it('goes to five-minute bars where the venue has none of a minute', async () => {
    const { venue } = venueWith({
      bars: (_, interval, from, to) => Promise.resolve(interval === MINUTE ? [] : barsIn(interval, from, to)),
    });
    const { panels, watch } = await watched(venue);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    const { coverage } = panels.at(-1)!;
    expect(coverage.barsExpected).toBe(DAY / (5 * MINUTE));
    expect(coverage.barsPresent).toBe(coverage.barsExpected);
  });

  it('serves a lookback that is wanted while another is computed, before the next bar', async () => {
    const { panels, watch } = await watched(venueWith().venue, ({ lookback }) => {
      if (lookback === '12h') watch.want(new Set(['12h', '3d']));
    });
    const stop = new AbortController();
    const running = watch.run(stop.signal);
    await vi.waitFor(() => expect(panels.at(-1)?.reasons).not.toContain('backfilling'), 20_000);
    watch.want(new Set(['12h']));
    await vi.waitFor(() => expect(panels.at(-1)?.lookback).toBe('3d'), 20_000);
    stop.abort();
    await running;
  });

  it('says that the venue does not list a symbol, once, and stops', async () => {
    const { venue, calls } = venueWith({
      instrument: () =>
        Promise.reject(new UnlistedSymbol('binance', 'exchangeInfo', 'symbols', 'BTCUSDT', 'none')),
    });
    const { refused, watch } = await watched(venue);
    const stop = new AbortController();
    const running = watch.run(stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    void running;
    expect(refused).toEqual(['not-listed']);
    expect(calls.get('bars')).toBeUndefined();
  });
});
