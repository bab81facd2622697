/**
 * Scale of the estimate: what was force-closed ÷ what the estimate had, four hours before, in the buckets that price swept
 * since; over the trailing 14 days. It turns positions that stand open into the part of them that is force-closed: most
 * owners close first.
 *
 * A throttled feed counts as well, for what it shows: Binance publishes the largest order per symbol and second, and a
 * second without one had none, so on simulated markets it lets .80 … .97 of the quantity through. A run starts empty, so its
 * first day is not counted.
 */
import type { Exposure } from './exposure';

const HOUR = 3_600_000;
const SPAN = 4 * HOUR;
const KEPT = (14 * 24 * HOUR) / SPAN;
const WARM_UP = (24 * HOUR) / SPAN;
/** Mean spans of expected quantity that the prior counts for. */
const PRIOR_SPANS = 3;
/** What a user leaves out of the map was force-closed all the same: the scale must not make up for it. */
const ALL_CROSS = 1;
const BOUNDS = [0.05, 10] as const;

interface Span {
  readonly expected: number;
  readonly realised: number;
}

export class ScaleFit {
  private readonly spans: Span[] = [];
  private readonly long: Float64Array;
  private readonly short: Float64Array;
  private span = Number.NaN;
  private begun = 0;
  private lowest = Infinity;
  private highest = -1;
  private realised = 0;
  /** Whether the feed was heard all through the span. */
  private heard = true;

  constructor(
    private readonly feed: 'full' | 'throttled' | 'none',
    private readonly prior: number,
    size: number,
  ) {
    this.long = new Float64Array(size);
    this.short = new Float64Array(size);
  }

  get basis(): 'prior' | 'full-feed' | 'throttled-feed' {
    return this.spans.length === 0 || this.feed === 'none' ? 'prior' : `${this.feed}-feed`;
  }

  /**
   * Call before a bar is taken: `low` and `high` are the buckets its mark reaches, `realised` what its feed reports. A span
   * with a bar in which the feed was not heard does not count.
   */
  add(time: number, low: number, high: number, realised: number | undefined, exposure: Exposure): void {
    if (this.feed === 'none') return;
    const span = Math.floor(time / SPAN);
    if (span !== this.span) {
      this.close();
      exposure.readSide(0, 1, this.long, ALL_CROSS);
      exposure.readSide(1, 1, this.short, ALL_CROSS);
      this.span = span;
    }
    this.lowest = Math.min(this.lowest, low);
    this.highest = Math.max(this.highest, high);
    if (realised === undefined) this.heard = false;
    else this.realised += realised;
  }

  private close(): void {
    if (this.begun++ > WARM_UP && this.heard) {
      let expected = 0;
      for (let i = Math.max(0, this.lowest); i < this.long.length; i++) expected += this.long[i]!;
      for (let i = Math.min(this.short.length - 1, this.highest); i >= 0; i--) expected += this.short[i]!;
      this.spans.push({ expected, realised: this.realised });
      if (this.spans.length > KEPT) this.spans.shift();
    }
    this.lowest = Infinity;
    this.highest = -1;
    this.realised = 0;
    this.heard = true;
  }

  get scale(): number {
    let expected = 0;
    let realised = 0;
    for (const span of this.spans) {
      expected += span.expected;
      realised += span.realised;
    }
    if (expected === 0) return this.prior;
    const weight = (expected / this.spans.length) * PRIOR_SPANS;
    const scale = (realised + weight * this.prior) / (expected + weight);
    return Math.min(BOUNDS[1], Math.max(BOUNDS[0], scale));
  }
}
