/**
 * Holds what was counted of a minute's trades against the volume of the venue's own bar. Where ids do not count up, this
 * alone tells that a trade was lost on a stream that never broke; such a minute is taken back.
 */
import { MINUTE, SECOND, floorTo } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import { type Instrument, instrumentKey } from '../market/instrument';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';

/** A minute is looked at once trades come from this long after its close: its bar is settled, its last trades are in. */
const SETTLE = 10 * SECOND;
/** How far an audit goes back: over what a worker left that died before it came to it. */
const BACK = 30 * MINUTE;
/** A venue that did not answer is asked again after it. */
const RETRY = 30 * SECOND;
/** Of an inverse contract the venue rounds each bar's volume in coins. */
const ROUNDING = 1e-6;

export class FlowAudit {
  /** Minutes before it are settled. */
  private done = -Infinity;
  private asked = -Infinity;

  constructor(
    private readonly venue: Venue,
    private readonly store: Store,
    private readonly instrument: Instrument,
  ) {}

  /** Of the minutes that were not looked at yet those whose trades do not make up their bar; `heard`: the newest trade. */
  async incomplete(heard: UnixMs | undefined, now: UnixMs, signal: AbortSignal): Promise<UnixMs[]> {
    if (this.venue.tradeIds === 'counted' || heard === undefined) return [];
    const to = floorTo(unixMs(heard - SETTLE), MINUTE);
    if (to <= this.done || Math.abs(now - this.asked) < RETRY) return [];
    const from = unixMs(Math.max(0, this.done, to - BACK));
    const flows = await this.store.read(instrumentKey(this.instrument), 'flow', from, to);
    const first = flows[0]?.openTime;
    if (first === undefined) return [];
    this.asked = now;
    const counted = new Map(flows.map(({ openTime, buy, sell }) => [openTime, buy + sell]));
    const bars = await this.venue.bars(this.instrument.symbol, MINUTE, first, to, signal);
    const last = bars.at(-1);
    if (last) this.done = last.openTime + MINUTE;
    return bars
      .filter(({ openTime, volume }) => !this.isSame(counted.get(openTime) ?? 0, volume))
      .map(({ openTime }) => openTime);
  }

  private isSame(counted: number, volume: number): boolean {
    const { linear, stepSize } = this.instrument;
    return Math.abs(counted - volume) <= (linear ? stepSize / 2 : ROUNDING * Math.max(counted, volume));
  }
}
