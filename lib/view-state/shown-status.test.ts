import { describe, expect, it } from 'vitest';

import { ageAt, shownStatus } from './shown-status';

const live = { status: 'live', reasons: [], builtAt: 1_000_000 } as const;

describe('the shown status', () => {
  it('is the worker’s own while news keep coming', () => {
    expect(shownStatus({ ...live, reasons: [] }, 'open', 1_060_000)).toMatchObject({
      status: 'live',
      reasons: [],
    });
  });

  it('is stale after three minutes of silence, whatever the picture said of itself', () => {
    expect(shownStatus({ ...live, reasons: [] }, 'open', 1_180_001)).toEqual({
      status: 'stale',
      reasons: ['old-data'],
    });
  });

  it('names the lost worker as the reason when that is why', () => {
    const shown = shownStatus({ ...live, reasons: ['gaps'] }, 'lost', 1_180_001);
    expect(shown).toEqual({ status: 'stale', reasons: ['worker-lost', 'gaps'] });
  });

  it('does not blink when the worker restarts within seconds', () => {
    expect(shownStatus({ ...live, reasons: [] }, 'lost', 1_005_000).status).toBe('live');
  });

  it('warms up before the first picture', () => {
    expect(shownStatus(undefined, 'connecting', 0)).toEqual({ status: 'warming-up', reasons: [] });
  });
});

describe('an age', () => {
  it('is never negative, even when the machine’s clock runs behind the exchange’s', () => {
    expect(ageAt(2_000, 1_500)).toBe(0);
    expect(ageAt(1_000, 1_500)).toBe(500);
  });
});
