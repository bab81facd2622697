/**
 * How many contracts were opened in a bar.
 *
 * Every contract has one long and one short, so opens - closes = ΔOI, and N = ΔOI + closes. Closes are the hazard of
 * the open stock plus what was force-closed; N ≤ V and N - ΔOI ≤ V bound it. Positions thus keep opening while open
 * interest is flat. Published open interest is coarser than the bars: what a stamp adds or takes that the bar cannot
 * hold is carried on, nothing is drawn back in time.
 */
import type { Assumptions } from './assumptions';

export type OpensBasis = 'open-interest' | 'volume';

/** |ΔOI| may exceed the volume by this much before the stamp is taken for bad data (rounding, stamp delay). */
const VOLUME_TOLERANCE = 1.02;

export class GrossOpens {
  /** Contracts open by tier; sums to the open interest. */
  private readonly stock: Float64Array;
  private readonly flowShare: readonly number[];
  private readonly turnoverShare: number;
  private interest: number | undefined;
  private carry = 0;
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
   * quantity force-closed by tier (each closes one contract), `holding` the mean holding time by tier in any one unit.
   */
  step(
    volume: number,
    openInterest: number | undefined,
    kept: Float64Array,
    holding: Float64Array,
    forced: Float64Array,
  ): number {
    this.volumeSinceStamp += volume;
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
    const wanted = closes + this.carry + this.change(openInterest);
    const opened = Math.max(0, Math.min(wanted, volume));
    this.carry = wanted - opened;
    for (let tier = 0; tier < this.stock.length; tier++) this.stock[tier]! += opened * this.flowShare[tier]!;
    return opened;
  }

  /** The stock that was there before the run: the steady state of the flow, scaled to the open interest. */
  private begin(openInterest: number, holding: Float64Array): void {
    let total = 0;
    for (let tier = 0; tier < this.stock.length; tier++) total += this.flowShare[tier]! * holding[tier]!;
    for (let tier = 0; tier < this.stock.length; tier++) {
      this.stock[tier] = (openInterest * this.flowShare[tier]! * holding[tier]!) / total;
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
