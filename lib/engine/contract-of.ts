/**
 * The contract that a venue has on a coin: one that was looked at before, which needs no network, or out of the venue's
 * list. What fails is tried again, for as long as somebody waits.
 */
import type { Instrument } from '../market/instrument';
import { inversePerpetualOf, perpetualOf } from '../market/perpetual';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import { retryDelay } from './retry';
import type { Seat } from './seat';

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
  seat: Seat,
  { store, clock, random }: ContractSources,
  signal: AbortSignal,
): Promise<Contract | undefined> {
  const choose = seat.inverse ? inversePerpetualOf : perpetualOf;
  const looked = choose(
    coin,
    (await store.instruments()).filter(({ venue }) => venue === seat.id),
  );
  // Beside an inverse one that was looked at there may be a linear one that was not.
  const known = looked?.linear === false && !seat.inverse ? undefined : looked;
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      const venue = await seat.open();
      const instrument = known ?? choose(coin, await venue.instruments(signal));
      return instrument && { venue, instrument };
    } catch (error) {
      if (signal.aborted) return undefined;
      console.warn(`isobar: ${seat.id}: list of contracts`, error);
      const circumstances = { failures, now: clock.now(), bannedUntil: seat.bannedUntil() };
      await clock.sleep(retryDelay({ ...circumstances, random: random() }), signal);
    }
  }
  return undefined;
}
