/** What is summed into one picture: a coin's contracts on some venues, the first of them for prices and units. */
import type { Lookback } from '../core/time';
import type { VenueId } from '../market/instrument';

export interface Market {
  readonly coin: string;
  readonly venues: readonly VenueId[];
  /** With the contracts that are margined in the coin, where a venue has one besides. */
  readonly inverse: boolean;
}

export function marketKey({ coin, venues, inverse }: Market): string {
  return `${coin}:${venues.join('+')}${inverse ? '+inverse' : ''}`;
}

export function snapshotKey(market: Market, lookback: Lookback): string {
  return `${marketKey(market)}:${lookback}`;
}
