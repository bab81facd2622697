import { describe, expect, it } from 'vitest';

import { HOUR } from '../../lib/core/time';
import type { OrderFlowView } from '../../lib/protocol/order-flow';
import { panelFixture } from '../testing/panel-fixture';
import { trackOf, trackTimes } from './cvd-track';

const QUARTER = HOUR / 4;
const START = Date.UTC(2026, 0, 5);

/** Quarters from midnight; a dash in `sources` is a gap. */
function viewOf(delta: readonly number[], sources: string): OrderFlowView {
  const known = delta.map((value, i) => (sources[i] === '-' ? null : value));
  const { orderFlow } = panelFixture(START);
  return {
    ...orderFlow!,
    from: START,
    closes: delta.map(() => 100),
    sum: { ...orderFlow!.sum, delta: known, sources },
  };
}

function tracks(view: OrderFlowView, bar: 15 | 60 = 15) {
  const times = trackTimes(view, bar);
  const of = (kind: 'measured' | 'estimated') =>
    trackOf(view, view.sum, kind, times, { bar, anchor: 'utc-day' });
  return { times, measured: of('measured'), estimated: of('estimated') };
}

describe('the tracks of a CVD chart', () => {
  it('go on without a step where trades take over from taker bars', () => {
    const { measured, estimated } = tracks(viewOf([1, 2, 4, 8], 'bbtt'));
    expect(measured.close).toEqual([1, 3, 7, 15]);
    expect(measured.open).toEqual([0, 1, 3, 7]);
    expect(estimated.close).toEqual([null, null, null, null]);
  });

  it('keep what is estimated apart, and start anew on either side of it', () => {
    const { measured, estimated } = tracks(viewOf([1, 2, 40, 50, 8, 16], 'tteett'));
    expect(measured.close).toEqual([1, 3, null, null, 8, 24]);
    expect(estimated.close).toEqual([null, null, 40, 90, null, null]);
  });

  it('break at a gap', () => {
    expect(tracks(viewOf([1, 2, 4, 8], 'tt-t')).measured.close).toEqual([1, 3, null, 8]);
  });

  it('in longer bars sum up whole ones, estimated as a whole where any part is', () => {
    const { times, measured, estimated } = tracks(viewOf([1, 2, 4, 8, 1, 2, 4, 8, 9], 'btttteeet'), 60);
    expect(times).toEqual([START, START + HOUR]);
    expect(measured.close).toEqual([15, null]);
    expect(estimated.close).toEqual([null, 15]);
  });

  it('know how far the running delta went within a bar, where it was seen', () => {
    const view = viewOf([5, -2], 'bb');
    const sent = { ...view.sum, low: [-1, null], high: [7, null] };
    const times = trackTimes(view, 15);
    const track = trackOf(view, sent, 'measured', times, { bar: 15, anchor: 'utc-day' });
    expect(track.low).toEqual([-1, -2]);
    expect(track.high).toEqual([7, 0]);
  });

  it('count from the time that the user picked, and have no sum before it', () => {
    const view = viewOf([1, 2, 4, 8], 'bbbb');
    const anchor = { since: [(START + 2 * QUARTER) as never] };
    const track = trackOf(view, view.sum, 'measured', trackTimes(view, 15), { bar: 15, anchor });
    expect(track.close).toEqual([null, null, 4, 12]);
    expect(track.since).toBe(START + 2 * QUARTER);
  });
});
