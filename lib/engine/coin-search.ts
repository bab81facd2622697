/** Answers what the user types with coins: from the lists that are known at once, and again as venues bring theirs. */
import * as v from 'valibot';

import { type ListedCoin, coinsFor, listedCoins } from '../market/coin-search';
import type { Listing } from '../market/listing';
import { Coin } from '../protocol/market-name';
import { type Found, MOST_FOUND } from '../protocol/messages';
import { type ListingSources, Listings } from './listings';

interface SearchDependencies extends ListingSources {
  readonly favourites: () => Promise<readonly string[]>;
}

export class CoinSearch {
  private readonly listings: Listings;
  private indexed: { readonly listings: readonly Listing[]; readonly coins: ListedCoin[] } | undefined;

  constructor(private readonly deps: SearchDependencies) {
    this.listings = new Listings(deps);
  }

  /** Until aborted, or until every venue has answered. */
  async search(text: string, answer: (found: Found) => void, signal: AbortSignal): Promise<void> {
    const requests = await this.listings.refresh();
    const tell = async (): Promise<void> => {
      const found = await this.found(text);
      if (!signal.aborted) answer(found);
    };
    await tell();
    await Promise.all(requests.map((request) => request.then(tell)));
  }

  private async found(text: string): Promise<Found> {
    const coins = text.trim() === '' ? await this.favouritesFirst() : coinsFor(text, this.coins());
    const { awaited, failed } = this.listings;
    return { type: 'found', text, coins: coins.slice(0, MOST_FOUND).map(toMessage), awaited, failed };
  }

  /** Favourites are there also before any venue has said that it lists them. */
  private async favouritesFirst(): Promise<ListedCoin[]> {
    const favourites = await this.deps.favourites();
    const coins = this.coins();
    const first = favourites.map(
      (favourite) => coins.find(({ coin }) => coin === favourite) ?? { coin: favourite, venues: [] },
    );
    return [...first, ...coins.filter(({ coin }) => !favourites.includes(coin))];
  }

  /** Some venues list names that no chart or message of ours can carry. */
  private coins(): ListedCoin[] {
    const listings = this.listings.known;
    const before = this.indexed;
    const isSame = listings.length === before?.listings.length;
    if (before && isSame && listings.every((listing, i) => listing === before.listings[i]))
      return before.coins;
    const coins = listedCoins(listings).filter(({ coin }) => v.is(Coin, coin));
    this.indexed = { listings, coins };
    return coins;
  }
}

function toMessage({ coin, venues }: ListedCoin): Found['coins'][number] {
  return { coin, venues: [...venues] };
}
