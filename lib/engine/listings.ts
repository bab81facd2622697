/**
 * What each venue lists: from the store at once, and from the venue when somebody asks and the list is a day old. A venue
 * that fails keeps its older list, leaves the others alone, and is asked again after a while.
 */
import { DAY, MINUTE, SECOND } from '../core/time';
import type { UnixMs } from '../core/units';
import { VENUE_IDS, type VenueId } from '../market/instrument';
import type { Listing } from '../market/listing';
import type { Store } from '../store/store';
import type { Clock } from './clock';
import type { VenueAccess } from './seat';

export interface ListingSources {
  readonly venues: readonly VenueAccess[];
  readonly store: Promise<Store>;
  readonly clock: Clock;
}

const FRESH = DAY;
const RETRY = MINUTE;
const PATIENCE = 30 * SECOND;

export class Listings {
  private readonly lists = new Map<VenueId, Listing>();
  private readonly requests = new Map<VenueId, Promise<void>>();
  private readonly failures = new Map<VenueId, UnixMs>();
  private stored: Promise<void> | undefined;

  constructor(private readonly sources: ListingSources) {}

  /** Brings in what is stored, and asks for what is stale: each promise ends, never throws, when one venue has answered. */
  async refresh(): Promise<readonly Promise<void>[]> {
    this.stored ??= this.readStored();
    await this.stored;
    for (const access of this.sources.venues)
      if (this.isDue(access) && !this.requests.has(access.id)) this.requests.set(access.id, this.ask(access));
    return [...this.requests.values()];
  }

  /** In the order of the venues, whichever answered first. */
  get known(): Listing[] {
    return VENUE_IDS.flatMap((id) => this.lists.get(id) ?? []);
  }

  /** Venues that are being asked and have no list yet. */
  get awaited(): VenueId[] {
    return this.without((id) => this.requests.has(id));
  }

  /** Venues whose list could not be had, neither now nor before; one that has banned us is not asked. */
  get failed(): VenueId[] {
    return this.without((id) => !this.requests.has(id));
  }

  private without(isSuch: (id: VenueId) => boolean): VenueId[] {
    return this.sources.venues.map(({ id }) => id).filter((id) => !this.lists.has(id) && isSuch(id));
  }

  private async readStored(): Promise<void> {
    try {
      for (const listing of await (await this.sources.store).listings())
        this.lists.set(listing.venue, listing);
    } catch (error) {
      console.warn('isobar: stored lists', error);
    }
  }

  private isDue({ id, bannedUntil }: VenueAccess): boolean {
    const now = this.sources.clock.now();
    const age = now - (this.lists.get(id)?.fetchedAt ?? -Infinity);
    const sinceFailure = now - (this.failures.get(id) ?? -Infinity);
    // A clock that was set back makes a list of tomorrow.
    return (age >= FRESH || age < 0) && sinceFailure >= RETRY && now >= (bannedUntil() ?? -Infinity);
  }

  private async ask(access: VenueAccess): Promise<void> {
    const { clock, store } = this.sources;
    try {
      const venue = await access.open();
      const instruments = await venue.instruments(AbortSignal.timeout(PATIENCE));
      const listing: Listing = { venue: access.id, fetchedAt: clock.now(), instruments };
      this.lists.set(access.id, listing);
      this.failures.delete(access.id);
      await (await store).saveListing(listing);
    } catch (error) {
      this.failures.set(access.id, clock.now());
      console.warn(`isobar: ${access.id}: list of contracts`, error);
    } finally {
      this.requests.delete(access.id);
    }
  }
}
