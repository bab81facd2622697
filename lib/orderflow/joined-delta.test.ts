import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MINUTE } from '../core/time';
import { cvd } from './cvd';
import type { DeltaSeries, Provenance } from './delta';
import { coarserDelta, straight } from './delta-bars';
import { asSeries, joinedDelta, labelled } from './joined-delta';

const part = (provenance: Provenance, known: readonly (readonly [number, number])[]) =>
  labelled({
    provenance,
    interval: MINUTE,
    openTimes: Float64Array.from(known, ([minute]) => minute * MINUTE),
    delta: Float64Array.from(known, ([, delta]) => delta),
  } satisfies DeltaSeries);

/** What was traded in each minute, in hundredths of a coin, and which of the two sources has the minute. */
const minutes = fc.array(
  fc.record({ delta: fc.integer({ min: -1e6, max: 1e6 }), trades: fc.boolean(), bars: fc.boolean() }),
  { minLength: 1, maxLength: 200 },
);

type Minutes = typeof minutes extends fc.Arbitrary<infer Value> ? Value : never;

function known(all: Minutes, source: 'trades' | 'bars'): (readonly [number, number])[] {
  return all.flatMap((minute, i) => (minute[source] ? [[i, minute.delta / 100] as const] : []));
}

describe('a joined delta', () => {
  test('takes each interval from the best source that has it, and from no other', () => {
    const joined = joinedDelta([
      part('trades', [
        [2, 30],
        [3, 40],
      ]),
      part('taker-bars', [
        [0, 1],
        [1, 2],
        [2, 3],
      ]),
    ]);
    expect([...joined.delta]).toEqual([1, 2, 30, 40]);
    expect(joined.sources).toEqual(['taker-bars', 'taker-bars', 'trades', 'trades']);
  });

  test('is as weak as its weakest part', () => {
    const bars = part('taker-bars', [[0, 1]]);
    expect(asSeries(joinedDelta([part('trades', [[1, 1]])])).provenance).toBe('trades');
    expect(asSeries(joinedDelta([part('trades', [[1, 1]]), bars])).provenance).toBe('taker-bars');
    const estimate = part('estimated', [[2, 1]]);
    expect(asSeries(joinedDelta([bars, estimate])).provenance).toBe('estimated');
  });

  test('goes on without a step, however its minutes are split between sources that agree', () => {
    fc.assert(
      fc.property(minutes, (all) => {
        const whole = all.map((minute) => ({ ...minute, trades: minute.trades || !minute.bars }));
        const joined = joinedDelta([
          part('trades', known(whole, 'trades')),
          part('taker-bars', known(whole, 'bars')),
        ]);
        const line = cvd(joined, { since: [joined.openTimes[0]! as never] });
        let hundredths = 0;
        whole.forEach(({ delta }, i) => {
          hundredths += delta;
          expect(line.values[i]).toBeCloseTo(hundredths / 100, 6);
        });
        expect(line.gaps).toEqual([]);
      }),
    );
  });

  test('is the same, bit by bit, from whichever of the two a minute comes', () => {
    fc.assert(
      fc.property(minutes, minutes, (all, other) => {
        const split = all.map((minute, i) => ({ ...minute, trades: other[i]?.trades ?? false, bars: true }));
        const delta = (of: Minutes) =>
          joinedDelta([part('trades', known(of, 'trades')), part('taker-bars', known(of, 'bars'))]).delta;
        expect(delta(split)).toEqual(delta(all.map((minute) => ({ ...minute, trades: false, bars: true }))));
      }),
    );
  });

  test('that a backfill fills has the same values wherever it had any', () => {
    fc.assert(
      fc.property(minutes, (all) => {
        const trades = part('trades', known(all, 'trades'));
        const before = joinedDelta([trades, part('taker-bars', known(all, 'bars'))]);
        const filled = joinedDelta([
          trades,
          part(
            'taker-bars',
            known(
              all.map((m) => ({ ...m, bars: true })),
              'bars',
            ),
          ),
        ]);
        const later = new Map(Array.from(filled.openTimes, (time, i) => [time, filled.delta[i]]));
        before.openTimes.forEach((time, i) => expect(later.get(time)).toBe(before.delta[i]));
      }),
    );
  });
});

describe('delta bars', () => {
  const pieces = straight(
    part(
      'trades',
      [5, -8, 2, 4, 4, 4].map((delta, i) => [i, delta] as const),
    ),
  );

  test('end where the running delta ends, and reach as far as it went', () => {
    const bars = coarserDelta(pieces, (3 * MINUTE) as never);
    expect([...bars.delta]).toEqual([-1, 12]);
    expect([...bars.low]).toEqual([-3, 0]);
    expect([...bars.high]).toEqual([5, 12]);
  });

  test('that lack a piece are left out', () => {
    const holed = straight(
      part('trades', [
        [0, 1],
        [2, 1],
        [3, 1],
        [4, 1],
        [5, 1],
      ]),
    );
    expect([...coarserDelta(holed, (3 * MINUTE) as never).openTimes]).toEqual([3 * MINUTE]);
  });

  test('are the same whether they are made at once or by way of shorter ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 12, maxLength: 60 }), (deltas) => {
        const fine = straight(
          part(
            'trades',
            deltas.map((delta, i) => [i, delta] as const),
          ),
        );
        const long = (12 * MINUTE) as never;
        expect(coarserDelta(coarserDelta(fine, (4 * MINUTE) as never), long)).toEqual(
          coarserDelta(fine, long),
        );
      }),
    );
  });
});
