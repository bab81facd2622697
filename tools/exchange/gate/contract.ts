/** The feed's market as Gate lists it: its name, and its sizes in contracts. */
import type { MarketFeed } from '../market-feed';
import { GateError } from './gate-error';
import { type Query, required } from './query';

const MULTIPLIERS: Readonly<Record<string, number>> = { BTC: 0.0001, ETH: 0.01 };

export class Contract {
  readonly name: string;
  /** Base units a contract. The feed trades in multiples of it, so that no size is rounded. */
  readonly multiplier: number;

  constructor(readonly feed: MarketFeed) {
    this.name = `${feed.base}_${feed.quote}`;
    const usual = MULTIPLIERS[feed.base] ?? feed.stepSize;
    const steps = feed.stepSize / usual;
    this.multiplier = Math.abs(steps - Math.round(steps)) < 1e-9 && steps >= 1 ? usual : feed.stepSize;
  }

  require(query: Query): void {
    this.requireName(required(query, 'contract'));
  }

  requireName(name: string): void {
    if (name !== this.name) throw new GateError('CONTRACT_NOT_FOUND', `contract ${name} not found`);
  }

  /** Whole contracts. */
  contracts(quantity: number): number {
    return Math.round(quantity / this.multiplier);
  }

  /** Contracts as the venue writes them for who asks for decimals by `X-Gate-Size-Decimal`, as the client does. */
  size(quantity: number): string {
    return String(this.contracts(quantity));
  }

  /** Prices carry no zeros at their end. */
  price(value: number): string {
    return plain(value, places(this.feed.tickSize));
  }
}

/** A number without an exponent and without zeros at its end. */
export function plain(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

export function places(step: number): number {
  for (let count = 0; count < 12; count++) {
    const scaled = step * 10 ** count;
    if (scaled > 0.5 && Math.abs(scaled - Math.round(scaled)) < 1e-6) return count;
  }
  throw new RangeError(`step ${step} has more than 11 decimals`);
}
