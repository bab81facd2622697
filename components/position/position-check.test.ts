import { describe, expect, it } from 'vitest';

import type { OwnPosition } from '../../lib/protocol/settings';
import { checkPosition } from './position-check';

const MARKET = { coin: 'BTC', unit: 1, price: 67_000, decimal: '.' } as const;
const LONG: OwnPosition = { coin: 'BTC', unit: 1, side: 'long', entry: 66_000, leverage: 20 };

describe('a typed position', () => {
  it('is taken with a price and a leverage as people write them', () => {
    expect(checkPosition({ side: 'long', entry: '66,000', leverage: '20x' }, [], MARKET)).toEqual({
      position: LONG,
    });
  });

  it('is told every field that is wrong', () => {
    expect(checkPosition({ side: 'short', entry: 'high', leverage: '201' }, [], MARKET)).toEqual({
      problems: { entry: 'price', leverage: 'leverage' },
    });
    expect(checkPosition({ side: 'short', entry: '0', leverage: '0.5' }, [], MARKET)).toEqual({
      problems: { entry: 'price', leverage: 'leverage' },
    });
  });

  it('is not taken where the decimal mark was meant for thousands', () => {
    const typed = { side: 'long', entry: '66.000', leverage: '20' } as const;
    expect(checkPosition(typed, [], MARKET)).toEqual({ problems: { entry: 'far_price' } });
    expect(checkPosition(typed, [], { ...MARKET, decimal: ',' })).toEqual({ position: LONG });
  });

  it('is taken at any price while none is known to compare it with', () => {
    const typed = { side: 'long', entry: '66', leverage: '20' } as const;
    expect(checkPosition(typed, [], { ...MARKET, price: undefined })).toHaveProperty('position');
  });

  it('is kept once, but may be held in two markets', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20' } as const;
    expect(checkPosition(typed, [LONG], MARKET)).toEqual({ problems: { list: 'listed' } });
    expect(checkPosition(typed, [{ ...LONG, coin: 'ETH' }], MARKET)).toHaveProperty('position');
  });

  it('is not the twenty-first', () => {
    const kept = Array.from({ length: 20 }, (_, index) => ({ ...LONG, entry: 60_000 + index }));
    const typed = { side: 'long', entry: '66000', leverage: '20' } as const;
    expect(checkPosition(typed, kept, MARKET)).toEqual({ problems: { list: 'full' } });
    expect(checkPosition(typed, kept.slice(1), MARKET)).toHaveProperty('position');
  });
});
