import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { HOUR, LOOKBACKS, MINUTE, SECOND } from '../core/time';
import { millis, price, unixMs } from '../core/units';
import type { Bar, MarkBar } from '../market/bar';
import type { Instrument, VenueId } from '../market/instrument';
import type { HistoryView } from '../protocol/history';
import type { GlanceSnapshot } from '../protocol/snapshot';
import { openStore } from '../store/open-store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import { NOW } from './clock.testing';
import { CoinWatch } from './coin-watch';
import type { VenueAccess } from './seat';
import type { MarketPanel } from './snapshot';
import { TrackRecord } from './track-record/track-record';
import { barsIn, venueWith } from './venue.testing';

interface Listing {
  /** Of this venue's price to the formula's. */
  readonly ratio?: number;
  readonly bases?: readonly string[];
  /** Whether each base has a coin-margined contract besides. */
  readonly inverse?: boolean;
  readonly changes?: Partial<Venue>;
  readonly open?: () => Promise<Venue>;
}

const times = <Item extends Bar & MarkBar>(bar: Item, ratio: number): Item => ({
  ...bar,
  open: price(bar.open * ratio),
  high: price(bar.high * ratio),
  low: price(bar.low * ratio),
  close: price(bar.close * ratio),
});

/** A venue that says its streams are up, at a price of its own; it keeps no more than the tests look at. */
function access(
  id: VenueId,
  { ratio = 1, bases = ['BTC'], inverse = false, changes = {}, open }: Listing = {},
): VenueAccess {
  const bars: Venue['bars'] = (_, interval, from, to) =>
    Promise.resolve(barsIn(interval, from, to).map((bar) => times(bar, ratio)));
  const markPrice = { time: unixMs(NOW), mark: price(60_010 * ratio), index: price(60_000 * ratio) };
  const contract = (base: string, quote: 'USDT' | 'USD'): Instrument => ({
    venue: id,
    symbol: `${base}${quote}`,
    base,
    quote,
    linear: quote === 'USDT',
    contractSize: 1,
    tickSize: price(0.1),
    stepSize: 0.001,
  });
  const listed = bases.flatMap((base) => [
    ...(inverse ? [contract(base, 'USD')] : []),
    contract(base, 'USDT'),
  ]);
  const { venue } = venueWith({
    id,
    barDepth: () => LOOKBACKS['12h'],
    openInterestDepth: () => millis(13 * HOUR),
    instruments: () => Promise.resolve(listed),
    bars,
    markBars: bars as NonNullable<Venue['markBars']>,
    markPrice: () => Promise.resolve(markPrice),
    live: (_, sink, signal) => {
      for (const channel of ['trades', 'mark', 'liquidations'] as const) sink.status(channel, 'up');
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
    ...changes,
  });
  const opening = { open: open ?? (() => Promise.resolve(venue)), bannedUntil: () => undefined };
  return { id, ...opening, ...(inverse && { inverse: opening }) };
}

/** A clock whose short waits pass at once and whose long ones end when it is put forward. */
function clockByHand() {
  let now = NOW;
  const waiting = new Set<() => void>();
  const clock: Clock = {
    now: () => unixMs(now),
    sleep: (span, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || span <= 3 * SECOND) return void setTimeout(resolve, 1);
        waiting.add(resolve);
        signal.addEventListener('abort', () => resolve());
      }),
    breathe: () => Promise.resolve(),
  };
  const forward = (span: number): void => {
    now += span;
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  return { clock, forward, waiting };
}

const soon = (holds: () => void) => vi.waitFor(holds, 20_000);
const mass = (panel: MarketPanel, side: 'long' | 'short'): number =>
  panel.profile!.groups.flatMap((group) => group[side]).reduce((sum, value) => sum + value, 0);
const namesOf = (panel: MarketPanel) => panel.coverage.venues.map(({ venue }) => venue);

