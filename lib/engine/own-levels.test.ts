import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { marginTiers } from '../venues/binance/margin-tiers';
import { ownLevels } from './own-levels';

const btc = marginTiers('BTCUSDT');
const BTC = { coin: 'BTC', unit: 1 };

describe('the user’s own levels', () => {
  it('are where the lowest tier’s maintenance margin is all that is left', () => {
    // Long 10× at 60 000: LP = E·(1 - 1/L) ÷ (1 - MMR) = 54 000 ÷ 0.996; short: E·(1 + 1/L) ÷ (1 + MMR).
    const positions = [
      { coin: 'BTC', unit: 1, side: 'long', entry: 60_000, leverage: 10 },
      { coin: 'BTC', unit: 1, side: 'short', entry: 60_000, leverage: 10 },
    ] as const;
    const [long, short] = ownLevels(positions, BTC, btc);
    expect(long?.liquidation).toBeCloseTo(54_000 / 0.996, 6);
    expect(short?.liquidation).toBeCloseTo(66_000 / 1.004, 6);
  });

  it('have no liquidation price where no price closes them, or none is known', () => {
    const long = { coin: 'BTC', unit: 1, side: 'long', entry: 60_000, leverage: 1 } as const;
    expect(ownLevels([long], BTC, btc)).toEqual([{ side: 'long', entry: 60_000, leverage: 1 }]);
    const levered = { ...long, leverage: 20 };
    expect(ownLevels([levered], BTC, undefined)[0]).not.toHaveProperty('liquidation');
  });

  it('are those of the market alone', () => {
    const other = { coin: 'ETH', unit: 1, side: 'long', entry: 3_000, leverage: 5 } as const;
    expect(ownLevels([other], BTC, btc)).toEqual([]);
  });

  it('are brought to the multiple of the coin that the market trades', () => {
    const position = { coin: 'PEPE', unit: 1, side: 'long', entry: 0.00001, leverage: 20 } as const;
    const [level] = ownLevels([position], { coin: 'PEPE', unit: 1_000 }, undefined);
    expect(level?.entry).toBeCloseTo(0.01, 12);
  });

  it('lie on the losing side, and scale with the entry, whatever the price of the coin', () => {
    const side = fc.constantFrom('long' as const, 'short' as const);
    const entry = fc.double({ min: 1e-8, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(side, entry, fc.integer({ min: 2, max: 125 }), (side, entry, leverage) => {
        const at = (price: number) =>
          ownLevels([{ coin: 'BTC', unit: 1, side, entry: price, leverage }], BTC, btc)[0]!.liquidation!;
        expect(at(entry) < entry).toBe(side === 'long');
        expect(at(2 * entry)).toBeCloseTo(2 * at(entry), 9);
      }),
    );
  });
});
