/** OKX's limits: a page of bars is a request for candles and some for what takers bought, as far as that is kept. */
import { SECOND } from '../../core/time';
import { type UnixMs, millis } from '../../core/units';
import { type HistoryPage, type Pace, itemsOf } from '../pace';
import { CANDLES_A_REQUEST, ITEMS_A_REQUEST, isRecent, keptPart } from './history';
import { hasStatistics } from './intervals';

/** ccxt's weights of one request; 1 is a twentieth of what the venue allows in two seconds. */
const RECENT_CANDLES = 0.5;
const CANDLES = 1;
const MARK_CANDLES = 1;
const OPEN_INTEREST = 2;
const TAKER_VOLUME = 4;

/**
 * The venue limits each endpoint by itself, to 20 requests of weight 1 in two seconds and of heavier ones to so many fewer.
 * All together stay below what one of them may have; and over three seconds, as requests may reach the venue a second
 * apart that left here together.
 */
export const PACE: Pace = {
  limit: 0.8 * 20,
  window: millis(3 * SECOND),
  pageWeight(page, now) {
    if (page.series === 'open-interest') return OPEN_INTEREST;
    if (page.series === 'mark-bars') return MARK_CANDLES * requests(page, ITEMS_A_REQUEST);
    const candles = isRecent(page, now) ? RECENT_CANDLES : CANDLES;
    return candles * requests(page, CANDLES_A_REQUEST) + TAKER_VOLUME * takerRequests(page, now);
  },
};

function takerRequests(page: HistoryPage, now: UnixMs): number {
  const kept = hasStatistics(page.interval) && keptPart(page, now);
  return kept ? requests(kept, ITEMS_A_REQUEST) : 0;
}

function requests(page: Omit<HistoryPage, 'series'>, items: number): number {
  return Math.ceil(itemsOf(page) / items);
}
