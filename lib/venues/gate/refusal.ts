import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';

/** Gate answers 4xx with `{"label": …, "message": …}`; this label says that the contract is not listed (ccxt: BadSymbol). */
const UNLISTED = '"CONTRACT_NOT_FOUND"';

export function refusalOf(error: unknown, symbol: string): unknown {
  if (!(error instanceof VenueUnavailable) || !error.detail.includes(UNLISTED)) return error;
  return new UnlistedSymbol('gate', error.endpoint, 'contract', `a perpetual ${symbol}`, 'none');
}
