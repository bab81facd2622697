import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import { lastTimeOfDay, minuteOfDay, nextTimeOfDay } from './local-time';

const at = (text: string) => unixMs(Date.parse(text));
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'America/Santiago',
];

describe('times of day', () => {
  it('follow the zone’s clocks, in winter and in summer', () => {
    expect(minuteOfDay(at('2026-01-15T07:30:00Z'), 'Europe/Berlin')).toBe(8 * 60 + 30);
    expect(minuteOfDay(at('2026-07-15T07:30:00Z'), 'Europe/Berlin')).toBe(9 * 60 + 30);
    expect(minuteOfDay(at('2026-07-15T20:00:00Z'), 'Asia/Kolkata')).toBe(90);
  });

  it('are one day apart, an hour less or more when clocks change', () => {
    const eight = 8 * 60;
    const saturday = at('2026-03-28T07:00:00Z');
    expect(nextTimeOfDay(eight, 'Europe/Berlin', saturday)).toBe(at('2026-03-29T06:00:00Z'));
    expect(nextTimeOfDay(eight, 'Europe/Berlin', at('2026-10-24T06:00:00Z'))).toBe(
      at('2026-10-25T07:00:00Z'),
    );
  });

  it('that a change to summer time skips come an hour off, not never', () => {
    const next = nextTimeOfDay(2 * 60 + 30, 'Europe/Berlin', at('2026-03-28T12:00:00Z'));
    expect(Math.abs(next - at('2026-03-29T01:00:00Z'))).toBeLessThanOrEqual(HOUR / 2);
  });

  it('lie ahead by at most a day and an hour, and behind likewise', () => {
    const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(...ZONES),
        (time, minute, zone) => {
          const now = unixMs(time);
          const next = nextTimeOfDay(minute, zone, now);
          const last = lastTimeOfDay(minute, zone, now);
          expect(next).toBeGreaterThan(now);
          expect(next - now).toBeLessThanOrEqual(DAY + 2 * HOUR);
          expect(last).toBeLessThanOrEqual(now);
          expect(now - last).toBeLessThan(DAY + 2 * HOUR);
          const off = Math.abs(minuteOfDay(next, zone) - minute);
          expect([0, 60, 1380]).toContain(off);
          expect(next % MINUTE).toBe(0);
        },
      ),
    );
  });
});
