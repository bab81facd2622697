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

  it('is taken with what was laid down for it instead of a size, but not with both', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20', margin: '1,500' } as const;
    expect(checkPosition(typed, [], MARKET)).toEqual({ position: { ...LONG, margin: 1_500 } });
    expect(checkPosition({ ...typed, size: '2' }, [], MARKET)).toEqual({ problems: { size: 'size_twice' } });
    const cross = { ...typed, mode: 'cross', balance: '9000' } as const;
    expect(checkPosition(cross, [], MARKET)).toHaveProperty('position');
  });

  it('has its stop on the losing side of price and its target on the other, whichever way round it is', () => {
    const long = { side: 'long', entry: '66000', leverage: '20' } as const;
    expect(checkPosition({ ...long, stop: '65000', target: '70000' }, [], MARKET)).toEqual({
      position: { ...LONG, stop: 65_000, target: 70_000 },
    });
    expect(checkPosition({ ...long, stop: '68000', target: '60000' }, [], MARKET)).toEqual({
      problems: { stop: 'stop_long', target: 'target_long' },
    });
    const short = { ...long, side: 'short' } as const;
    expect(checkPosition({ ...short, stop: '65000', target: '70000' }, [], MARKET)).toEqual({
      problems: { stop: 'stop_short', target: 'target_short' },
    });
  });

  it('may have a stop past its entry once price is past that, but not while it is planned', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20', stop: '66500' } as const;
    expect(checkPosition(typed, [], MARKET)).toHaveProperty('position.stop', 66_500);
    expect(checkPosition({ ...typed, planned: true }, [], MARKET)).toEqual({
      problems: { stop: 'stop_long' },
    });
  });

  it('has no stop behind the price at which its margin is gone', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20' } as const;
    // A twentieth of 66 000 is 3 300.
    expect(checkPosition({ ...typed, stop: '62600' }, [], MARKET)).toEqual({
      problems: { stop: 'stop_late' },
    });
    expect(checkPosition({ ...typed, stop: '62800' }, [], MARKET)).toHaveProperty('position');
    const short = { ...typed, side: 'short' } as const;
    expect(checkPosition({ ...short, stop: '69400' }, [], MARKET)).toEqual({
      problems: { stop: 'stop_late' },
    });
  });

  it('says that a stop is no number', () => {
    const typed = { side: 'long', entry: '66000', leverage: '20', stop: 'low', target: '0' } as const;
    expect(checkPosition(typed, [], MARKET)).toEqual({ problems: { stop: 'price', target: 'price' } });
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
