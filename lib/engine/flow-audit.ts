/**
 * Holds what was counted of a minute's trades against the volume of the venue's own bar. Where ids do not count up, this
 * alone tells that a trade was lost on a stream that never broke; such a minute is taken back.
 */
import { MINUTE, SECOND, floorTo } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import { type Instrument, instrumentKey } from '../market/instrument';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';

/** A minute is looked at this long after its close, when its bar is settled and its last trades are in. */
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

  /** The minutes that closed since the last time whose trades do not make up their bar. */
  async incomplete(now: UnixMs, signal: AbortSignal): Promise<UnixMs[]> {
    const to = floorTo(unixMs(now - SETTLE), MINUTE);
    if (this.venue.tradeIds === 'counted' || to <= this.done || now - this.asked < RETRY) return [];
    this.asked = now;
    const from = unixMs(Math.max(this.done, to - BACK));
    const flows = await this.store.read(instrumentKey(this.instrument), 'flow', from, to);
    const first = flows[0];
    const lacking = first ? await this.lacking(flows, first.openTime, to, signal) : [];
    this.done = to;
    return lacking;
  }

  private async lacking(
    flows: readonly { openTime: UnixMs; buy: number; sell: number }[],
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<UnixMs[]> {
    const counted = new Map(flows.map(({ openTime, buy, sell }) => [openTime, buy + sell]));
    const bars = await this.venue.bars(this.instrument.symbol, MINUTE, from, to, signal);
    return bars
      .filter(({ openTime, volume }) => !this.isSame(counted.get(openTime) ?? 0, volume))
      .map(({ openTime }) => openTime);
  }

  private isSame(counted: number, volume: number): boolean {
    const { linear, stepSize } = this.instrument;
    return Math.abs(counted - volume) <= (linear ? stepSize / 2 : ROUNDING * Math.max(counted, volume));
  }
}
