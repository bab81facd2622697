/**
 * Funding every eight hours from 00:00 UTC: F = P + clamp(r - P, ±c), with P the premium averaged over the interval,
 * r the interest rate 0.01 % and c = 0.05 % (Binance, "Introduction to Funding Rates").
 */
import { HOUR } from '../../lib/core/time';
import type { MarketDials } from './dials';

export const FUNDING_INTERVAL_HOURS = 8;
export const FUNDING_INTERVAL = FUNDING_INTERVAL_HOURS * HOUR;

/** Rates are published to eight decimals. */
const RATE_STEPS = 1e8;

export interface FundingPayment {
  readonly time: number;
  /** Fraction of notional that longs pay shorts. */
  readonly rate: number;
  readonly mark: number;
}

export class FundingClock {
  /** The rate that would be paid if the interval ended now. */
  predicted: number;
  private sum = 0;
  private count = 0;

  constructor(private readonly dials: MarketDials) {
    this.predicted = dials.interestRate;
  }

  /** Takes in the premium of a step that ends at `time`; returns the payment when one falls due then. */
  advance(time: number, premium: number, mark: number): FundingPayment | undefined {
    this.sum += premium;
    this.count++;
    const average = this.sum / this.count;
    const { interestRate, fundingClamp } = this.dials;
    const correction = Math.max(-fundingClamp, Math.min(fundingClamp, interestRate - average));
    this.predicted = Math.round((average + correction) * RATE_STEPS) / RATE_STEPS;
    if (time % FUNDING_INTERVAL !== 0) return undefined;
    this.sum = 0;
    this.count = 0;
    return { time, rate: this.predicted, mark };
  }
}
