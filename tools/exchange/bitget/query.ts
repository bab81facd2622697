import { Refusal } from './answer';
import type { Listing } from './listing';

/** Reads request parameters with the venue's own checks and codes. */
export type Query = URLSearchParams;

export function required(query: Query, name: string): string {
  const value = query.get(name);
  if (!value) throw new Refusal('40019', `Parameter ${name} cannot be empty`);
  return value;
}

/** `USDT-FUTURES`, which may be sent in small letters too. */
export function productType(query: Query): string {
  return required(query, 'productType').toUpperCase();
}

/** Checks that the symbol is the one that this exchange has data of, and of the product that was named with it. */
export function requireSymbol(query: Query, listing: Listing, withProduct = true): void {
  const symbol = required(query, 'symbol');
  const product = withProduct ? productType(query) : listing.product;
  if (symbol !== listing.symbol || product !== listing.product) {
    throw new Refusal('40034', `Parameter ${symbol} does not exist`);
  }
}

export function integer(query: Query, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,19}$/.test(text)) throw new Refusal('40020', `Parameter ${name} error`);
  return Number(text);
}

/** More than the largest is answered with as many as there may be. */
export function limit(query: Query, usual: number, largest: number): number {
  return Math.max(1, Math.min(integer(query, 'limit') ?? usual, largest));
}
