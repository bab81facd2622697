import { describe, expect, it } from 'vitest';

import { type FundedPosition, fundingCost } from './funding-cost';

const LONG: FundedPosition = { side: 'long', entry: 60_000, unit: 1, leverage: 10, size: 0.5 };

describe('the cost of holding', () => {
  it('is the rate of the value at price, and is paid by longs while the rate is positive', () => {
    // Half a coin at 66 000 is 33 000; 0.01 % of it 3.30. Behind it are 3 000.
    const cost = fundingCost(LONG, 66_000, 0.0001);
    expect(cost.usd).toBeCloseTo(3.3, 9);
    expect(cost.ofMargin).toBeCloseTo(3.3 / 3_000, 12);
  });

  it('is received by shorts then, and paid by them while it is negative', () => {
    const short = { ...LONG, side: 'short' } as const;
    expect(fundingCost(short, 66_000, 0.0001).usd).toBeCloseTo(-3.3, 9);
    expect(fundingCost(short, 66_000, -0.0001).usd).toBeCloseTo(3.3, 9);
  });

  it('is the same where the margin was given instead of the size', () => {
    const { size: _, ...unsized } = LONG;
    expect(fundingCost({ ...unsized, margin: 3_000 }, 66_000, 0.0001).usd).toBeCloseTo(3.3, 9);
  });

  it('is a share of the margin alone while no size is known', () => {
    const { size: _, ...unsized } = LONG;
    const cost = fundingCost(unsized, 66_000, 0.0001);
    expect(cost.usd).toBeUndefined();
    expect(cost.ofMargin).toBeCloseTo(0.0001 * 10 * 1.1, 12);
  });

  it('is a share of the balance on cross margin', () => {
    expect(fundingCost({ ...LONG, balance: 6_600 }, 66_000, 0.0001).ofMargin).toBeCloseTo(0.0005, 12);
  });

  it('of a coin-margined position is a rate of its dollars, and its margin is worth what the coin is', () => {
    // 30 000 dollars on 0.05 coins, which are worth 3 300.
    const inverse = { ...LONG, size: 30_000, inverse: true };
    const cost = fundingCost(inverse, 66_000, 0.0001);
    expect(cost.usd).toBeCloseTo(3, 9);
    expect(cost.ofMargin).toBeCloseTo(3 / 3_300, 12);
    expect(fundingCost({ ...inverse, balance: 0.1 }, 66_000, 0.0001).ofMargin).toBeCloseTo(3 / 6_600, 12);
    const { size: _, ...unsized } = inverse;
    expect(fundingCost({ ...unsized, margin: 0.05 }, 66_000, 0.0001).usd).toBeCloseTo(3, 9);
  });

  it('does not change with the multiple of the coin that prices are for', () => {
    const multiple = { ...LONG, entry: 60_000 * 1_000, unit: 1_000 };
    const cost = fundingCost(multiple, 66_000 * 1_000, 0.0001);
    expect(cost.usd).toBeCloseTo(3.3, 9);
    expect(cost.ofMargin).toBeCloseTo(3.3 / 3_000, 12);
  });
});
