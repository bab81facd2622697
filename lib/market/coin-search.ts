/**
 * Coins by name across the venues' lists. `1000PEPE`, `kPEPE` and `PEPE` are one coin. Order: the name itself, then names
 * that begin so; among them those first that more venues list, then as the venues list them, which is mostly by age.
 */
import { coinUnit } from './coin-unit';
import type { VenueId } from './instrument';
import type { Listing } from './listing';
import { isInDollars } from './perpetual';
import { typedCoin } from './typed-coin';

const SEPARATORS = /[-_/:.\s]/g;

export interface ListedCoin {
  readonly coin: string;
  /** In the order of the lists. */
  readonly venues: readonly VenueId[];
}

/** Most widely listed first. Contracts that are not priced in dollars do not count. */
export function listedCoins(listings: readonly Listing[]): ListedCoin[] {
  const venuesOf = new Map<string, Set<VenueId>>();
  for (const { venue, instruments } of listings) {
    for (const instrument of instruments) {
      if (!isInDollars(instrument)) continue;
      const { coin } = coinUnit(instrument.base);
      const venues = venuesOf.get(coin) ?? new Set();
      venuesOf.set(coin, venues.add(venue));
    }
  }
  const coins = [...venuesOf].map(([coin, venues]) => ({ coin, venues: [...venues] }));
  return coins.sort((a, b) => b.venues.length - a.venues.length);
}

/** Out of coins in the order of `listedCoins`; all of them for an empty text. */
export function coinsFor(text: string, coins: readonly ListedCoin[]): ListedCoin[] {
  const wanted = typedCoin(text);
  const begun = coinUnit(text.replaceAll(SEPARATORS, '')).coin;
  const exact = coins.filter(({ coin }) => coin === wanted);
  const others = coins.filter(
    ({ coin }) => coin !== wanted && (coin.startsWith(wanted) || beginsMarketOf(coin, begun)),
  );
  return [...exact, ...others];
}

/** `BTCUS` is on its way to `BTCUSDT`: the coin must not vanish meanwhile. */
function beginsMarketOf(coin: string, begun: string): boolean {
  return begun.startsWith(coin) && [`${coin}USDT`, `${coin}USDC`].some((market) => market.startsWith(begun));
}
