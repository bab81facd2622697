import { describe, expect, test } from 'vitest';

import { type Circumstances, type Silence, silenceOf, STALE_AFTER } from './verdict';

const NOW = 1_780_000_000_000;
const snapshot = { status: 'live', builtAt: NOW } as const;

const fine: Circumstances = {
  market: { kind: 'market' },
  link: 'up',
  snapshot,
  trust: { state: 'verified' },
  fits: true,
  site: { visible: true },
  settings: { overlayVisible: true },
  now: NOW + 2_000,
};

describe('nothing is painted', () => {
  test.each<[string, Partial<Circumstances>, Silence]>([
    ['when it is switched off', { settings: { overlayVisible: false } }, 'off'],
    ['on a site where it is switched off', { site: { visible: false } }, 'off-here'],
    ['on a chart of no coin', { market: { kind: 'none', reason: 'no-coin' } }, 'no-coin'],
    ['on a chart in another currency', { market: { kind: 'none', reason: 'other-quote' } }, 'other-quote'],
    ['while the page changes its market', { market: { kind: 'unsettled' } }, 'unsettled'],
    ['of a coin without a perpetual', { link: { refused: 'no-perpetual' } }, 'no-perpetual'],
    ['when the worker refuses for another reason', { link: { refused: 'rest-failing' } }, 'refused'],
    ['from a stale picture', { snapshot: { ...snapshot, status: 'stale' } }, 'stale'],
    ['from a picture that was not renewed', { now: NOW + STALE_AFTER + 1 }, 'stale'],
    ['without a chart', { trust: { state: 'none' } }, 'no-scale'],
    ['on a scale that is not verified', { trust: { state: 'unverified' } }, 'unverified'],
    ['on percent', { trust: { state: 'hidden', refusal: 'percent' } }, 'percent'],
    ['on a scale indexed to 100', { trust: { state: 'hidden', refusal: 'indexed' } }, 'indexed'],
    ['where two readings disagree', { trust: { state: 'unverified', refusal: 'conflict' } }, 'conflict'],
    ['when the price that the page names is not the feed’s', { fits: false }, 'price-mismatch'],
  ])('%s', (_, change, reason) => {
    expect(silenceOf({ ...fine, ...change })).toBe(reason);
  });

  test('without data, and the reason is the link’s when it is down', () => {
    const { snapshot: _, ...without } = fine;
    expect(silenceOf(without)).toBe('waiting');
    expect(silenceOf({ ...without, link: 'lost' })).toBe('worker-lost');
  });
});

test('a wish of the user comes before any other reason', () => {
  expect(silenceOf({ ...fine, site: { visible: false }, link: 'lost', trust: { state: 'none' } })).toBe(
    'off-here',
  );
});

test('bands are painted on a verified scale from fresh data, also while the worker restarts', () => {
  expect(silenceOf(fine)).toBeUndefined();
  expect(silenceOf({ ...fine, link: 'lost' })).toBeUndefined();
  expect(silenceOf({ ...fine, snapshot: { ...snapshot, status: 'partial' } })).toBeUndefined();
});

test('a scale that the user accepted or set by hand is painted on, if the price fits', () => {
  expect(silenceOf({ ...fine, trust: { state: 'accepted' } })).toBeUndefined();
  expect(silenceOf({ ...fine, trust: { state: 'calibrated' } })).toBeUndefined();
  expect(silenceOf({ ...fine, trust: { state: 'calibrated' }, fits: false })).toBe('price-mismatch');
});
