import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR } from '../core/time';
import { unixMs } from '../core/units';
import { quietUntil, tellingOf } from './holding';
import { minuteOfDay } from './local-time';

const at = (text: string) => unixMs(Date.parse(text));
const NIGHT = { from: 22 * 60, to: 7 * 60 };
const zone = 'Europe/Berlin';
const quiet = { hours: NIGHT, zone, snoozedUntil: undefined };

describe('quiet hours', () => {
  it('reach over midnight', () => {
    const morning = at('2026-06-02T05:00:00Z');
    expect(quietUntil(quiet, at('2026-06-01T19:59:00Z'))).toBeUndefined();
    expect(quietUntil(quiet, at('2026-06-01T20:00:00Z'))).toBe(morning);
    expect(quietUntil(quiet, at('2026-06-02T00:30:00Z'))).toBe(morning);
    expect(quietUntil(quiet, at('2026-06-02T05:00:00Z'))).toBeUndefined();
  });

  it('end by the clock on the wall in the nights in which clocks change', () => {
    expect(quietUntil(quiet, at('2026-03-28T22:00:00Z'))).toBe(at('2026-03-29T05:00:00Z'));
    expect(quietUntil(quiet, at('2026-10-24T22:00:00Z'))).toBe(at('2026-10-25T06:00:00Z'));
  });

  it('may lie within a day, and are none where both ends are alike', () => {
    const hours = { from: 12 * 60, to: 13 * 60 };
    expect(quietUntil({ hours, zone: 'UTC' }, at('2026-06-01T12:30:00Z'))).toBe(at('2026-06-01T13:00:00Z'));
    expect(quietUntil({ hours, zone: 'UTC' }, at('2026-06-01T13:00:00Z'))).toBeUndefined();
    expect(quietUntil({ hours: { from: 60, to: 60 }, zone }, at('2026-06-01T01:00:00Z'))).toBeUndefined();
  });

  it('end at a time that is not quiet, less than a day and an hour ahead', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(minutes, minutes, instants, (from, to, time) => {
        const now = unixMs(time);
        const until = quietUntil({ hours: { from, to }, zone }, now);
        if (until === undefined) return;
        expect(until).toBeGreaterThan(now);
        expect(until - now).toBeLessThanOrEqual(DAY + HOUR);
        expect([0, 60, 1380]).toContain(Math.abs(minuteOfDay(until, zone) - to));
      }),
    );
  });
});

describe('an alert', () => {
  const night = at('2026-06-01T23:00:00Z');
  const day = at('2026-06-01T12:00:00Z');

  it('is told at once by day, after the quiet hours at night, and at once at night where it is urgent', () => {
    expect(tellingOf({ urgent: false }, quiet, day)).toEqual({ due: day });
    expect(tellingOf({ urgent: false }, quiet, night)).toEqual({
      due: at('2026-06-02T05:00:00Z'),
      held: 'quiet',
    });
    expect(tellingOf({ urgent: true }, quiet, night)).toEqual({ due: night });
  });

  it('is silent while its rule or all rules are snoozed, urgent or not, and no longer', () => {
    const later = unixMs(day + 1);
    expect(tellingOf({ urgent: true, snoozedUntil: later }, quiet, day).held).toBe('snoozed');
    expect(tellingOf({ urgent: false }, { ...quiet, snoozedUntil: later }, day).held).toBe('snoozed');
    expect(tellingOf({ urgent: false, snoozedUntil: later }, quiet, later)).toEqual({ due: later });
  });
});
