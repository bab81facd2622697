/**
 * The contract that a venue has on a coin: one that was looked at before, which needs no network, or out of the venue's
 * list. What fails is tried again, for as long as somebody waits.
 */
import type { Instrument } from '../market/instrument';
import { perpetualOf } from '../market/perpetual';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import type { VenueAccess } from './coin-watch';
import { retryDelay } from './retry';

interface ContractSources {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
}

export interface Contract {
  readonly venue: Venue;
  readonly instrument: Instrument;
}

/** Undefined when the venue lists none, or after an abort. */
export async function contractOf(
  coin: string,
  access: VenueAccess,
  { store, clock, random }: ContractSources,
  signal: AbortSignal,
): Promise<Contract | undefined> {
  const known = perpetualOf(
    coin,
    (await store.instruments()).filter(({ venue }) => venue === access.id),
  );
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      const venue = await access.open();
      const instrument = known ?? perpetualOf(coin, await venue.instruments(signal));
      return instrument && { venue, instrument };
    } catch (error) {
      if (signal.aborted) return undefined;
      console.warn(`isobar: ${access.id}: list of contracts`, error);
      const circumstances = { failures, now: clock.now(), bannedUntil: access.bannedUntil() };
      await clock.sleep(retryDelay({ ...circumstances, random: random() }), signal);
    }
  }
  return undefined;
}
