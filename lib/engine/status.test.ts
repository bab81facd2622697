import { expect, it } from 'vitest';

import { type Lookback, MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import type { GlanceSnapshot, Status } from '../protocol/snapshot';
import { agedTo } from './status';

const NOW = unixMs(Date.UTC(2026, 10, 23));

function kept(lookback: Lookback, minutes: number, status: Status = 'live'): GlanceSnapshot {
  return { lookback, status, reasons: [], asOf: NOW - minutes * MINUTE } as unknown as GlanceSnapshot;
}

it.each<[lookback: Lookback, minutes: number, status: Status]>([
  ['24h', 2.9, 'live'],
  ['24h', 3.1, 'stale'],
  // A week is computed from five-minute bars: the running one, one that is late, and a minute to publish it.
  ['7d', 10.9, 'live'],
  ['7d', 11.1, 'stale'],
  ['1y', 119, 'live'],
  ['1y', 122, 'stale'],
])('a picture of %s that is %d minutes old is %s', (lookback, minutes, status) => {
  expect(agedTo(kept(lookback, minutes), NOW).status).toBe(status);
});

it('says once that the data is old, and leaves a picture that is warming up', () => {
  expect(agedTo({ ...kept('24h', 9), reasons: ['old-data', 'gaps'] }, NOW).reasons).toEqual([
    'gaps',
    'old-data',
  ]);
  expect(agedTo(kept('24h', 9, 'warming-up'), NOW).status).toBe('warming-up');
});
