import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { bestDelta } from '../orderflow/flow-sources';
import { orderFlow } from './order-flow';

const FIVE = millis(5 * MINUTE);
const QUARTER = millis(15 * MINUTE);

/** Five-minute bars of 10 coins each, for so many quarters of an hour. */
const bars = (quarters: number, takerBuy?: number): Bar[] =>
  Array.from({ length: 3 * quarters }, (_, i) => ({
    openTime: unixMs(i * FIVE),
    duration: FIVE,
    open: price(100),
    high: price(101),
    low: price(99),
    close: price(100.5),
    volume: baseQty(10),
    ...(takerBuy !== undefined && { takerBuy: baseQty(takerBuy) }),
  }));

/** Minutes in which one coin more is bought than sold, and one more minute that still grows. */
const flows = (fromQuarter: number, toQuarter: number) =>
  Array.from({ length: (toQuarter - fromQuarter) * 15 + 1 }, (_, i) => ({
    openTime: unixMs((fromQuarter * 15 + i) * MINUTE),
    buy: 2,
    sell: 1,
  }));

const flowOf = (of: Bar[], minutes: ReturnType<typeof flows>) =>
  orderFlow({ bars: of, minuteBars: [], flows: minutes })!;

describe('the order flow of a picture', () => {
  it('takes trades where they are whole, and the venue’s taker split before', () => {
    const { delta, sources } = flowOf(bars(40, 7), flows(30, 40));
    expect(delta.provenance).toBe('taker-bars');
    const best = bestDelta(sources);
    expect([best.sources[29], best.sources[30]]).toEqual(['taker-bars', 'trades']);
    expect([best.delta[29], best.delta[30]]).toEqual([3 * (2 * 7 - 10), 15]);
  });

  it('reads from trades alone once they cover what a reading looks back on', () => {
    const { delta } = flowOf(bars(40), flows(16, 40));
    expect(delta.provenance).toBe('trades');
    expect(delta.openTimes[0]).toBe(16 * QUARTER);
    expect(delta.delta[0]).toBe(15);
  });

  it('reads from an estimate, and says so, while trades reach back too little or have a hole', () => {
    expect(flowOf(bars(40), flows(17, 40)).delta.provenance).toBe('estimated');
    const holed = flows(10, 40).filter(({ openTime }) => openTime !== 30 * QUARTER);
    expect(flowOf(bars(40), holed).delta.provenance).toBe('estimated');
  });

  it('does not count the newest minute, which may still grow, nor estimates its bar meanwhile', () => {
    const last = flows(10, 40).slice(0, -1);
    const best = bestDelta(flowOf(bars(40), last).sources);
    expect(best.openTimes.at(-1)).toBe(38 * QUARTER);
    expect(best.sources.at(-1)).toBe('trades');
  });
});
