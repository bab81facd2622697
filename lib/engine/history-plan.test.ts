import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR, LOOKBACK_NAMES, MINUTE } from '../core/time';
import { millis, unixMs } from '../core/units';
import { type Page, type PagedNeed, pagedNeeds } from './backfill';
import { NOW } from './clock.testing';
import { historyExtent, pagesSince, timeLeft } from './history-plan';
import { missingPages } from './missing';
import { needs, planFor } from './plan';
import { venueWith } from './venue.testing';

const now = unixMs(NOW);
const pace = { limit: 10, window: millis(1_000), pageWeight: () => 3 };
const { venue } = venueWith({ pace });

/** What a need lacks of which everything from `from` on is there. */
const lackingBefore = (need: PagedNeed, from: number): Page[] =>
  missingPages(
    [],
    [],
    need.from,
    unixMs(Math.max(need.from, Math.min(need.to, from))),
    need.interval,
    need.kind === 'open-interest' ? venue.pageSize.openInterest : venue.pageSize.bars,
  ).map((stretch) => ({ need, stretch }));

const wantedOf = (lookback: (typeof LOOKBACK_NAMES)[number]) =>
  pagedNeeds(venue, needs(lookback, planFor(lookback, venue), now, venue));

const extentAt = (lookback: (typeof LOOKBACK_NAMES)[number], from: number) => {
  const wanted = wantedOf(lookback);
  return historyExtent(
    venue,
    wanted,
    wanted.flatMap((need) => lackingBefore(need, from)),
    now,
  );
};

const lookbacks = fc.constantFrom(...LOOKBACK_NAMES);
const ages = fc.integer({ min: 0, max: 400 * DAY });

describe('how much of a history is there', () => {
  it('is nothing of an empty store and all of a full one', () =>
    fc.assert(
      fc.property(lookbacks, (lookback) => {
        const empty = extentAt(lookback, Infinity);
        expect(empty.lacking).toBeCloseTo(empty.wanted, 9);
        expect(extentAt(lookback, 0)).toMatchObject({ wanted: empty.wanted, lacking: 0, heldBack: 0 });
      }),
    ));

  it('only grows, and what is left only shrinks, the further back everything is there', () =>
    fc.assert(
      fc.property(lookbacks, ages, ages, (lookback, one, other) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)].map((age) =>
          extentAt(lookback, NOW - age),
        );
        expect(far!.lacking).toBeLessThanOrEqual(near!.lacking + 1e-9);
        expect(far!.heldBack).toBeLessThanOrEqual(near!.heldBack);
        expect(far!.reaches).toBeLessThanOrEqual(near!.reaches);
      }),
    ));

  it('takes as long as the limits make it: whole windows, the first one free', () => {
    // 6 + 6 pages of bars and mark bars, 2 of open interest, 2 of the order flow's bars: 3 each, 10 in a second.
    const wanted = wantedOf('1y').map(({ kind, from, to, interval }) => [kind, (to - from) / interval]);
    expect(wanted.map(([kind]) => kind)).toEqual(['bar-1h', 'mark-1h', 'open-interest', 'bar-5m']);
    const pages = wanted.map(([kind, items]) =>
      Math.ceil(Number(items) / (kind === 'open-interest' ? 500 : 1499)),
    );
    const weight = 3 * pages.reduce((sum, count) => sum + count, 0);
    expect(extentAt('1y', Infinity)).toMatchObject({
      heldBack: 1_000 * (Math.ceil(weight / 10) - 1),
      rounds: Math.max(...pages),
    });
  });

  it('reaches back to the newest hole in the bars, but for those that may only be late', () => {
    const [bars] = wantedOf('1y');
    const page = (from: number, to: number): Page => ({
      need: bars!,
      stretch: { from: unixMs(from), to: unixMs(to) },
    });
    const holes = [
      page(bars!.to - HOUR, bars!.to),
      page(NOW - 40 * DAY, NOW - 30 * DAY),
      page(bars!.from, NOW - 200 * DAY),
    ];
    const reaches = (lacking: readonly Page[]) => historyExtent(venue, [bars!], lacking, now).reaches;
    expect(reaches(holes)).toBe(NOW - 30 * DAY);
    expect(reaches(holes.slice(0, 1))).toBe(bars!.from);
    expect(reaches([])).toBe(bars!.from);
  });
});

describe('the time that is left', () => {
  const left = (heldBack: number, done: number, rounds: number, took: number) =>
    timeLeft({ rounds, heldBack: millis(heldBack) }, { at: unixMs(NOW - took), rounds: rounds + done }, now);

  it('is what the limits say until a round is done', () => {
    expect(left(54_000, 0, 80, 3_000)).toBe(54_000);
  });

  it('is not known where the limits hold nothing back and no round is done', () => {
    expect(left(0, 0, 44, 3_000)).toBeUndefined();
  });

  it('is longer where rounds take longer than the limits make them', () => {
    expect(left(54_000, 20, 80, 30_000)).toBe(120_000);
  });

  it('is never less than the limits allow, however fast the first rounds were', () => {
    expect(left(54_000, 20, 80, 100)).toBe(54_000);
  });

  it('is none when no round is left', () => {
    expect(left(0, 100, 0, 60_000)).toBe(0);
  });
});

describe('what is fetched while older history is stopped', () => {
  it('is nothing from before the stop but the few items that may have been late, and all since', () =>
    fc.assert(
      fc.property(lookbacks, ages, (lookback, age) => {
        const stoppedAt = unixMs(NOW - age);
        for (const need of wantedOf(lookback)) {
          const allowed = pagesSince(stoppedAt, lackingBefore(need, Infinity));
          const first = Math.min(...allowed.map(({ stretch }) => stretch.from));
          expect(first).toBeGreaterThanOrEqual(Math.min(stoppedAt - 5 * need.interval, need.to));
          const covered = allowed.reduce((sum, { stretch }) => sum + stretch.to - stretch.from, 0);
          const since = need.to - Math.max(need.from, stoppedAt - 5 * need.interval);
          expect(Math.abs(covered - Math.max(0, since))).toBeLessThanOrEqual(need.interval);
          expect(first % need.interval === 0 || allowed.length === 0).toBe(true);
        }
      }),
    ));

  it('leaves a page alone that lies before it', () => {
    const [bars] = wantedOf('24h');
    const stretch = { from: unixMs(NOW - 3 * HOUR), to: unixMs(NOW - 2 * HOUR) };
    expect(pagesSince(unixMs(NOW - HOUR), [{ need: bars!, stretch }])).toEqual([]);
    expect(pagesSince(unixMs(NOW - 2 * HOUR + MINUTE), [{ need: bars!, stretch }])).toHaveLength(1);
  });
});