describe('watching a coin', () => {
  let stop: AbortController;
  beforeEach(() => {
    stop = new AbortController();
    vi.spyOn(console, 'warn').mockReturnValue();
  });
  afterEach(() => {
    stop.abort();
    vi.restoreAllMocks();
  });

  async function watched(
    venues: readonly VenueAccess[],
    coin = 'BTC',
    known: readonly Instrument[] = [],
    inverse = false,
    name = `coin-${Math.random()}`,
  ) {
    const store = await openStore({ name });
    for (const instrument of known) await store.saveInstrument(instrument);
    const { clock, forward, waiting } = clockByHand();
    const panels: MarketPanel[] = [];
    const glances: GlanceSnapshot[] = [];
    const histories: HistoryView[] = [];
    const refused = vi.fn<(reason: string) => void>();
    const watch = new CoinWatch({
      coin,
      venues,
      inverse,
      store,
      clock,
      record: new TrackRecord(Promise.resolve(store), clock),
      random: () => 0.5,
      onPanel: (panel) => void panels.push(panel),
      onBooks: () => undefined,
      onGlance: (glance) => void glances.push(glance),
      onHistory: (history) => void histories.push(history),
      onRefused: refused,
    });
    watch.want(new Set(['12h']));
    const panel = (): MarketPanel => panels.at(-1)!;
    const run = (): void => void watch.run(stop.signal);
    /** Once every venue that has the coin waits for its next bar, and its part is in the sum. */
    const whole = () =>
      soon(() => {
        expect(panel().status).toBe('live');
        expect(waiting.size).toBe(panel().coverage.venues.length);
      });
    return { watch, store, panels, glances, histories, refused, panel, run, whole, forward, waiting };
  }

  it('sums venues that stand at different prices, in the first one’s', async () => {
    const alone = await watched([access('binance')]);
    await alone.watch.refreshOnce(stop.signal);
    const both = await watched([access('binance'), access('okx', { ratio: 1.003 })]);
    await both.watch.refreshOnce(stop.signal);
    const [one, two] = [alone.panel(), both.panel()];
    expect(two.price).toBe(one.price);
    expect(two.instrument).toEqual(one.instrument);
    expect(two.crowding!.openInterest!.line.at(-1)).toBe(2 * 9_000);
    expect(mass(two, 'long') / mass(one, 'long')).toBeCloseTo(2, 2);
    expect(mass(two, 'short') / mass(one, 'short')).toBeCloseTo(2, 2);
    expect(two.clusters.length).toBeGreaterThan(0);
    for (const { venues } of two.clusters) expect([...venues!].sort()).toEqual(['binance', 'okx']);
    expect(one.clusters.every(({ venues }) => venues === undefined)).toBe(true);
    expect(two.coverage).toMatchObject({
      barsExpected: 2 * one.coverage.barsExpected,
      venues: [
        { venue: 'binance', inFlow: true, inOpenInterest: true },
        { venue: 'okx', inFlow: true, inOpenInterest: true },
      ],
    });
    // Two venues that trade alike: the same levels, with twice the quantity.
    const [strongest] = one.clusters.toSorted((a, b) => b.quantity - a.quantity);
    const same = two.clusters.find(({ low, high }) => low < strongest!.peak && strongest!.peak < high)!;
    expect(same.quantity / strongest!.quantity).toBeCloseTo(2, 1);
  });

  it('goes on without a venue that fails, and says which', async () => {
    const failing = { bars: () => Promise.reject(new Error('out of order')) };
    const { run, panel } = await watched([access('binance'), access('okx', { changes: failing })]);
    run();
    await soon(() => expect(panel().coverage.venues[0]!.status).toBe('live'));
    expect(panel()).toMatchObject({ status: 'partial', reasons: ['venues-behind'] });
    expect(panel().coverage.venues[1]).toMatchObject({ venue: 'okx', status: 'warming-up', inFlow: false });
    expect(panel().crowding!.openInterest!.line.at(-1)).toBe(9_000);
  });

  it('sums what a venue last knew that is out of reach when the worker begins, and says so', async () => {
    const name = `coin-${Math.random()}`;
    const before = await watched([access('binance'), access('okx')], 'BTC', [], false, name);
    await before.watch.refreshOnce(stop.signal);
    const away = (): Promise<never> => Promise.reject(new Error('out of reach'));
    const changes = { marginTiers: away, markPrice: away, bars: away, markBars: away, fundingHistory: away };
    const later = await watched([access('binance'), access('okx', { changes })], 'BTC', [], false, name);
    later.forward(20 * MINUTE);
    later.run();
    await soon(() => expect(later.panel().coverage.venues[0]!.status).toBe('live'));
    await soon(() => expect(later.panel().coverage.venues[1]!.asOf).toBeDefined());
    const [there, frozen] = later.panel().coverage.venues;
    expect(frozen).toMatchObject({ venue: 'okx', status: 'stale', asOf: before.panel().asOf });
    expect(there!.asOf! - frozen!.asOf!).toBe(20 * MINUTE);
    expect(later.panel()).toMatchObject({ status: 'partial', reasons: ['venues-behind'] });
    const kept = mass(later.panel(), 'long') / mass(before.panel(), 'long');
    // Both venues' part, and what twenty minutes add to the one that answers: without the other it were half.
    expect(kept).toBeGreaterThan(0.9);
    expect(kept).toBeLessThan(1.1);
  });

  it('takes away what price has gone through since the last of its long bars closed', async () => {
    const fall = Math.floor(NOW / (5 * MINUTE)) * 5 * MINUTE;
    const bars: Venue['bars'] = (_, interval, from, to) =>
      Promise.resolve(
        barsIn(interval, from, to).map((bar) => (bar.openTime < fall ? bar : { ...bar, low: price(1) })),
      );
    const { watch, panel, run, forward, waiting } = await watched([access('binance', { changes: { bars } })]);
    watch.want(new Set(['1y']));
    run();
    await soon(() => expect([waiting.size, mass(panel(), 'long') > 0]).toEqual([1, true]));
    const before = panel();
    forward(5 * MINUTE);
    await soon(() => expect(mass(panel(), 'long')).toBe(0));
    expect(panel().asOf).toBe(before.asOf);
    expect(mass(panel(), 'short')).toBeCloseTo(mass(before, 'short'), 6);
  });

  it('names a venue that cannot be opened as one that has not answered', async () => {
    const open = () => Promise.reject(new Error('no such file'));
    const { venue: okx } = venueWith();
    const listed = { ...(await okx.instrument('BTCUSDT', stop.signal)), venue: 'okx' as const };
    const { run, panel } = await watched([access('binance'), access('okx', { open })], 'BTC', [listed]);
    run();
    await soon(() => expect(panel().coverage.venues[0]!.status).toBe('live'));
    expect(panel()).toMatchObject({ status: 'partial', reasons: ['venues-behind'] });
    expect(panel().coverage.venues[1]).toMatchObject({ venue: 'okx', reasons: ['no-answer'] });
  });

  it('has no part of a venue that does not list the coin, and is whole without it', async () => {
    const { run, panel, whole, refused } = await watched([access('okx', { bases: ['ETH'] }), access('gate')]);
    run();
    await whole();
    expect(namesOf(panel())).toEqual(['gate']);
    expect(refused).not.toHaveBeenCalled();
  });

  it('sums a venue’s coin-margined contract like any other, where it is asked to', async () => {
    const alone = await watched([access('bybit', { inverse: true })]);
    await alone.watch.refreshOnce(stop.signal);
    const both = await watched([access('bybit', { inverse: true })], 'BTC', [], true);
    both.run();
    await both.whole();
    const [one, two] = [alone.panel(), both.panel()];
    expect(one.coverage.venues.map(({ symbol }) => symbol)).toEqual(['BTCUSDT']);
    expect(two.coverage.venues).toMatchObject([
      { venue: 'bybit', symbol: 'BTCUSDT', inFlow: true, inOpenInterest: true },
      { venue: 'bybit', symbol: 'BTCUSD', inFlow: true, inOpenInterest: true },
    ]);
    expect(two.instrument.symbol).toBe('BTCUSDT');
    expect(two.crowding!.openInterest!.line.at(-1)).toBe(2 * 9_000);
    // Alike but for the margin: about as much again, at other prices.
    expect(mass(two, 'long') / mass(one, 'long')).toBeGreaterThan(1.6);
    expect(mass(two, 'long') / mass(one, 'long')).toBeLessThan(2.4);
  });

  it('watches a coin-margined contract once where it stands for the coin', async () => {
    const inverseOnly = access('deribit', { inverse: true });
    const venue = await inverseOnly.open();
    const instruments = async (signal: AbortSignal) =>
      (await venue.instruments(signal)).filter(({ linear }) => !linear);
    const opening = { open: () => Promise.resolve({ ...venue, instruments }), bannedUntil: () => undefined };
    const deribit: VenueAccess = { id: 'deribit', ...opening, inverse: opening };
    const { run, whole, panel } = await watched([deribit], 'BTC', [], true);
    run();
    await whole();
    expect(panel().coverage.venues).toMatchObject([{ venue: 'deribit', symbol: 'BTCUSD', status: 'live' }]);
  });

  it('goes on with the linear contract where the coin-margined one cannot be reached, and says so', async () => {
    const unreachable = {
      open: () => Promise.reject(new Error('no such host')),
      bannedUntil: () => undefined,
    };
    const binance: VenueAccess = { ...access('binance'), inverse: unreachable };
    const { run, panel } = await watched([binance], 'BTC', [], true);
    run();
    await soon(() => expect(panel().coverage.venues[0]!.status).toBe('live'));
    expect(panel()).toMatchObject({ status: 'partial', reasons: ['venues-behind'] });
    expect(panel().coverage.venues[1]).toMatchObject({ venue: 'binance', reasons: ['no-answer'] });
  });

  it('refuses a coin that no venue lists, once the last of them has said so', async () => {
    let list: ((listed: Instrument[]) => void) | undefined;
    const late = new Promise<Instrument[]>((resolve) => (list = resolve));
    const { run, refused } = await watched(
      [access('okx'), access('gate', { changes: { instruments: () => late } })],
      'WIF',
    );
    run();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(refused).not.toHaveBeenCalled();
    list?.([]);
    await soon(() => expect(refused).toHaveBeenCalledExactlyOnceWith('no-perpetual'));
  });

  it('does not refuse a coin while a venue that lists it is being opened', async () => {
    const { venue } = venueWith();
    const listed = await venue.instrument('BTCUSDT', stop.signal);
    const slow = new Promise<Venue>((resolve) => setTimeout(() => resolve(venue), 30));
    const { run, refused, panel } = await watched(
      [access('binance', { open: () => slow }), access('okx', { bases: [] })],
      'BTC',
      [listed],
    );
    run();
    await soon(() => expect(panel()).toBeDefined());
    expect(refused).not.toHaveBeenCalled();
  });

  it('freezes a venue that stops and names it, and the others go on', async () => {
    let fails = false;
    const working = await access('okx').open();
    const bars: Venue['bars'] = (...asked) =>
      fails ? Promise.reject(new Error('out of order')) : working.bars(...asked);
    const { run, panel, whole, forward } = await watched([
      access('binance'),
      access('okx', { changes: { bars } }),
    ]);
    run();
    await whole();
    const before = panel();
    fails = true;
    forward(10 * MINUTE);
    await soon(() => expect(panel().asOf).toBe(before.asOf! + 10 * MINUTE));
    const [binance, okx] = panel().coverage.venues;
    expect(panel()).toMatchObject({ status: 'partial', reasons: ['venues-behind'] });
    expect(binance).toMatchObject({ venue: 'binance', status: 'live' });
    expect(okx).toMatchObject({ venue: 'okx', status: 'stale', asOf: before.asOf });
    expect(mass(panel(), 'long') / mass(before, 'long')).toBeCloseTo(1, 1);
    expect(panel().crowding!.openInterest!.line.at(-1)).toBe(18_000);
  });

  it('always tells prices in the units of the contract that it names, whichever venue gives them', async () => {
    let fails = false;
    const thousands = access('binance', { ratio: 1_000, bases: ['1000PEPE'] });
    const working = await thousands.open();
    const bars: Venue['bars'] = (...asked) =>
      fails ? Promise.reject(new Error('out of order')) : working.bars(...asked);
    const open = () => Promise.resolve({ ...working, bars });
    const { run, panels, panel, glances, whole, forward } = await watched(
      [{ ...thousands, open }, access('okx', { bases: ['PEPE'] })],
      'PEPE',
    );
    run();
    await whole();
    expect(panel().instrument).toMatchObject({ venue: 'binance', unit: 1_000 });
    fails = true;
    forward(10 * MINUTE);
    await soon(() => expect(panel().instrument).toMatchObject({ venue: 'okx', unit: 1 }));
    expect(glances.length).toBeGreaterThan(0);
    for (const { instrument, price: told, clusters } of [...panels, ...glances]) {
      expect(told! / instrument.unit).toBeGreaterThan(59_000);
      expect(told! / instrument.unit).toBeLessThan(61_000);
      expect(clusters.length).toBeGreaterThan(0);
      for (const { peak } of clusters) expect(Math.abs(peak / told! - 1)).toBeLessThan(0.25);
    }
    // In coins: what stood on 9000 contracts for a thousand each, and the other's 9000.
    expect(panel().crowding!.openInterest!.line.at(-1)).toBe(9_000 * 1_000 + 9_000);
  });

  it('lets the store forget what is too old once an hour, for as long as it is watched', async () => {
    const { run, whole, store, panels, forward } = await watched([access('binance')]);
    const retain = vi.spyOn(store, 'retain');
    run();
    await whole();
    expect(retain).toHaveBeenCalledTimes(1);
    for (const [span, times] of [
      [10 * MINUTE, 1],
      [HOUR, 2],
    ] as const) {
      const told = panels.length;
      forward(span);
      await soon(() => expect(panels.length).toBeGreaterThan(told));
      await whole();
      expect(retain).toHaveBeenCalledTimes(times);
    }
  });
});
