import { describe, expect, it } from 'vitest';

import { baseQty, price } from '../core/units';
import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { inverseLiquidation, linearLiquidation } from './liquidation-price';
import { marginKernel } from './margin-kernel';
import { MARGIN_RULES } from './margin-rules';

const WIDTH = DEFAULT_ASSUMPTIONS.bucket;
const ENTRIES = 20;
const MARGINS = 500;

/** Positions opened all through one bucket with margins by the assumed law; where each would be force-closed. */
function simulated(side: 'long' | 'short', tier: number, mode: 'isolated' | 'cross', linear: boolean) {
  const leverage = DEFAULT_ASSUMPTIONS.leverages[tier]!;
  const maintenanceMarginRate = DEFAULT_ASSUMPTIONS.maintenanceMarginRate[tier]!;
  const mean = DEFAULT_ASSUMPTIONS[mode === 'isolated' ? 'isolatedExtraMargin' : 'crossExtraMargin'];
  const table = {
    symbol: 'any',
    date: '2026-01-01',
    source: 'test',
    tiers: [{ floor: 0, maxLeverage: leverage, maintenanceMarginRate }],
  };
  const terms = { tiers: table, rule: MARGIN_RULES.binance };
  const byOffset = new Map<number, number>();
  for (let e = 0; e < ENTRIES; e++) {
    const entry = price(Math.exp(((e + 0.5) / ENTRIES) * WIDTH));
    for (let m = 0; m < MARGINS; m++) {
      const multiple = 1 - mean * Math.log(1 - (m + 0.5) / MARGINS);
      const at = linear
        ? linearLiquidation(
            { side, quantity: baseQty(1), entry, margin: (entry * multiple) / leverage },
            terms,
          )
        : inverseLiquidation({ side, dollars: 1, entry, margin: multiple / entry / leverage }, terms);
      if (at === undefined) continue;
      const offset = Math.floor(Math.log(at.price) / WIDTH);
      byOffset.set(offset, (byOffset.get(offset) ?? 0) + 1 / ENTRIES / MARGINS);
    }
  }
  return byOffset;
}

const cases = [true, false].flatMap((linear) =>
  (['long', 'short'] as const).flatMap((side) =>
    (['isolated', 'cross'] as const).flatMap((mode) =>
      [0, 2, 6].map((tier) => ({ linear, side, mode, tier })),
    ),
  ),
);

describe('the margin kernel', () => {
  it.each(cases)(
    'of a $side on $mode margin in tier $tier, linear $linear, is where positions opened one by one would be force-closed',
    ({ linear, side, mode, tier }) => {
      const kernel = marginKernel(side, tier, mode, { ...DEFAULT_ASSUMPTIONS, linear });
      const walked = simulated(side, tier, mode, linear);
      const farthest = Math.floor(DEFAULT_ASSUMPTIONS.reach / WIDTH);
      let [nearer, walkedNearer, apart] = [0, 0, 0];
      for (let offset = -farthest; offset <= farthest; offset++) {
        const distance = side === 'long' ? -offset : offset;
        nearer += kernel.mass[distance - kernel.nearest] ?? 0;
        walkedNearer += walked.get(offset) ?? 0;
        apart = Math.max(apart, Math.abs(nearer - walkedNearer));
      }
      expect(walkedNearer).toBeGreaterThan(0.2);
      expect(apart).toBeLessThan(0.02);
    },
  );
});
