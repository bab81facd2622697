/** How a chart page names the market it shows. Data: adding a host is adding one file and listing it in hosts.ts. */
import type { VenueId } from '../market/instrument';

/** The clock that a page labels its charts' times in: that of the machine's zone, or UTC. */
export type LabelClock = 'browser' | 'utc';

export interface Host {
  /** Matches the page's host name, such as `www.binance.com`. */
  readonly hostname: RegExp;
  readonly venue: VenueId;
  /** Paths of a perpetual's page; the group `symbol` is the venue's own id, without separators. */
  readonly perpetual: readonly RegExp[];
  /** Paths of charts that the venue's perpetual data must not be drawn on, such as spot. */
  readonly other: readonly RegExp[];
  /** The symbol in the document's title, to be checked against the path's. */
  readonly title?: RegExp;
  /** Left out where it is not known: then nothing is painted that stands at a time. */
  readonly clock?: LabelClock;
}

export type PageMarket =
  | {
      readonly kind: 'perpetual';
      readonly venue: VenueId;
      readonly symbol: string;
      readonly clock?: LabelClock;
    }
  | { readonly kind: 'not-perpetual' }
  /** Title and address name different markets: the page is changing over. */
  | { readonly kind: 'unsettled' };

const ADDRESS = /^https:\/\/([^/?#:]+)(?::\d+)?([^?#]*)/;

function symbolIn(patterns: readonly RegExp[], path: string): string | undefined {
  for (const pattern of patterns) {
    const symbol = pattern.exec(path)?.groups?.['symbol'];
    if (symbol) return symbol.toUpperCase();
  }
  return undefined;
}

/** The market that a page shows; undefined where none of the hosts knows the page. */
export function marketOnPage(hosts: readonly Host[], address: string, title: string): PageMarket | undefined {
  const [, hostname, path] = ADDRESS.exec(address) ?? [];
  const host = hostname && hosts.find((known) => known.hostname.test(hostname));
  if (!host || path === undefined) return undefined;
  const symbol = symbolIn(host.perpetual, path);
  if (symbol === undefined)
    return host.other.some((pattern) => pattern.test(path)) ? { kind: 'not-perpetual' } : undefined;
  const titled = host.title?.exec(title)?.groups?.['symbol'];
  if (titled !== undefined && titled.toUpperCase() !== symbol) return { kind: 'unsettled' };
  return { kind: 'perpetual', venue: host.venue, symbol, ...(host.clock ? { clock: host.clock } : {}) };
}
