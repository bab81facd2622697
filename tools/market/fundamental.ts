/**
 * The fundamental log price f: Student-t₄ innovations of a daily spread σ_D, a volatility whose logarithm is an
 * Ornstein-Uhlenbeck process, and jumps that are spread over some minutes.
 */
import { DAY, MINUTE } from '../../lib/core/time';
import type { MarketDials } from './dials';
import { OrnsteinUhlenbeck, rootOfDay } from './ornstein-uhlenbeck';
import { type Random, randomStream } from './random';

export class Fundamental {
  logPrice: number;
  private readonly logVolatility: OrnsteinUhlenbeck;
  private readonly innovations: Random;
  private readonly jumps: Random;
  private jumpLeft = 0;
  private jumpTimeLeft = 0;

  constructor(
    seed: number,
    private readonly dials: MarketDials,
  ) {
    this.logPrice = Math.log(dials.startPrice);
    this.innovations = randomStream(seed, 'innovations');
    this.jumps = randomStream(seed, 'jumps');
    this.logVolatility = new OrnsteinUhlenbeck(
      dials.logVolatilitySpread,
      dials.logVolatilityHalfLifeHours,
      randomStream(seed, 'volatility'),
    );
  }

  /** The present volatility as a multiple of σ_D, whose mean square is 1. */
  get volatility(): number {
    return Math.exp(this.logVolatility.value - this.dials.logVolatilitySpread ** 2);
  }

  /** The standard deviation of the return over `span`, without jumps. */
  spreadOver(span: number): number {
    return this.dials.dailyVolatility * this.volatility * rootOfDay(span);
  }

  advance(span: number): void {
    this.logVolatility.advance(span);
    this.logPrice += this.spreadOver(span) * this.innovations.studentT4() + this.jumpOver(span);
  }

  private jumpOver(span: number): number {
    if (this.jumps.chance((this.dials.jumpsPerDay * span) / DAY)) {
      this.jumpLeft += this.dials.jumpSpread * this.jumps.normal();
      this.jumpTimeLeft = this.dials.jumpMinutes * MINUTE;
    }
    if (this.jumpTimeLeft <= 0) return 0;
    const part = this.jumpLeft * Math.min(1, span / this.jumpTimeLeft);
    this.jumpLeft -= part;
    this.jumpTimeLeft -= span;
    return part;
  }
}
