import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { marginTiers } from './margin-tiers';

const SYMBOLS = 'BTC ETH SOL XRP BNB DOGE ADA LINK AVAX SUI LTC 1000PEPE'.split(' ');
const RECORD = '/work/shared/data/tiers/freqtrade_binance_leverage_tiers.json';

test.each([...SYMBOLS, 'NEW'])(
  'the tiers of %s ascend: more notional, less leverage, more margin',
  (base) => {
    const { tiers } = marginTiers(`${base}USDT`);
    expect(tiers[0]?.floor).toBe(0);
    expect(tiers.at(-1)?.maxLeverage).toBe(1);
    tiers.slice(1).forEach((tier, index) => {
      const below = tiers[index]!;
      expect(tier.floor).toBeGreaterThan(below.floor);
      expect(tier.maxLeverage).toBeLessThan(below.maxLeverage);
      expect(tier.maintenanceMarginRate).toBeGreaterThan(below.maintenanceMarginRate);
      // The margin to open a position at the largest leverage is more than the one to keep it.
      expect(1 / tier.maxLeverage).toBeGreaterThan(tier.maintenanceMarginRate);
    });
  },
);

test('a symbol without a table says that its tiers are assumed', () => {
  expect(marginTiers('NEWUSDT').source).toContain('assumed');
  expect(marginTiers('toString').source).toContain('assumed');
  expect(marginTiers('BTCUSDT')).toMatchObject({
    date: '2024-10-24',
    source: expect.not.stringContaining('assumed'),
  });
});

type Recorded = Record<string, { minNotional: number; maxLeverage: number; maintenanceMarginRate: number }[]>;

test.skipIf(!existsSync(RECORD)).each(SYMBOLS)('the tiers of %s are those on record', (base) => {
  const recorded = (JSON.parse(readFileSync(RECORD, 'utf8')) as Recorded)[`${base}/USDT:USDT`]!;
  expect(marginTiers(`${base}USDT`).tiers).toEqual(
    recorded.map(({ minNotional, maxLeverage, maintenanceMarginRate }) => ({
      floor: minNotional,
      maxLeverage,
      maintenanceMarginRate: expect.closeTo(maintenanceMarginRate, 10),
    })),
  );
});
