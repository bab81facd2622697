/** The newest order book of one contract, as how densely orders rest near price; kept in memory only. */
import { MINUTE, SECOND } from '../core/time';
import { type UnixMs, elapsed, millis } from '../core/units';
import { type RestingOrders, restingOrders } from '../market/resting-orders';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';

const LEVELS = 500;
/** Somewhat less than the minute in which it is asked for. */
const FRESH = millis(50 * SECOND);
/** An older book says nothing of the present one. */
const STALE = millis(5 * MINUTE);

export class BookWatch {
  private resting: RestingOrders | undefined;
  private fetched = 0 as UnixMs;

  constructor(
    private readonly venue: Venue,
    private readonly symbol: string,
    private readonly clock: Clock,
  ) {}

  get newest(): RestingOrders | undefined {
    return this.resting && elapsed(this.fetched, this.clock.now()) < STALE ? this.resting : undefined;
  }

  /** At most once a minute. A book that cannot be had is left out, and tried again in the next. */
  async refresh(signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    if (now - this.fetched < FRESH) return;
    this.fetched = now;
    this.resting = undefined;
    try {
      this.resting = restingOrders(await this.venue.depth(this.symbol, LEVELS, signal));
    } catch (error) {
      if (!signal.aborted) console.warn(`isobar: ${this.venue.id} ${this.symbol}: order book`, error);
    }
  }
}
