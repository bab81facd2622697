/**
 * The bodies of `POST /info`, and what each weighs of the 1200 a minute: 20, a few 2, and for lists one more for so many
 * rows that come (Hyperliquid, "Rate limits and user limits"). ccxt knows neither the rows nor the weight of candles.
 */
import { HOUR } from '../../core/time';
import type { UnixMs } from '../../core/units';
import { intervalLength } from './intervals';

export type InfoQuery =
  | { readonly type: 'meta' | 'metaAndAssetCtxs' | 'exchangeStatus' }
  | { readonly type: 'recentTrades'; readonly coin: string }
  | { readonly type: 'l2Book'; readonly coin: string; readonly nSigFigs?: number }
  | ({ readonly type: 'fundingHistory'; readonly coin: string } & TimeRange)
  | { readonly type: 'candleSnapshot'; readonly req: CandleRange };

/** Both ends are included. */
interface TimeRange {
  readonly startTime: UnixMs;
  readonly endTime: UnixMs;
}

interface CandleRange extends TimeRange {
  readonly coin: string;
  readonly interval: string;
}

const USUAL = 20;
const LIGHT = 2;
const CANDLES_A_POINT = 60;
const ROWS_A_POINT = 20;
/** What `recentTrades` gives, at most. */
const TRADES = 10;

export function weightOf(query: InfoQuery): number {
  switch (query.type) {
    case 'l2Book':
    case 'exchangeStatus':
      return LIGHT;
    case 'candleSnapshot':
      return candlesWeight(query.req, intervalLength(query.req.interval));
    case 'fundingHistory':
      return USUAL + Math.ceil(rows(query, HOUR) / ROWS_A_POINT);
    case 'recentTrades':
      return USUAL + Math.ceil(TRADES / ROWS_A_POINT);
    default:
      return USUAL;
  }
}

/** Of the candles of a length in a range. */
export function candlesWeight(range: TimeRange, length: number): number {
  return USUAL + Math.ceil(rows(range, length) / CANDLES_A_POINT);
}

function rows({ startTime, endTime }: TimeRange, length: number): number {
  return Math.floor((endTime - startTime) / length) + 1;
}
