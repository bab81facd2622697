/** Pages of `GET /futures/usdt/contract_stats`. */
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import { STATISTICS_BACK, type StatsRow, parseStats } from './contract-stats';
import { type GateRest, secondsOf } from './gate-rest';
import { firstOf, periodName } from './intervals';

/** Of the venue's two thousand; one more is asked for than is handed out, to show that the last one is settled. */
export const STATISTICS_A_PAGE = 1999;

export class StatsPages {
  constructor(
    private readonly rest: GateRest,
    private readonly now: () => UnixMs,
  ) {}

  /** Of periods that end in [from, to). */
  ending(symbol: string, period: Millis, from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<StatsRow[]> {
    const begin = (end: UnixMs): UnixMs => unixMs(Math.max(0, end - period));
    return this.beginning(symbol, period, begin(from), begin(to), signal);
  }

  /** Of periods that begin in [from, to); none where the venue keeps none of this length. */
  async beginning(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<StatsRow[]> {
    const interval = periodName(period);
    const start = firstOf(period, unixMs(Math.max(from, this.now() - STATISTICS_BACK)));
    if (interval === undefined || start >= to) return [];
    const count = Math.min(Math.ceil((to - start) / period), STATISTICS_A_PAGE);
    const query = { interval, from: secondsOf(start), limit: count + 1 };
    const payload = await this.rest.about('ContractStats', symbol, query, signal);
    return parseStats(payload, start, unixMs(Math.min(to, start + count * period)));
  }
}
