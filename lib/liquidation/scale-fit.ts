/**
 * Scale of the estimate: realised forced volume ÷ what was expected in the swept buckets, over the trailing 14 days.
 *
 * Only the scale is fitted; fitting the leverage mix gave no reliable gain (research notes). A throttled feed (Binance
 * publishes the largest order per symbol and second) gives location, not mass, and leaves the scale at 1.
 */
const WINDOW_HOURS = 14 * 24;
const HOUR = 3_600_000;
/** Expected quantity, as hours of the window's mean, that the prior of 1 counts for. */
const PRIOR_HOURS = 24;
const BOUNDS = [0.1, 10] as const;

export class ScaleFit {
  private readonly expected = new Float64Array(WINDOW_HOURS);
  private readonly realised = new Float64Array(WINDOW_HOURS);
  private hour = Number.NaN;
  private hours = 0;

  constructor(private readonly feed: 'full' | 'throttled' | 'none') {}

  get basis(): 'prior' | 'full-feed' | 'throttled-feed' {
    if (this.feed === 'full') return this.hours > 0 ? 'full-feed' : 'prior';
    return this.feed === 'throttled' ? 'throttled-feed' : 'prior';
  }

  /** One bar: the quantity that the model had in the swept buckets, and what the feed reported. */
  add(time: number, expected: number, realised: number | undefined): void {
    if (realised === undefined || this.feed !== 'full') return;
    this.enter(Math.floor(time / HOUR));
    const slot = this.hour % WINDOW_HOURS;
    this.expected[slot]! += expected;
    this.realised[slot]! += realised;
  }

  private enter(hour: number): void {
    if (hour === this.hour) return;
    const skipped = Number.isNaN(this.hour) ? WINDOW_HOURS : Math.min(WINDOW_HOURS, hour - this.hour);
    for (let back = 0; back < skipped; back++) {
      const slot = (((hour - back) % WINDOW_HOURS) + WINDOW_HOURS) % WINDOW_HOURS;
      this.expected[slot] = 0;
      this.realised[slot] = 0;
    }
    this.hour = hour;
    this.hours = Math.min(WINDOW_HOURS, this.hours + 1);
  }

  get scale(): number {
    if (this.feed !== 'full' || this.hours === 0) return 1;
    const expected = this.expected.reduce((sum, value) => sum + value, 0);
    const realised = this.realised.reduce((sum, value) => sum + value, 0);
    const prior = (expected / this.hours) * PRIOR_HOURS;
    if (expected + prior === 0) return 1;
    return Math.min(BOUNDS[1], Math.max(BOUNDS[0], (realised + prior) / (expected + prior)));
  }
}
