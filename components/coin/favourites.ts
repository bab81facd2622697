import { MOST_FAVOURITES } from '../../lib/protocol/settings';

/** With the coin at the end, or without it; undefined when there is no room for one more. */
export function toggledFavourite(favourites: readonly string[], coin: string): string[] | undefined {
  if (favourites.includes(coin)) return favourites.filter((favourite) => favourite !== coin);
  return favourites.length < MOST_FAVOURITES ? [...favourites, coin] : undefined;
}
