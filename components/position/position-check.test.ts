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

  it('is taken on cross margin with a size and the balance behind it, and told which of them is wrong', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20', mode: 'cross' } as const;
    expect(checkPosition({ ...typed, size: '0.5', balance: '4,000' }, [], MARKET)).toEqual({
      position: { ...LONG, size: 0.5, mode: 'cross', balance: 4_000 },
    });
    expect(checkPosition(typed, [], MARKET)).toEqual({
      problems: { size: 'size_needed', balance: 'balance' },
    });
    expect(checkPosition({ ...typed, size: '0', balance: '1' }, [], MARKET)).toEqual({
      problems: { size: 'size' },
    });
  });

  it('keeps neither a balance on isolated margin nor what is as usual', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20', balance: '5', size: ' ' } as const;
    const usual = { ...typed, mode: 'isolated', inverse: false, venue: undefined } as const;
    expect(checkPosition(usual, [], MARKET)).toEqual({ position: LONG });
  });

  it('may be held twice in different sizes', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20', size: '2' } as const;
    expect(checkPosition(typed, [LONG], MARKET)).toHaveProperty('position');
  });

  it('is not the twenty-first', () => {
    const kept = Array.from({ length: 20 }, (_, index) => ({ ...LONG, entry: 60_000 + index }));
    const typed = { side: 'long', entry: '66000', leverage: '20' } as const;
    expect(checkPosition(typed, kept, MARKET)).toEqual({ problems: { list: 'full' } });
    expect(checkPosition(typed, kept.slice(1), MARKET)).toHaveProperty('position');
  });
});
