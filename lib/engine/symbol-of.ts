/**
 * The symbol that a subscription means. A coin's perpetual is looked for among the instruments that were ever looked
 * at, which needs no network, then in the venue's list; a list that does not come is asked for again.
 */
import type { UnixMs } from '../core/units';
import { perpetualOf } from '../market/perpetual';
import type { Subscribe } from '../protocol/messages';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import { retryDelay } from './retry';

interface SymbolSources {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: Promise<Store>;
  readonly venue: () => Promise<Venue>;
  readonly bannedUntil: () => UnixMs | undefined;
}

/** Undefined when the coin has no perpetual, or after an abort. */
export async function symbolOf(
  { venue, market }: Pick<Subscribe, 'venue' | 'market'>,
  sources: SymbolSources,
  signal: AbortSignal,
): Promise<string | undefined> {
  if ('symbol' in market) return market.symbol;
  const stored = (await (await sources.store).instruments()).filter((known) => known.venue === venue);
  return perpetualOf(market.coin, stored)?.symbol ?? listedSymbol(market.coin, sources, signal);
}

async function listedSymbol(
  coin: string,
  { clock, random, venue, bannedUntil }: SymbolSources,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return perpetualOf(coin, await (await venue()).instruments(signal))?.symbol;
    } catch (error) {
      if (signal.aborted) return undefined;
      console.warn('isobar: listing', error);
      const now = clock.now();
      const circumstances = { failures, now, bannedUntil: bannedUntil(), random: random() };
      await clock.sleep(retryDelay(circumstances), signal);
    }
  }
  return undefined;
}
