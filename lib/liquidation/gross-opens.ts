/**
 * How many contracts were opened in a bar.
 *
 * Every contract has one long and one short, so opens - closes = ΔOI, and N = ΔOI + closes. Closes are the hazard of
 * the open stock plus what was force-closed; N ≤ V and N - ΔOI ≤ V bound it. Positions thus keep opening while open
 * interest is flat. Nothing is drawn back in time: what open interest asks for waits, and is opened over about the next four
 * hours of trading, more of it in busy minutes. Published open interest is coarser than the bars and comes with the noise
 * of who happened to close; positions are opened when there is trade.
 */
import type { Assumptions } from './assumptions';
import type { EstimatorBar } from './estimator-bar';

export type OpensBasis = 'open-interest' | 'volume';

/** |ΔOI| may exceed the volume by this much before the stamp is taken for bad data (rounding, stamp delay). */
const VOLUME_TOLERANCE = 1.02;
const HOUR = 3_600_000;
/** In which what waits is opened, at mean volume; and over which that mean is taken. */
const RELEASE = 4 * HOUR;
const MEMORY = 24 * HOUR;

export class GrossOpens {
  /** Contracts open by tier; sums to the open interest. */
  private readonly stock: Float64Array;
  private readonly flowShare: readonly number[];
  private readonly turnoverShare: number;
  private interest: number | undefined;
  /** Contracts that open interest says are opened, and that the bars have not opened yet. */
  private waiting = 0;
  private readonly pace = new TradingPace();
  private volumeSinceStamp = 0;
  /** Stamps that broke |ΔOI| ≤ V and were not used. */
  rejectedStamps = 0;
  basis: OpensBasis = 'volume';

  constructor(assumptions: Assumptions) {
    this.flowShare = assumptions.flowShare;
    this.turnoverShare = assumptions.turnoverShare;
    this.stock = new Float64Array(assumptions.leverages.length);
  }

  /**
   * Contracts opened in one bar. `kept` is the share of each tier's stock that outlives the bar, `forced` the
   * quantity force-closed by tier (each closes one contract), `holding` the mean holding time by tier in hours.
   */
  step(
    { volume, duration, openInterest }: Pick<EstimatorBar, 'volume' | 'duration' | 'openInterest'>,
    kept: Float64Array,
    holding: Float64Array,
    forced: Float64Array,
  ): number {
    this.volumeSinceStamp += volume;
    const elapsed = this.pace.elapsed(volume, duration);
    if (this.interest === undefined) {
      if (openInterest === undefined) {
        this.basis = 'volume';
        return Math.min(volume, this.turnoverShare * volume);
      }
      this.begin(openInterest, holding);
    }
    this.basis = 'open-interest';
    let closes = 0;
    for (let tier = 0; tier < this.stock.length; tier++) {
      const closed = Math.min(this.stock[tier]!, this.stock[tier]! * (1 - kept[tier]!) + forced[tier]!);
      this.stock[tier]! -= closed;
      closes += closed;
    }
    this.waiting += closes + this.change(openInterest);
    const released = this.waiting * (1 - Math.exp(-elapsed / RELEASE));
    const opened = Math.max(0, Math.min(released, volume));
    this.waiting -= opened;
    for (let tier = 0; tier < this.stock.length; tier++) this.stock[tier]! += opened * this.flowShare[tier]!;
    return opened;
  }

  /**
   * The stock that was there before the run, and what was waiting then: the steady state of the flow, scaled to the open
   * interest.
   */
  private begin(openInterest: number, holding: Float64Array): void {
    let total = 0;
    for (let tier = 0; tier < this.stock.length; tier++) total += this.flowShare[tier]! * holding[tier]!;
    for (let tier = 0; tier < this.stock.length; tier++) {
      this.stock[tier] = (openInterest * this.flowShare[tier]! * holding[tier]!) / total;
      this.waiting += (this.stock[tier]! / holding[tier]!) * (RELEASE / HOUR);
    }
    this.interest = openInterest;
    this.volumeSinceStamp = 0;
  }

  private change(openInterest: number | undefined): number {
    if (openInterest === undefined) return 0;
    const difference = openInterest - this.interest!;
    const believable = Math.abs(difference) <= this.volumeSinceStamp * VOLUME_TOLERANCE;
    if (!believable && difference !== 0) this.rejectedStamps++;
    this.interest = openInterest;
    this.volumeSinceStamp = 0;
    return believable ? difference : 0;
  }
}

/** Time as trade tells it: a bar of twice the mean volume counts for twice its length. */
class TradingPace {
  private volume = 0;
  private time = 0;

  elapsed(volume: number, duration: number): number {
    const kept = Math.exp(-duration / MEMORY);
    this.volume = this.volume * kept + volume;
    this.time = this.time * kept + duration;
    return this.volume > 0 ? (volume / this.volume) * this.time : 0;
  }
}
