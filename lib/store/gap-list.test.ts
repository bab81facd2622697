import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import { coverage, withGap, withoutStretch } from './gap-list';

const gap = (from: number, to: number, reason: Gap['reason'] = 'missed'): Gap => ({
  from: unixMs(from),
  to: unixMs(to),
  reason,
});

describe('gap list', () => {
  it('joins gaps of one reason that touch or overlap', () => {
    expect([gap(0, 10), gap(20, 30), gap(10, 15), gap(14, 21)].reduce<Gap[]>(withGap, [])).toEqual([
      gap(0, 30),
    ]);
  });

  it('lets the later word decide the reason of an overlap', () => {
    expect(withGap([gap(0, 30)], gap(10, 20, 'not-published'))).toEqual([
      gap(0, 10),
      gap(10, 20, 'not-published'),
      gap(20, 30),
    ]);
  });

  it('shrinks, splits and closes a gap by what covers it', () => {
    expect(withoutStretch([gap(10, 40)], { from: 0, to: 20 })).toEqual([gap(20, 40)]);
    expect(withoutStretch([gap(10, 40)], { from: 30, to: 50 })).toEqual([gap(10, 30)]);
    expect(withoutStretch([gap(10, 40)], { from: 20, to: 30 })).toEqual([gap(10, 20), gap(30, 40)]);
    expect(withoutStretch([gap(10, 40)], { from: 10, to: 40 })).toEqual([]);
    expect(withoutStretch([gap(10, 40)], { from: 40, to: 50 })).toEqual([gap(10, 40)]);
  });

  it('ignores an empty gap', () => {
    expect(withGap([gap(0, 10)], gap(5, 5, 'invalid'))).toEqual([gap(0, 10)]);
  });

  it('covers with rows that touch one stretch, and with events none', () => {
    const time = (row: number) => row;
    expect(coverage([0, 5, 10, 30], time, () => 5)).toEqual([
      { from: 0, to: 15 },
      { from: 30, to: 35 },
    ]);
    expect(coverage([0, 5], time, () => 0)).toEqual([]);
  });

  it('agrees with a model that marks every instant by itself', () => {
    const length = 40;
    const stretch = fc
      .tuple(fc.nat(length), fc.nat(length))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    const step = fc.record({
      stretch,
      reason: fc.constantFrom<(Gap['reason'] | 'covered')[]>('missed', 'invalid', 'covered'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const model = Array<string>(length).fill('covered');
        let gaps: Gap[] = [];
        for (const { stretch, reason } of steps) {
          model.fill(reason, stretch.from, stretch.to);
          gaps =
            reason === 'covered'
              ? withoutStretch(gaps, stretch)
              : withGap(gaps, gap(stretch.from, stretch.to, reason));
        }
        const marked = Array<string>(length).fill('covered');
        for (const { from, to, reason } of gaps) marked.fill(reason, from, to);
        expect(marked).toEqual(model);
        gaps.slice(1).forEach((next, i) => expect(next.from).toBeGreaterThanOrEqual(gaps[i]!.to));
      }),
    );
  });
});
