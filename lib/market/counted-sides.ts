/**
 * Which sides of a contract a venue counts in the open interest that it publishes. Ours is each contract once, so that
 * venues add up: where both sides are counted the half is taken. Evidence: `venues/<venue>/EVIDENCE.md`.
 */
import type { VenueId } from './instrument';

export type CountedSides = 'one' | 'both' | 'unsaid';

export const COUNTED_SIDES: Readonly<Record<VenueId, CountedSides>> = {
  binance: 'one',
  bybit: 'both',
  okx: 'one',
  gate: 'both',
  bitget: 'unsaid',
  hyperliquid: 'both',
  deribit: 'one',
};
