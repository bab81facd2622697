import { expect, it } from 'vitest';

import { HOUR } from '../../core/time';
import { unixMs } from '../../core/units';
import type { LongShortRatio } from '../../market/long-short-ratio';
import { accountLeans } from './account-leans';

const NOW = 1_759_968_000_000;

const ratio = (of: LongShortRatio['of'], hoursAgo: number, ratio: number): LongShortRatio => ({
  time: unixMs(NOW - hoursAgo * HOUR),
  of,
  ratio,
});

const leans = (...ratios: LongShortRatio[]) =>
  accountLeans({ instrument: { venue: 'gate', symbol: 'BTC_USDT' }, ratios });

it('says the newest of each group, and how it stood a day before', () => {
  const told = leans(
    ratio('accounts', 25, 1.2),
    ratio('top-accounts', 25, 0.9),
    ratio('accounts', 1, 1.5),
    ratio('top-accounts', 0.5, 1.1),
  );
  const at = { venue: 'gate', symbol: 'BTC_USDT' };
  expect(told).toEqual([
    { ...at, of: 'accounts', ratio: 1.5, time: NOW - HOUR, before: 1.2 },
    { ...at, of: 'top-accounts', ratio: 1.1, time: NOW - HOUR / 2, before: 0.9 },
  ]);
});

it('says nothing of the day before where nothing of then is known', () => {
  expect(leans(ratio('accounts', 30, 2), ratio('accounts', 0, 1))[0]).not.toHaveProperty('before');
  expect(leans(ratio('accounts', 0, 1))[0]!.time).toBe(NOW);
  expect(leans()).toEqual([]);
});
