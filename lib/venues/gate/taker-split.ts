/**
 * The part of each bar's volume whose taker bought, from the statistics of the same period: `long_taker_size` counts the
 * contracts that takers bought, `short_taker_size` those that they sold (Gate API v4.106.73; their ratio is `lsr_taker`).
 */
import type { UnixMs } from '../../core/units';
import { baseQty } from '../../core/units';
import type { Bar } from '../../market/bar';
import type { StatsRow } from './contract-stats';

/** The two may differ by what the one rounds away; a row that tells of another volume is not believed. */
const TOLERANCE = 0.01;

export function withTakerBuy(bars: readonly Bar[], stats: readonly StatsRow[], contractSize: number): Bar[] {
  const rows = new Map<UnixMs, StatsRow>(stats.map((row) => [row.time, row]));
  return bars.map((bar) => {
    const share = buyShare(bar.volume / contractSize, rows.get(bar.openTime));
    return share === undefined ? bar : { ...bar, takerBuy: baseQty(bar.volume * share) };
  });
}

function buyShare(contracts: number, row: StatsRow | undefined): number | undefined {
  const bought = row?.long_taker_size;
  const sold = row?.short_taker_size;
  if (bought === undefined || sold === undefined) return undefined;
  const told = bought + sold;
  if (Math.abs(told - contracts) > TOLERANCE * contracts) return undefined;
  return told === 0 ? 0 : bought / told;
}
