import { DAY, HOUR } from '../../lib/core/time';
import type { Random } from './random';

/** A mean-reverting normal process around 0 with the given stationary spread, exact at any step length. */
export class OrnsteinUhlenbeck {
  value: number;

  constructor(
    private readonly spread: number,
    private readonly halfLifeHours: number,
    private readonly random: Random,
  ) {
    this.value = spread * random.normal();
  }

  advance(span: number): void {
    const kept = 2 ** (-span / (this.halfLifeHours * HOUR));
    this.value = kept * this.value + this.spread * Math.sqrt(1 - kept * kept) * this.random.normal();
  }
}

/** √(span / 1 day): what a daily standard deviation is multiplied by. */
export function rootOfDay(span: number): number {
  return Math.sqrt(span / DAY);
}
