import { expect, it } from 'vitest';

import { HOUR } from '../../lib/core/time';
import { worldDials } from './dials';
import { FUNDING_INTERVAL, FundingClock } from './funding-clock';

function rateAt(premium: number): number {
  return new FundingClock(worldDials('fuzzy')).advance(FUNDING_INTERVAL, premium, 60_000)!.rate;
}

it('pays the interest rate while the premium is within 0.05 % of it', () => {
  expect(rateAt(0)).toBe(0.0001);
  expect(rateAt(0.0005)).toBe(0.0001);
  expect(rateAt(-0.0003)).toBe(0.0001);
});

it('pays the premium less 0.05 % beyond it', () => {
  expect(rateAt(0.002)).toBeCloseTo(0.0015, 10);
  expect(rateAt(-0.002)).toBeCloseTo(-0.0015, 10);
});

it('averages the premium over the interval, and only over it', () => {
  const clock = new FundingClock(worldDials('fuzzy'));
  for (let hour = 1; hour <= 16; hour++) {
    const payment = clock.advance(hour * HOUR, hour <= 8 ? 0.001 : 0.003, 60_000);
    expect(payment !== undefined).toBe(hour % 8 === 0);
    if (payment) expect(payment.rate).toBeCloseTo(hour === 8 ? 0.0005 : 0.0025, 10);
  }
});
