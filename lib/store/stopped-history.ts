/** Which histories the user has stopped loading, in extension storage. The ones stopped longest ago make room for new ones. */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

import { LOOKBACK_NAMES, type Lookback } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';

const MOST_STOPS = 200;

const Stop = v.object({
  /** A coin on a set of venues. */
  market: v.string(),
  lookback: v.picklist(LOOKBACK_NAMES),
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
});
type Stop = v.InferOutput<typeof Stop>;

/** Newest last. */
const item = storage.defineItem<unknown>('local:stopped-history', { version: 1, migrations: {} });

let lastChange: Promise<unknown> = Promise.resolve();

/** When each of the market's lookbacks was stopped. */
export async function readStops(market: string): Promise<ReadonlyMap<Lookback, UnixMs>> {
  await lastChange;
  const stops = (await allStops()).filter((stop) => stop.market === market);
  return new Map(stops.map(({ lookback, at }) => [lookback, unixMs(at)]));
}

/** `at` undefined: it is loaded again. Changes run one after the other, so that two at once keep both. */
export function changeStop(market: string, lookback: Lookback, at: UnixMs | undefined): Promise<void> {
  const changed = lastChange.then(async () => {
    const others = (await allStops()).filter((stop) => stop.market !== market || stop.lookback !== lookback);
    const stops = at === undefined ? others : [...others, { market, lookback, at }];
    await item.setValue(stops.slice(-MOST_STOPS));
  });
  lastChange = changed.catch(() => undefined);
  return changed;
}

/** A damaged entry costs that stop only. */
async function allStops(): Promise<Stop[]> {
  const stored = await item.getValue();
  return Array.isArray(stored) ? stored.filter((stop) => v.is(Stop, stop)) : [];
}
