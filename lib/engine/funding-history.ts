/** A venue's funding rates, from where the store ends on. */
import { HOUR } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import type { FundingRate } from '../market/funding';
import { type Instrument, instrumentKey } from '../market/instrument';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import { FUNDING_HISTORY } from './plan';

/** No venue funds more often than this. */
const SHORTEST_INTERVAL = HOUR;

/** All pages commit as one: a history with a hole before its end would never be filled. */
export async function fetchFunding(
  venue: Venue,
  store: Store,
  instrument: Instrument,
  now: UnixMs,
  signal: AbortSignal,
): Promise<void> {
  const key = instrumentKey(instrument);
  const newest = await store.newest(key, 'funding');
  const from = newest === undefined ? unixMs(Math.max(0, now - FUNDING_HISTORY)) : unixMs(newest + 1);
  const span = venue.pageSize.funding * SHORTEST_INTERVAL;
  const pages = Array.from({ length: Math.ceil((now - from) / span) }, (_, i): Promise<FundingRate[]> => {
    const start = unixMs(from + i * span);
    const end = unixMs(Math.min(now, start + span));
    return venue.fundingHistory(instrument.symbol, start, end, signal);
  });
  const rows = (await Promise.all(pages)).flat();
  const last = rows.at(-1);
  if (last) await store.commit({ instrument: key, kind: 'funding', rows, cursor: String(last.time) });
}
