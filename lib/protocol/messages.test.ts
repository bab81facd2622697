import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { ToWorker } from './messages';
import { DEFAULT_SETTINGS } from './defaults';

const subscribe = {
  type: 'subscribe',
  venue: 'binance',
  market: { symbol: 'BTCUSDT' },
  lookback: '7d',
  detail: 'chart',
};

describe('what the worker hears', () => {
  it.each([
    ['a symbol', subscribe],
    ['a coin, with its heatmap', { ...subscribe, market: { coin: '1INCH' }, heatmap: true }],
    ['a site of the port’s own', { type: 'change-site', change: { visible: false } }],
    ['a site by name', { type: 'change-site', host: 'www.okx.com', change: { folded: true } }],
  ])('may be about %s', (_, message) => {
    expect(v.parse(ToWorker, message)).toEqual(message);
  });

  it.each([
    ['neither symbol nor coin', { ...subscribe, market: {} }],
    ['a symbol that is none', { ...subscribe, market: { symbol: 'btc/usdt' } }],
    ['a coin that is none', { ...subscribe, market: { coin: '<b>' } }],
    ['another venue', { ...subscribe, venue: 'elsewhere' }],
    ['a palette that is none', { type: 'change-overlay', change: { palette: 'red' } }],
    ['a threshold that is none', { type: 'change-overlay', change: { threshold: NaN } }],
    ['a place that is none', { type: 'change-site', change: { place: { left: 1 } } }],
    ['a host beyond all names', { type: 'change-site', host: 'a'.repeat(254), change: {} }],
  ])('is not %s', (_, message) => {
    expect(v.is(ToWorker, message)).toBe(false);
  });

  it('of a legend reaches the overlay’s settings and no other', () => {
    const { symbol: _, lookback: __, theme: ___, positions: ____, ...overlay } = DEFAULT_SETTINGS;
    const heard = v.parse(ToWorker, { type: 'change-overlay', change: DEFAULT_SETTINGS });
    expect(heard).toEqual({ type: 'change-overlay', change: overlay });
  });
});
