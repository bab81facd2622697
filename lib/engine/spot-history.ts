/**
 * Bars of the spot market beside a perpetual, over the order-flow history, where its venue gives them. They are shown beside
 * the perpetual and are in no sum, so nothing waits for them.
 */
import { HOUR, SECOND, floorTo } from '../core/time';
import { type UnixMs, millis, unixMs } from '../core/units';
import { type Instrument, instrumentKey } from '../market/instrument';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import { FLOW_BARS, FLOW_HISTORY } from './plan';

/** A bar is asked for this long after its close, when the venue has settled it. */
const SETTLE = 1.5 * SECOND;
/** A coin may have no spot market: what was refused is not asked for again so soon. */
const REFUSED = millis(HOUR);

export class SpotHistory {
  /** Asked no earlier; Infinity while an earlier call is at work. */
  private due = 0;

  constructor(
    private readonly venue: Venue,
    private readonly store: Store,
    private readonly instrument: Instrument,
  ) {}

  async fill(now: UnixMs, signal: AbortSignal): Promise<void> {
    if (!this.venue.spotBars || now < this.due) return;
    this.due = Infinity;
    let due = now + REFUSED;
    try {
      const to = floorTo(unixMs(now - SETTLE), FLOW_BARS.interval);
      await this.fetch(to, signal);
      due = to + FLOW_BARS.interval + SETTLE;
    } finally {
      this.due = due;
    }
  }

  private async fetch(to: UnixMs, signal: AbortSignal): Promise<void> {
    const { symbol } = this.instrument;
    const instrument = instrumentKey(this.instrument);
    const newest = (await this.store.newest(instrument, 'spot-5m')) ?? 0;
    let from = unixMs(Math.max(newest + FLOW_BARS.interval, to - FLOW_HISTORY));
    while (from < to) {
      const rows = await this.venue.spotBars!(symbol, FLOW_BARS.interval, from, to, signal);
      const last = rows.at(-1);
      if (!last) return;
      await this.store.commit({ instrument, kind: 'spot-5m', rows, cursor: String(last.openTime) });
      from = unixMs(last.openTime + FLOW_BARS.interval);
    }
  }
}
