import { describe, expect, test } from 'vitest';

import { NO_TRUST, type ScaleTrust } from '../chart/scale-trust';
import type { GlanceSnapshot } from '../protocol/snapshot';
import { type Circumstances, type Silence, silenceOf, STALE_AFTER } from './verdict';

const NOW = 1_780_000_000_000;
const snapshot = { instrument: { symbol: 'BTCUSDT' }, status: 'live', builtAt: NOW } as GlanceSnapshot;
const trust: ScaleTrust = { state: 'verified', factor: 1, missing: 0 };

const fine: Circumstances = {
  market: { kind: 'perpetual', symbol: 'BTCUSDT' },
  link: 'up',
  snapshot,
  trust,
  settings: { overlayVisible: true },
  now: NOW + 2_000,
};

describe('nothing is painted', () => {
  test.each<[string, Partial<Circumstances>, Silence]>([
    ['when it is switched off', { settings: { overlayVisible: false } }, 'off'],
    ['on a spot page', { market: { kind: 'not-perpetual' } }, 'not-perpetual'],
    ['while the page changes its market', { market: { kind: 'unsettled' } }, 'unsettled'],
    ['with another market’s data', { market: { kind: 'perpetual', symbol: 'ETHUSDT' } }, 'waiting'],
    ['when the worker refuses', { link: 'refused' }, 'refused'],
    ['from a stale picture', { snapshot: { ...snapshot, status: 'stale' } }, 'stale'],
    ['from a picture that was not renewed', { now: NOW + STALE_AFTER + 1 }, 'stale'],
    ['without a chart', { trust: NO_TRUST }, 'no-scale'],
    ['on a scale that is not verified', { trust: { ...trust, state: 'unverified' } }, 'unverified'],
    ['on percent', { trust: { ...trust, state: 'hidden', refusal: 'percent' } }, 'percent'],
  ])('%s', (_, change, reason) => {
    expect(silenceOf({ ...fine, ...change })).toBe(reason);
  });

  test('without data, and the reason is the link’s when it is down', () => {
    const { snapshot: _, ...without } = fine;
    expect(silenceOf(without)).toBe('waiting');
    expect(silenceOf({ ...without, link: 'lost' })).toBe('worker-lost');
  });
});

test('bands are painted on a verified scale from fresh data, also while the worker restarts', () => {
  expect(silenceOf(fine)).toBeUndefined();
  expect(silenceOf({ ...fine, link: 'lost' })).toBeUndefined();
  expect(silenceOf({ ...fine, snapshot: { ...snapshot, status: 'partial' } })).toBeUndefined();
});
