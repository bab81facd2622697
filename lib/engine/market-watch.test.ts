import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';

import { DAY, HOUR, type Lookback, MINUTE } from '../core/time';
import { type UnixMs, millis, price, unixMs } from '../core/units';
import type { Instrument } from '../market/instrument';
import { openStore } from '../store/open-store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import { NOW, standingClock } from './clock.testing';
import { MarketWatch } from './market-watch';
import { barsIn, venueWith } from './venue.testing';

const BTC: Instrument = {
  venue: 'binance',
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  linear: true,
  contractSize: 1,
  tickSize: price(0.1),
  stepSize: 0.001,
};

async function watched(
  venue: Venue,
  heard: (lookback: Lookback) => void = () => undefined,
  { name = `watch-${Math.random()}`, clock = standingClock }: { name?: string; clock?: Clock } = {},
) {
  const watch: MarketWatch = new MarketWatch({
    venue,
    store: await openStore({ name }),
    clock,
    instrument: BTC,
    random: () => 0.5,
    bannedUntil: () => undefined as UnixMs | undefined,
    onPicture: heard,
    onCondition: () => undefined,
    onMark: () => undefined,
    onHistory: () => undefined,
    onBook: () => undefined,
  });
  watch.want(new Set(['24h']));
  return watch;
}

describe('watching a market', () => {
  it('fetches each page once, and has everything then', async () => {
    const { venue, calls } = venueWith();
    const watch = await watched(venue);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    // A day of minutes is one page; the week that order flow needs, in bars of five minutes, is two.
    expect(calls.get('bars')).toBe(1 + Math.ceil((7 * DAY) / (5 * MINUTE) / 1499));
    const { barsPresent, barsExpected, estimate } = watch.pictures.get('24h')!;
    expect(barsPresent).toBe(barsExpected);
    expect(estimate!.coverage.withOpenInterest / estimate!.coverage.bars).toBeGreaterThan(0.99);
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
    const watch = await watched(counted);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    expect(calls.get('mark')).toBeLessThan(10);
    expect(watch.pictures.get('24h')!.estimate!.coverage.withMark).toBe(0);
  });

  it('goes to five-minute bars where the venue has none of a minute', async () => {
    const { venue } = venueWith({
      bars: (_, interval, from, to) => Promise.resolve(interval === MINUTE ? [] : barsIn(interval, from, to)),
    });
    const watch = await watched(venue);
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    const { barsPresent, barsExpected } = watch.pictures.get('24h')!;
    expect(barsExpected).toBe(DAY / (5 * MINUTE));
    expect(barsPresent).toBe(barsExpected);
  });

  it('serves a lookback that is wanted while another is computed, before the next bar', async () => {
    const seen: Lookback[] = [];
    const watch: MarketWatch = await watched(venueWith().venue, (lookback) => {
      seen.push(lookback);
      if (lookback === '12h') watch.want(new Set(['12h', '3d']));
    });
    const stop = new AbortController();
    const running = watch.run(stop.signal);
    await vi.waitFor(() => expect(watch.condition.backfilling).toBe(false), 20_000);
    watch.want(new Set(['12h']));
    await vi.waitFor(() => expect(seen.at(-1)).toBe('3d'), 20_000);
    stop.abort();
    await running;
  });

  it('records open interest where the venue publishes no history of it', async () => {
    const { venue, calls } = venueWith();
    const { openInterestHistory: _, ...rest } = venue;
    const watch = await watched({ ...rest, openInterestDepth: () => millis(0) });
    await watch.refreshOnce(AbortSignal.timeout(30_000));
    expect(calls.get('oi')).toBe(1);
    expect(watch.pictures.get('24h')!.openInterest).toHaveLength(1);
  });

  it('shows what is stored when the venue is out of reach at the start, and says that it is', async () => {
    const name = `watch-${Math.random()}`;
    const before = await watched(venueWith().venue, undefined, { name });
    await before.refreshOnce(AbortSignal.timeout(30_000));
    const away = (): Promise<never> => Promise.reject(new Error('out of reach'));
    const { venue } = venueWith({ marginTiers: away, markPrice: away, bars: away, fundingHistory: away });
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const heard: Lookback[] = [];
    const watch = await watched(venue, (lookback) => heard.push(lookback), { name });
    const stop = new AbortController();
    const running = watch.run(stop.signal);
    await vi.waitFor(() => expect(heard).toEqual(['24h']), 20_000);
    expect(watch.condition.restFailing).toBe(true);
    const [stored, last] = [watch, before].map(({ pictures }) => pictures.get('24h')!.estimate!);
    expect(stored!.asOf).toBe(last!.asOf);
    stop.abort();
    await running;
    expect(warned).toHaveBeenCalled();
    await expect(watch.refreshOnce(AbortSignal.timeout(30_000))).rejects.toThrow('out of reach');
    warned.mockRestore();
  });

  it('estimates anew when a bar of the lookback has closed, and reads the order flow anew before', async () => {
    let now = Math.floor(NOW / HOUR) * HOUR + 20_000;
    const heard: Lookback[] = [];
    const clock: Clock = { ...standingClock, now: () => unixMs(now) };
    const watch = await watched(venueWith().venue, (lookback) => heard.push(lookback), { clock });
    watch.want(new Set(['1y']));
    const after = async (span: number) => {
      now += span;
      heard.length = 0;
      await watch.refreshOnce(AbortSignal.timeout(30_000));
      return { told: heard.length, picture: watch.pictures.get('1y')! };
    };
    const first = await after(0);
    expect(first.told).toBe(1);
    expect((await after(MINUTE)).told).toBe(0);
    const flow = await after(4 * MINUTE);
    expect(flow.told).toBe(1);
    expect(flow.picture.bars.length).toBeGreaterThan(first.picture.bars.length);
    expect(flow.picture.estimate).toBe(first.picture.estimate);
    const hour = await after(55 * MINUTE);
    expect(hour.told).toBe(1);
    expect(hour.picture.estimate!.asOf).toBe(first.picture.estimate!.asOf + HOUR);
  }, 60_000);
});
