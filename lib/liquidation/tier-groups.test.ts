import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_ASSUMPTIONS } from './assumptions';
import { TIER_GROUPS, tierGroup } from './tier-groups';

describe('the groups of leverage tiers', () => {
  it('hold every tier of the estimate, and none of them is empty', () => {
    const held = DEFAULT_ASSUMPTIONS.leverages.map(tierGroup);
    expect(new Set(held)).toEqual(new Set(TIER_GROUPS.keys()));
  });

  it('have each named leverage in its own', () => {
    expect(TIER_GROUPS.map(tierGroup)).toEqual([...TIER_GROUPS.keys()]);
  });

  it('never put a higher leverage into a lower group', () => {
    const leverage = fc.double({ min: 1, max: 200, noNaN: true });
    fc.assert(
      fc.property(leverage, leverage, (a, b) => {
        expect(Math.sign(tierGroup(Math.max(a, b)) - tierGroup(Math.min(a, b)))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
