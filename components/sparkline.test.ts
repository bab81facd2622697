import { describe, expect, it } from 'vitest';

import { sparkPath } from './sparkline';

describe('a sparkline', () => {
  it('lifts the pen over a gap instead of bridging it', () => {
    const path = sparkPath([1, 2, null, 3, 4]);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(2);
  });

  it('stays finite when all values are the same', () => {
    expect(sparkPath([5, 5, 5])).not.toMatch(/NaN|Infinity/);
  });
});
