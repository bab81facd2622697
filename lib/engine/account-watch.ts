/** How one contract's accounts leaned over the last day, where its venue says so; kept in memory only. */
import { DAY, HOUR, MINUTE } from '../core/time';
import { millis, unixMs, type UnixMs } from '../core/units';
import type { LongShortRatio } from '../market/long-short-ratio';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';

const EVERY = 15 * MINUTE;
const PERIOD = HOUR;
/** A day before the newest row, which may be late. */
const SPAN = millis(DAY + 3 * PERIOD);

export class AccountWatch {
  newest: readonly LongShortRatio[] = [];
  private fetched = 0 as UnixMs;

  constructor(
    private readonly venue: Venue,
    private readonly symbol: string,
    private readonly clock: Clock,
  ) {}

  /** At most once a quarter of an hour; true where something came. What cannot be had is left out until the next. */
  async refresh(signal: AbortSignal): Promise<boolean> {
    const now = this.clock.now();
    if (!this.venue.longShortRatio || now - this.fetched < EVERY) return false;
    this.fetched = now;
    try {
      const to = unixMs(now + 1);
      this.newest = await this.venue.longShortRatio(this.symbol, PERIOD, unixMs(to - SPAN), to, signal);
      return this.newest.length > 0;
    } catch (error) {
      this.newest = [];
      if (!signal.aborted) console.warn(`isobar: ${this.venue.id} ${this.symbol}: accounts`, error);
      return false;
    }
  }
}
