import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { millis, unixMs } from '../core/units';
import { type MemberCondition, type MemberStatus, memberStatus, wholeStatus } from './member-status';
import type { Picture } from './picture';
import { NOW } from './clock.testing';

const FINE: MemberCondition = {
  mark: undefined,
  backfilling: false,
  historyStopped: false,
  streamLost: false,
  restFailing: false,
  banned: false,
};
const ALL = { openInterestShare: 1, takerSplitShare: 1, markShare: 1 };
const LIVE: MemberStatus = { status: 'live', reasons: [] };

/** As much of a picture as its status is read off. */
const pictured = (age: number, barsPresent = 100) =>
  ({ estimate: { asOf: NOW - age }, plan: { interval: MINUTE }, barsExpected: 100, barsPresent }) as Picture;

describe('a venue’s part of a picture', () => {
  const of = (picture: Picture | undefined, change: Partial<MemberCondition> = {}) =>
    memberStatus(picture, { ...FINE, ...change }, unixMs(NOW));

  it('is live while its bars are fresh, and stale when they are three minutes old', () => {
    expect(of(pictured(MINUTE))).toEqual(LIVE);
    expect(of(pictured(millis(3 * MINUTE)))).toEqual(LIVE);
    expect(of(pictured(3 * MINUTE + 1))).toEqual({ status: 'stale', reasons: ['old-data'] });
  });

  it('is warming up before it has a picture, and partial for what it lacks of the moment', () => {
    expect(of(undefined)).toEqual({ status: 'warming-up', reasons: ['no-data'] });
    expect(of(pictured(0, 50), { backfilling: true }).status).toBe('warming-up');
    expect(of(pictured(0, 50))).toEqual({ status: 'partial', reasons: ['gaps'] });
    expect(of(pictured(0, 50), { historyStopped: true })).toEqual({
      status: 'partial',
      reasons: ['history-stopped'],
    });
    expect(of(pictured(0), { historyStopped: true })).toEqual(LIVE);
    expect(of(pictured(0), { streamLost: true })).toEqual({ status: 'partial', reasons: ['stream-lost'] });
  });
});

describe('the whole', () => {
  const stale = (...reasons: string[]): MemberStatus => ({ status: 'stale', reasons });

  it('of one venue is as that venue', () => {
    for (const own of [LIVE, stale('old-data'), { status: 'partial', reasons: ['gaps'] } as const])
      expect(wholeStatus([own], ALL)).toEqual(own);
  });

  it('is partial where one venue is behind, and live or stale where all are', () => {
    expect(wholeStatus([LIVE, LIVE], ALL)).toEqual(LIVE);
    expect(wholeStatus([LIVE, stale('old-data')], ALL)).toEqual({
      status: 'partial',
      reasons: ['venues-behind'],
    });
    expect(wholeStatus([stale('rest-failing', 'old-data'), stale('old-data', 'stream-lost')], ALL)).toEqual(
      stale('old-data'),
    );
  });

  it('is partial for what half of one venue, or most of a sum, lacks for good', () => {
    const partial = { status: 'partial', reasons: ['no-mark'] };
    expect(wholeStatus([LIVE], { ...ALL, markShare: 0.49 })).toEqual(partial);
    expect(wholeStatus([LIVE], { ...ALL, markShare: 0.5 })).toEqual(LIVE);
    expect(wholeStatus([LIVE, LIVE], { ...ALL, markShare: 0.19 })).toEqual(partial);
    expect(wholeStatus([LIVE, LIVE], { ...ALL, markShare: 0.2 })).toEqual(LIVE);
  });

  it('says that older history was stopped, of all or of some, and calls those no laggards', () => {
    const stopped: MemberStatus = { status: 'partial', reasons: ['history-stopped'] };
    const whole = { status: 'partial', reasons: ['history-stopped'] };
    expect(wholeStatus([stopped], ALL)).toEqual(whole);
    expect(wholeStatus([stopped, stopped], ALL)).toEqual(whole);
    expect(wholeStatus([LIVE, stopped], ALL)).toEqual(whole);
    const behind: MemberStatus = { status: 'stale', reasons: ['old-data'] };
    expect(wholeStatus([LIVE, stopped, behind], ALL).reasons).toEqual(['history-stopped', 'venues-behind']);
  });

  it('says that history is loading while that is all that is amiss, and calls no venue behind for it', () => {
    const loading: MemberStatus = { status: 'warming-up', reasons: ['no-data', 'backfilling'] };
    expect(wholeStatus([LIVE, loading], ALL)).toEqual({ status: 'partial', reasons: ['backfilling'] });
    expect(wholeStatus([loading, loading], ALL).reasons).toEqual(['no-data', 'backfilling']);
    const behind: MemberStatus = { status: 'stale', reasons: ['old-data'] };
    expect(wholeStatus([LIVE, loading, behind], ALL).reasons).toEqual(['backfilling', 'venues-behind']);
  });

  it('is never other than live without a reason, and has none when it is live', () => {
    const reason = fc.constantFrom(
      'old-data',
      'gaps',
      'stream-lost',
      'no-answer',
      'history-stopped',
      'backfilling',
    );
    const member = fc.oneof(
      fc.constant(LIVE),
      fc.record({
        status: fc.constantFrom('partial' as const, 'stale' as const, 'warming-up' as const),
        reasons: fc.uniqueArray(reason, { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(member, { maxLength: 4 }), (members) => {
        const { status, reasons } = wholeStatus(members, ALL);
        expect(reasons.length > 0).toBe(status !== 'live');
      }),
    );
  });
});
