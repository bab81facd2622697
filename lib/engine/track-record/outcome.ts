/** What became of a forecast, from the stored bars and forced orders. */
import { DAY, HOUR } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import { unheard } from '../../market/heard';
import type { Liquidation } from '../../market/liquidation';
import type { BarKind, MarkKind, Store } from '../../store/store';
import type { PathBar } from '../../track-record/approach';
import type { Forecast, Horizon } from '../../track-record/forecast';
import {
  type ScoreOutcome,
  type ScoreWindow,
  type Unheard,
  scoreWindow,
  scored,
} from '../../track-record/score';
import { FLOW_BARS, FLOW_HISTORY } from '../plan';

/** Bars that every watch keeps, whatever it looks at. */
const { interval, barKind, markKind } = FLOW_BARS;

/** A look at the market fetches so much of its past; what is not there by then does not come. */
const GIVEN_UP_AFTER = (FLOW_HISTORY - DAY) as Millis;

/** A stretch that is recorded as heard is no longer, and is read by its beginning. */
const LONGEST_HEARD = HOUR;

/** When all that a score needs has happened, and the venue has had a bar's time to publish it. */
export function scoreDue(forecast: Forecast, horizon: Horizon): UnixMs {
  return (scoreWindow(forecast, horizon, interval).to + interval) as UnixMs;
}

/** Undefined while bars are missing that may still come. */
export async function outcomeOf(
  store: Store,
  forecast: Forecast,
  horizon: Horizon,
  now: UnixMs,
): Promise<ScoreOutcome | undefined> {
  const window = scoreWindow(forecast, horizon, interval);
  const path = await pathWithin(store, forecast, window);
  if (!path) return now - window.to > GIVEN_UP_AFTER ? { missing: 'bar-gap' } : undefined;
  const orders = new Map<string, readonly Liquidation[] | Unheard>();
  for (const { instrument, feed } of forecast.parts)
    orders.set(instrument, feed === 'none' ? 'no-feed' : await ordersWithin(store, instrument, window));
  return scored(forecast, horizon, {
    ...path,
    orders: ({ instrument }) => orders.get(instrument) ?? 'no-feed',
  });
}

interface Path {
  readonly trigger: 'mark' | 'traded';
  readonly bars: readonly PathBar[];
}

/** The mark price triggers; the traded price stands in where a mark is missing. */
async function pathWithin(store: Store, forecast: Forecast, window: ScoreWindow): Promise<Path | undefined> {
  const marks = await completeBars(store, forecast, markKind, window);
  if (marks) return { trigger: 'mark', bars: marks };
  const traded = await completeBars(store, forecast, barKind, window);
  return traded && { trigger: 'traded', bars: traded };
}

async function completeBars(
  store: Store,
  { reference }: Forecast,
  kind: BarKind | MarkKind,
  { from, to }: ScoreWindow,
): Promise<readonly PathBar[] | undefined> {
  const bars = await store.read(reference, kind, from, to);
  return bars.length === (to - from) / interval ? bars : undefined;
}

async function ordersWithin(
  store: Store,
  instrument: Forecast['reference'],
  { start, end }: ScoreWindow,
): Promise<readonly Liquidation[] | Unheard> {
  const heard = await store.read(instrument, 'heard', unixMs(start - LONGEST_HEARD), end);
  if (unheard(heard, start, end).length > 0) return 'stream-down';
  return store.read(instrument, 'liquidation', start, end);
}
