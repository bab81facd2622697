/** How far the history of what a screen looks at has come. Small, since it comes twice a second while it loads. */
import * as v from 'valibot';

import { LOOKBACK_NAMES } from '../core/time';
import { VENUE_IDS } from '../market/instrument';
import { Coin, MarketSymbol } from './market-name';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const span = v.pipe(v.number(), v.finite(), v.minValue(0));

export const HistoryView = v.object({
  coin: Coin,
  lookback: v.picklist(LOOKBACK_NAMES),
  /** `stopped`: by the user, with some of it lacking. */
  state: v.picklist(['loading', 'stopped', 'complete']),
  /** Of what the lookback needs, all venues alike. */
  share,
  /** How long the rest takes, milliseconds; absent where it cannot be told, as when a venue does not answer or it is stopped. */
  left: v.optional(span),
  /** Every venue's bars are there from here on; absent until all have said so. */
  reaches: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))),
  venues: v.array(
    v.object({ venue: v.picklist(VENUE_IDS), symbol: MarketSymbol, share, left: v.optional(span) }),
  ),
});

export type HistoryView = v.InferOutput<typeof HistoryView>;
