/** `/public/position-tiers`: bounded in contracts, both ends counted in. */
import { OkxError, missing, wrong } from './okx-error';
import { type Query, required } from './query';
import type { Market } from './rest';

/** Largest position in contracts of 0.01 BTC, largest leverage, maintenance rate: the first tiers as they were in 2026. */
const TIERS: readonly (readonly [maxSz: number, lever: string, mmr: string, imr: string])[] = [
  [1_000, '100', '0.004', '0.01'],
  [5_000, '100', '0.005', '0.01'],
  [15_000, '66.66', '0.0065', '0.015'],
  [40_000, '50', '0.01', '0.02'],
  [80_000, '33.33', '0.015', '0.03'],
  [150_000, '20', '0.025', '0.05'],
];

export function positionTiers({ feed, swap }: Market, query: Query): Record<string, string>[] {
  if (required(query, 'instType') !== 'SWAP') throw wrong('instType');
  if (!['cross', 'isolated'].includes(required(query, 'tdMode'))) throw wrong('tdMode');
  const families = query.get('instFamily') ?? query.get('uly');
  if (families === null) throw missing('instFamily');
  const asked = families.split(',');
  if (asked.length > 5) throw new OkxError('50016', 'Parameter instFamily count exceeds the limit 5', 400);
  if (!asked.includes(swap.family)) return [];
  // Of an inverse contract as many coins, at the mark.
  const { contractUsd } = feed;
  const each = contractUsd === undefined ? 1 : (0.01 * feed.premium().mark) / contractUsd;
  const largest = TIERS.map(([maxSz]) => Math.round(maxSz * each));
  return TIERS.map(([, maxLever, mmr, imr], index) => ({
    baseMaxLoan: '',
    imr,
    instFamily: swap.family,
    instId: '',
    maxLever,
    maxSz: String(largest[index]),
    minSz: index === 0 ? '0' : `${largest[index - 1]!}.1`,
    mmr,
    optMgnFactor: '0',
    quoteMaxLoan: '',
    tier: String(index + 1),
    uly: swap.family,
  }));
}
