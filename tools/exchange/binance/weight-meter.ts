import { WEIGHT_PER_MINUTE } from './exchange-info';

/** Counts request weight by the calendar minute, as the header `x-mbx-used-weight-1m` does. */
export class WeightMeter {
  private minute = 0;
  private used = 0;

  /** Adds a request and returns what the minute has used so far. */
  add(weight: number, now: number): number {
    const minute = Math.floor(now / 60_000);
    if (minute !== this.minute) this.used = 0;
    this.minute = minute;
    this.used += weight;
    return this.used;
  }

  /** Seconds to wait once the minute is used up; undefined as long as it is not. */
  wait(now: number): number | undefined {
    return this.used > WEIGHT_PER_MINUTE ? Math.ceil(60 - ((now / 1000) % 60)) : undefined;
  }
}
