/**
 * The forced orders of the last day that nobody heard live, where the venue still gives them: an hour at a time, the
 * newest first. A stretch counts as heard once its orders are stored.
 */
import { DAY, HOUR, MINUTE } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import { unheard } from '../market/heard';
import { type Instrument, instrumentKey } from '../market/instrument';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';

/** What streams is recorded each minute; a venue that only marks its trades afterwards does so within the hour. */
const STREAMED_WITHIN = 3 * MINUTE;
const MARKED_WITHIN = 70 * MINUTE;

export class LiquidationHistory {
  private running = false;

  constructor(
    private readonly venue: Venue,
    private readonly store: Store,
    private readonly instrument: Instrument,
  ) {}

  /** Whether anything was asked for. Does nothing while an earlier call is at work. */
  async fill(now: UnixMs, signal: AbortSignal): Promise<boolean> {
    if (this.running) return false;
    this.running = true;
    try {
      const holes = await this.holes(now);
      for (const { from, to } of holes) {
        for (let end = to; end > from; end = unixMs(end - HOUR))
          await this.fetch(unixMs(Math.max(from, end - HOUR)), end, signal);
      }
      return holes.length > 0;
    } finally {
      this.running = false;
    }
  }

  private async holes(now: UnixMs) {
    const { liquidationHistory, liveChannels } = this.venue;
    if (!liquidationHistory) return [];
    const from = unixMs(Math.max(0, now - DAY));
    const settled = liveChannels.includes('liquidations') ? STREAMED_WITHIN : MARKED_WITHIN;
    const key = instrumentKey(this.instrument);
    const heard = await this.store.read(key, 'heard', unixMs(Math.max(0, from - HOUR)), now);
    return unheard(heard, from, unixMs(Math.max(0, now - settled))).toReversed();
  }

  private async fetch(from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<void> {
    const { symbol } = this.instrument;
    const instrument = instrumentKey(this.instrument);
    const told = await this.venue.liquidationHistory!(symbol, from, to, signal);
    const rows = told.filter(({ time }) => time >= from && time < to);
    const cursor = String(to);
    if (rows.length > 0) await this.store.commit({ instrument, kind: 'liquidation', rows, cursor });
    await this.store.commit({ instrument, kind: 'heard', rows: [{ from, to }], cursor });
  }
}
