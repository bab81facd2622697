import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { type Found, FromWorker, ToWorker } from './messages';
import { DEFAULT_SETTINGS } from './defaults';

const subscribe = {
  type: 'subscribe',
  coin: 'BTC',
  lookback: '7d',
  detail: 'chart',
};

describe('what the worker hears', () => {
  it.each([
    ['a coin, on the venues of the settings', subscribe],
    [
      'a coin on one venue, with its heatmap',
      { ...subscribe, coin: '1INCH', venues: ['okx'], heatmap: true },
    ],
    ['a site of the port’s own', { type: 'change-site', change: { visible: false } }],
    ['coins by name', { type: 'search', text: '1000pepe' }],
    ['favourites', { type: 'search', text: '' }],
    ['a site by name', { type: 'change-site', host: 'www.okx.com', change: { folded: true } }],
  ])('may be about %s', (_, message) => {
    expect(v.parse(ToWorker, message)).toEqual(message);
  });

  it.each([
    ['of no coin', { ...subscribe, coin: undefined }],
    ['a coin that is none', { ...subscribe, coin: '<b>' }],
    ['of another venue', { ...subscribe, venues: ['elsewhere'] }],
    ['of no venue', { ...subscribe, venues: [] }],
    ['a palette that is none', { type: 'change-overlay', change: { palette: 'red' } }],
    ['a threshold that is none', { type: 'change-overlay', change: { threshold: NaN } }],
    ['a place that is none', { type: 'change-site', change: { place: { left: 1 } } }],
    ['a search for more than a name', { type: 'search', text: 'a'.repeat(41) }],
    ['a search for nothing typed', { type: 'search' }],
    ['a host beyond all names', { type: 'change-site', host: 'a'.repeat(254), change: {} }],
  ])('is not %s', (_, message) => {
    expect(v.is(ToWorker, message)).toBe(false);
  });

  it('of a legend reaches the overlay’s settings and no other', () => {
    const {
      coin: _,
      venues: _v,
      inverse: _i,
      crossHaircut: _c,
      cvd: _cvd,
      favourites: _f,
      lookback: __,
      theme: ___,
      oiUnit: _u,
      positions: ____,
      ...overlay
    } = DEFAULT_SETTINGS;
    const heard = v.parse(ToWorker, { type: 'change-overlay', change: DEFAULT_SETTINGS });
    expect(heard).toEqual({ type: 'change-overlay', change: overlay });
  });
});

describe('what a search finds', () => {
  const found: Found = {
    type: 'found',
    text: 'pe',
    coins: [{ coin: 'PEPE', venues: ['binance', 'okx'] }],
    awaited: ['gate'],
    failed: [],
  };
  const named = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ coin: `C${i}`, venues: ['okx'] }));

  it('is coins, each with the venues that list it', () => {
    expect(v.parse(FromWorker, found)).toEqual(found);
    expect(v.is(FromWorker, { ...found, coins: named(30) })).toBe(true);
  });

  it.each([
    ['more than thirty', { coins: named(31) }],
    ['a name that is none', { coins: [{ coin: '<b>', venues: [] }] }],
    ['on a venue that is none', { coins: [{ coin: 'PEPE', venues: ['elsewhere'] }] }],
    ['without a word of those that failed', { failed: undefined }],
  ])('is not %s', (_, change) => {
    expect(v.is(FromWorker, { ...found, ...change })).toBe(false);
  });
});
