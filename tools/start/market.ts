/** The market that the local exchange serves: simulated, or recorded. */
import type { MarketFeed } from '../exchange/market-feed';
import { simulatedFeed } from '../market/feed';
import { recordedFeed } from '../replay/recorded-feed';
import type { StartOptions } from './arguments';

export function marketFor({ replay, source, seed, world }: StartOptions): MarketFeed {
  const now = Date.now();
  if (replay !== undefined) return recordedFeed(replay, { now, ...(source && { source }) });
  return simulatedFeed({ seed, world, now });
}
