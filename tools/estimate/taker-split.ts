/**
 * The taker split of bars that came without one, from the minutes of a file of trades:
 * takerBuy = volume · Σ bought ÷ Σ traded. A share, since the file may hold fewer trades than the venue had;
 * a bar that lacks a minute stays without a split.
 */
import { MINUTE } from '../../lib/core/time';
import { baseQty } from '../../lib/core/units';
import type { Bar } from '../../lib/market/bar';

export function withTakerSplit(bars: Bar[], minutes: readonly Bar[]): Bar[] {
  if (minutes.length === 0) return bars;
  const byTime = new Map<number, Bar>(minutes.map((minute) => [minute.openTime, minute]));
  return bars.map((bar) => {
    const share = bar.takerBuy === undefined ? takerShare(bar, byTime) : undefined;
    return share === undefined ? bar : { ...bar, takerBuy: baseQty(bar.volume * share) };
  });
}

function takerShare(bar: Bar, minutes: ReadonlyMap<number, Bar>): number | undefined {
  let bought = 0;
  let traded = 0;
  for (let time: number = bar.openTime; time < bar.openTime + bar.duration; time += MINUTE) {
    const minute = minutes.get(time);
    if (!minute) return undefined;
    bought += minute.takerBuy ?? 0;
    traded += minute.volume;
  }
  return traded > 0 ? bought / traded : undefined;
}
