/** A page's address in its parts. Only https, and no user name in it: what could be mistaken for a host is not read. */

export interface PageAddress {
  readonly hostname: string;
  readonly path: string;
  /** Without `?` and `#`. */
  readonly query: string;
  readonly hash: string;
}

const ADDRESS = /^https:\/\/([a-z0-9.-]{1,253})(?::\d{1,5})?(?=[/?#]|$)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

export function pageAddress(address: string): PageAddress | undefined {
  const [, hostname, path = '', query = '', hash = ''] = ADDRESS.exec(address) ?? [];
  return hostname === undefined ? undefined : { hostname, path, query, hash };
}

/** Percent-decoded; what is not well formed stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The value of a key in a query such as `symbol=BINANCE%3ABTCUSDT&interval=15`. */
export function queryValue(query: string, key: string): string | undefined {
  const pair = query.split('&').find((pair) => pair.startsWith(`${key}=`));
  return pair === undefined ? undefined : decoded(pair.slice(key.length + 1).replaceAll('+', ' '));
}
