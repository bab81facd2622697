import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { price } from '../core/units';
import type { MarginTier, MarginTierTable } from '../liquidation/margin-tiers';
import type { OwnPosition } from '../protocol/settings';
import { marginTiers } from '../venues/binance/margin-tiers';
import type { ContractMargin } from './contract-margin';
import { ownLevels } from './own-levels';

function contract({ tiers, ...table }: MarginTierTable, more: Partial<ContractMargin> = {}): ContractMargin {
  return { venue: 'binance', linear: true, unit: 1, table: { ...table, tiers: [...tiers] }, ...more };
}

const btc = contract(marginTiers('BTCUSDT'));
const BTC = { coin: 'BTC', unit: 1 };
const LONG: OwnPosition = { coin: 'BTC', unit: 1, side: 'long', entry: 60_000, leverage: 10 };

describe('the user’s own levels', () => {
  it('are where the lowest tier’s maintenance margin is all that is left', () => {
    // Long 10× at 60 000: LP = E·(1 - 1/L) ÷ (1 - MMR) = 54 000 ÷ 0.996; short: E·(1 + 1/L) ÷ (1 + MMR).
    const [long, short] = ownLevels([LONG, { ...LONG, side: 'short' }], BTC, [btc]);
    expect(long?.liquidation).toBeCloseTo(54_000 / 0.996, 6);
    expect(short?.liquidation).toBeCloseTo(66_000 / 1.004, 6);
    expect(short).toMatchObject({ of: 1, venue: 'binance', tier: 1 });
  });

  it('are in the tier of the size, where one is given', () => {
    // 10 coins are 540 000 at the level: 0.5 % less the deduction of 50.
    const [level] = ownLevels([{ ...LONG, size: 10 }], BTC, [btc]);
    expect(level?.liquidation).toBeCloseTo((540_000 - 50) / (10 * 0.995), 6);
    expect(level?.tier).toBe(2);
  });

  it('of a cross position are where the balance behind it has gone', () => {
    // 0.1 coins bought for 6 000 with 1 500 behind them.
    const cross = { ...LONG, mode: 'cross', size: 0.1, balance: 1_500 } as const;
    const [level, whole] = ownLevels([cross, { ...cross, balance: 6_000 }], BTC, [btc]);
    expect(level?.liquidation).toBeCloseTo(4_500 / (0.1 * 0.996), 6);
    expect(whole).toEqual({ of: 1, side: 'long', entry: 60_000, leverage: 10, venue: 'binance' });
  });

  it('have no liquidation price where no price closes them, or no margin tiers are known', () => {
    const [level] = ownLevels([{ ...LONG, leverage: 1 }], BTC, [btc]);
    expect(level).not.toHaveProperty('liquidation');
    expect(ownLevels([LONG], BTC, [])).toEqual([{ of: 0, side: 'long', entry: 60_000, leverage: 10 }]);
  });

  it('are by the rules of the venue that the position is held on', () => {
    const other = contract(marginTiers('BTCUSDT'), { venue: 'gate' });
    const [level] = ownLevels([{ ...LONG, venue: 'gate' }], BTC, [btc, other]);
    expect(level).toMatchObject({ venue: 'gate' });
    expect(level?.liquidation).toBeCloseTo(54_000 / (1 - 0.004 - 0.00075), 6);
    expect(ownLevels([{ ...LONG, venue: 'okx' }], BTC, [btc, other])[0]).not.toHaveProperty('venue');
  });

  it('of a coin-margined position are those of the coin-margined contract', () => {
    const tier: MarginTier = { floor: 0, maxLeverage: 100, maintenanceMarginRate: 0.005 };
    const table = {
      symbol: 'BTCUSD',
      date: '2026-01-01',
      source: 'test',
      coinsAt: price(60_000),
      tiers: [tier],
    };
    const inverse = contract(table, { venue: 'bybit', linear: false });
    const [level] = ownLevels([{ ...LONG, inverse: true }], BTC, [btc, inverse]);
    expect(level).toMatchObject({ venue: 'bybit', tier: 1 });
    expect(level?.liquidation).toBeCloseTo((60_000 * 1.005) / 1.1, 6);
  });

  it('are those of the market alone', () => {
    expect(ownLevels([{ ...LONG, coin: 'ETH' }], BTC, [btc])).toEqual([]);
  });

  it('are brought to the multiple of the coin that the market trades', () => {
    const position = { ...LONG, coin: 'PEPE', entry: 0.00001 };
    const pepe = contract(marginTiers('1000PEPEUSDT'), { unit: 1_000 });
    // 3 billion coins at 0.00001 are 30 000, 27 000 of it left: the second tier, whatever the multiple.
    const sized = { ...position, size: 3e9 };
    const [level, tier] = ownLevels([position, sized], { coin: 'PEPE', unit: 1_000 }, [pepe]);
    expect(level?.entry).toBeCloseTo(0.01, 12);
    expect(level?.liquidation).toBeCloseTo(0.009 / (1 - 0.0065), 12);
    expect(tier?.tier).toBe(2);
  });

  it('lie on the losing side, and scale with the entry, whatever the price of the coin', () => {
    const side = fc.constantFrom('long' as const, 'short' as const);
    const entry = fc.double({ min: 1e-8, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(side, entry, fc.integer({ min: 2, max: 125 }), (side, entry, leverage) => {
        const at = (price: number) =>
          ownLevels([{ ...LONG, side, entry: price, leverage }], BTC, [btc])[0]!.liquidation!;
        expect(at(entry) < entry).toBe(side === 'long');
        expect(at(2 * entry)).toBeCloseTo(2 * at(entry), 9);
      }),
    );
  });
});
