/**
 * The contract that a venue has on a coin: one that was looked at before, which needs no network, or out of the venue's
 * list. A list that does not come is asked for again, for as long as somebody waits.
 */
import type { Instrument } from '../market/instrument';
import { perpetualOf } from '../market/perpetual';
import type { Store } from '../store/store';
import type { Clock } from './clock';
import type { VenueAccess } from './coin-watch';
import { retryDelay } from './retry';

interface ContractSources {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Undefined when the venue lists none, or after an abort. */
export async function contractOf(
  coin: string,
  access: VenueAccess,
  { store, clock, random }: ContractSources,
  signal: AbortSignal,
): Promise<Instrument | undefined> {
  const known = (await store.instruments()).filter(({ venue }) => venue === access.id);
  const found = perpetualOf(coin, known);
  if (found) return found;
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return perpetualOf(coin, await (await access.open()).instruments(signal));
    } catch (error) {
      if (signal.aborted) return undefined;
      console.warn(`isobar: ${access.id}: list of contracts`, error);
      const circumstances = { failures, now: clock.now(), bannedUntil: access.bannedUntil() };
      await clock.sleep(retryDelay({ ...circumstances, random: random() }), signal);
    }
  }
  return undefined;
}
