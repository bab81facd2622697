/**
 * The price impact of forced and stop flow S (US dollars, buys positive): the log mark is displaced by
 * Y·σ_D·sgn(S)·√(|S| / (V_D·depth)), the square-root law (Tóth et al. 2011). S is forgotten exponentially.
 */
import { MINUTE } from '../../lib/core/time';
import type { MarketDials } from './dials';

export class Impact {
  private flow = 0;

  constructor(private readonly dials: MarketDials) {}

  add(signedUsd: number): void {
    this.flow += signedUsd;
  }

  displacement(depth: number): number {
    const { impactCoefficient, dailyVolatility, dailyVolume } = this.dials;
    const size = Math.sqrt(Math.abs(this.flow) / (dailyVolume * depth));
    return impactCoefficient * dailyVolatility * Math.sign(this.flow) * size;
  }

  /** Forgets over `span` and returns the part of the lost displacement that stays in the price for good. */
  relax(span: number, depth: number): number {
    const before = this.displacement(depth);
    this.flow *= 2 ** (-span / (this.dials.impactHalfLifeMinutes * MINUTE));
    return this.dials.impactLeak * (before - this.displacement(depth));
  }
}
