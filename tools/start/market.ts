/**
 * The market that the local exchange serves. A simulated one is divided among all venues that have a wire; a recorded
 * one is Binance's alone, since nobody recorded how it was divided.
 */
import { createBinanceWire } from '../exchange/binance/wire';
import type { ServedMarket } from '../exchange/exchange';
import { servedVenues } from '../exchange/wires';
import { simulatedFeed } from '../market/feed';
import { createPartition } from '../market/partition';
import { recordedFeed } from '../replay/recorded-feed';
import type { StartOptions } from './arguments';

export interface LocalMarket {
  /** Said in the demo page's title. */
  readonly title: string;
  readonly markets: readonly ServedMarket[];
}

export function marketFor({ replay, source, seed, world }: StartOptions): LocalMarket {
  const now = Date.now();
  if (replay !== undefined) {
    const feed = recordedFeed(replay, { now, ...(source && { source }) });
    return { title: feed.title, markets: [{ feed, wire: createBinanceWire(feed) }] };
  }
  const whole = simulatedFeed({ seed, world, now });
  return { title: whole.title, markets: servedVenues(createPartition(whole, { seed })) };
}
