import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { DAY, MINUTE } from '../core/time';
import { type UnixMs, price, unixMs } from '../core/units';
import type { Instrument, VenueId } from '../market/instrument';
import type { Found } from '../protocol/messages';
import { openStore } from '../store/open-store';
import type { Store } from '../store/store';
import { NOW, standingClock } from './clock.testing';
import { CoinSearch } from './coin-search';
import { venueWith } from './venue.testing';

const LISTS: Partial<Record<VenueId, string[]>> = {
  binance: ['BTC', 'ETH', '1000PEPE', 'PEOPLE', '币安人生'],
  okx: ['BTC', 'PEPE'],
  hyperliquid: ['BTC', 'kPEPE'],
};

function listOf(venue: VenueId): Instrument[] {
  const sizes = { quote: 'USDT', linear: true, contractSize: 1, tickSize: price(0.1), stepSize: 1 };
  return LISTS[venue]!.map((base) => ({ venue, symbol: `${base}USDT`, base, ...sizes }));
}

describe('the search for coins', () => {
  let store: Store;
  let now: UnixMs;
  let asked: Record<string, () => Promise<Instrument[]>>;
  const calls: VenueId[] = [];
  const banned = new Map<VenueId, UnixMs>();
  const ended = new AbortController().signal;

  beforeEach(async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    store = await openStore({ name: `search-${Math.random()}` });
    now = unixMs(NOW);
    asked = {};
    calls.length = 0;
    banned.clear();
  });
  afterEach(() => void vi.restoreAllMocks());

  /** A life of the worker: nothing but the store outlives it. */
  function searching(favourites: readonly string[] = ['SOL', 'BTC']): CoinSearch {
    const venues = (['binance', 'okx', 'hyperliquid'] as const).map((id) => {
      const instruments = () => {
        calls.push(id);
        return (asked[id] ?? (() => Promise.resolve(listOf(id))))();
      };
      const { venue } = venueWith({ id, instruments });
      return { id, open: () => Promise.resolve(venue), bannedUntil: () => banned.get(id) };
    });
    return new CoinSearch({
      venues,
      store: Promise.resolve(store),
      clock: { ...standingClock, now: () => now },
      favourites: () => Promise.resolve(favourites),
    });
  }

  async function answers(search: CoinSearch, text: string, signal = ended): Promise<Found[]> {
    const heard: Found[] = [];
    await search.search(text, (found) => heard.push(found), signal);
    return heard;
  }

  const last = async (search: CoinSearch, text: string) => (await answers(search, text)).at(-1)!;

  it('finds the multiples of a coin as one, on every venue that lists it', async () => {
    expect((await last(searching(), '1000pe')).coins).toEqual([
      { coin: 'PEPE', venues: ['binance', 'okx', 'hyperliquid'] },
      { coin: 'PEOPLE', venues: ['binance'] },
    ]);
  });

  it('answers at once, names the venues it waits for, and again as they answer', async () => {
    let bring: (instruments: Instrument[]) => void = () => undefined;
    asked['okx'] = () => new Promise((resolve) => (bring = resolve));
    const search = searching();
    const heard: Found[] = [];
    const done = search.search('pep', (found) => heard.push(found), ended);
    await vi.waitFor(() => expect(heard.at(-1)?.awaited).toEqual(['okx']));
    expect(heard[0]!.awaited).toEqual(['binance', 'okx', 'hyperliquid']);
    expect(heard.at(-1)!.coins).toEqual([{ coin: 'PEPE', venues: ['binance', 'hyperliquid'] }]);
    bring(listOf('okx'));
    await done;
    expect(heard.at(-1)).toMatchObject({
      awaited: [],
      coins: [{ venues: ['binance', 'okx', 'hyperliquid'] }],
    });
  });

  it('asks each venue once for searches that come together', async () => {
    const search = searching();
    await Promise.all([answers(search, 'p'), answers(search, 'pe')]);
    await answers(search, 'pep');
    expect(calls.sort()).toEqual(['binance', 'hyperliquid', 'okx']);
  });

  it('asks nobody for a day in the next life of the worker, and then everybody, with the old lists at hand', async () => {
    await answers(searching(), 'btc');
    calls.length = 0;
    now = unixMs(NOW + DAY - 1);
    expect((await answers(searching(), 'btc')).map(({ coins }) => coins[0]!.venues.length)).toEqual([3]);
    expect(calls).toEqual([]);
    now = unixMs(NOW + DAY);
    const [first] = await answers(searching(), 'btc');
    expect(first).toMatchObject({ coins: [{ coin: 'BTC', venues: { length: 3 } }], awaited: [] });
    expect(calls.sort()).toEqual(['binance', 'hyperliquid', 'okx']);
  });

  it('names a venue that fails, finds what the others list, and asks it again after a minute', async () => {
    asked['binance'] = () => Promise.reject(new Error('offline'));
    const search = searching();
    const found = await last(search, 'pepe');
    expect(found).toMatchObject({ awaited: [], failed: ['binance'] });
    expect(found.coins).toEqual([{ coin: 'PEPE', venues: ['okx', 'hyperliquid'] }]);
    delete asked['binance'];
    now = unixMs(NOW + MINUTE - 1);
    expect((await last(search, 'pepe')).failed).toEqual(['binance']);
    now = unixMs(NOW + MINUTE);
    expect(await last(search, 'pepe')).toMatchObject({ failed: [], coins: [{ venues: { length: 3 } }] });
  });

  it('keeps an old list of a venue that fails now, and does not call it failed', async () => {
    await answers(searching(), 'btc');
    now = unixMs(NOW + 3 * DAY);
    asked['okx'] = () => Promise.reject(new Error('offline'));
    const found = await last(searching(), 'btc');
    expect(found).toMatchObject({ failed: [], coins: [{ coin: 'BTC', venues: { length: 3 } }] });
  });

  it('does not ask a venue that has banned us, and names it', async () => {
    banned.set('okx', unixMs(NOW + MINUTE));
    expect(await last(searching(), 'btc')).toMatchObject({ awaited: [], failed: ['okx'] });
    expect(calls.sort()).toEqual(['binance', 'hyperliquid']);
  });

  it('shows favourites first where nothing is typed, those too that nobody lists', async () => {
    expect((await last(searching(), ' ')).coins).toEqual([
      { coin: 'SOL', venues: [] },
      { coin: 'BTC', venues: ['binance', 'okx', 'hyperliquid'] },
      { coin: 'PEPE', venues: ['binance', 'okx', 'hyperliquid'] },
      { coin: 'ETH', venues: ['binance'] },
      { coin: 'PEOPLE', venues: ['binance'] },
    ]);
  });

  it('finds thirty at most', async () => {
    asked['binance'] = () =>
      Promise.resolve(
        Array.from({ length: 40 }, (_, i) => ({
          ...listOf('binance')[0]!,
          symbol: `X${i}USDT`,
          base: `X${i}`,
        })),
      );
    const { coins } = await last(searching(), 'x');
    expect([coins.length, coins[0]!.coin, coins[29]!.coin]).toEqual([30, 'X0', 'X29']);
  });

  it('says nothing more to who has gone', async () => {
    const stop = new AbortController();
    const heard: Found[] = [];
    const done = searching().search(
      'btc',
      (found) => {
        heard.push(found);
        stop.abort();
      },
      stop.signal,
    );
    await done;
    expect(heard).toHaveLength(1);
  });

  it('finds what it can where the store cannot be read', async () => {
    vi.spyOn(store, 'listings').mockRejectedValue(new Error('damaged'));
    expect((await last(searching(), 'btc')).coins[0]!.venues).toHaveLength(3);
  });
});
