import { describe, expect, it } from 'vitest';

import { MINUTE, SECOND } from '../../lib/core/time';
import { worldDials } from './dials';
import { Impact } from './impact';

const dials = worldDials('fuzzy');

describe('the impact of forced flow', () => {
  it('grows with the square root of the flow and falls with the depth', () => {
    const impact = new Impact(dials);
    impact.add(1e6);
    const once = impact.displacement(1);
    impact.add(3e6);
    expect(impact.displacement(1)).toBeCloseTo(2 * once, 12);
    expect(impact.displacement(0.25)).toBeCloseTo(4 * once, 12);
  });

  it('is 0.9 daily spreads for a day’s volume, downwards for sells', () => {
    const impact = new Impact(dials);
    impact.add(-dials.dailyVolume);
    expect(impact.displacement(1)).toBeCloseTo(-0.9 * 0.028, 12);
  });

  it('forgets half of the flow in an hour', () => {
    const impact = new Impact(dials);
    impact.add(1e8);
    const before = impact.displacement(1);
    for (let i = 0; i < 240; i++) impact.relax(15 * SECOND, 1);
    expect((impact.displacement(1) / before) ** 2).toBeCloseTo(0.5, 9);
  });

  it('leaves 20 % in the price when all of the flow is forgotten', () => {
    const impact = new Impact(dials);
    impact.add(1e8);
    const before = impact.displacement(1);
    let left = 0;
    for (let i = 0; i < 3_000; i++) left += impact.relax(MINUTE, 1);
    expect(left / before).toBeCloseTo(0.2, 6);
  });
});
